import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import { checkCondition } from '#shared/register/list/condition-operators';
import { savedContent, type SavedContent, type SavedQuery } from '#shared/register/list/saved-query';
import type { Actor } from '#shared/security/contract';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import {
  deleteQuery,
  insertQuery,
  isAdministrator,
  isNameTaken,
  selectQueries,
  selectQuery,
  updateQuery,
  type StoredQuery,
} from './saved-query.store';

/** Null for what an earlier program saved and this one cannot ask any more. */
function readContent(text: string): SavedContent | null {
  try {
    const content = savedContent.parse(JSON.parse(text));
    if (content.condition) checkCondition(content.condition);
    return content;
  } catch {
    return null;
  }
}

/** The user's own queries and the shared ones. */
export function listQueries(db: Db, actor: Actor): SavedQuery[] {
  return selectQueries(db, actor.id).map(({ id, name, ownerId, ownerName, shared, content }) => ({
    id,
    name,
    ownerName,
    own: ownerId === actor.id,
    shared: shared === 1,
    content: readContent(content),
  }));
}

function requireOwn(tx: CommandContext, id: number): StoredQuery {
  const query = selectQuery(tx.db, id);
  if (!query || (query.ownerId !== tx.actor.id && query.shared === 0)) throw new AppError('NOT_FOUND');
  if (query.ownerId !== tx.actor.id && !isAdministrator(tx.db, tx.actor.id))
    throw new AppError('ACCESS_DENIED');
  return query;
}

/**
 * Keeps a query under a name.
 * @throws CONDITION_INVALID and its kin, QUERY_NAME_TAKEN, ACCESS_DENIED for somebody else's, NOT_FOUND
 */
export function saveQuery(
  tx: CommandContext,
  input: { id: number | null; name: string; shared: boolean; content: SavedContent },
): { id: number } {
  if (input.content.condition) checkCondition(input.content.condition);
  const before = input.id === null ? null : requireOwn(tx, input.id);
  const ownerId = before?.ownerId ?? tx.actor.id;
  if (isNameTaken(tx.db, { ownerId, name: input.name, id: input.id })) {
    throw new AppError('QUERY_NAME_TAKEN', { name: input.name }, [{ path: 'name', code: 'taken' }]);
  }
  const content = JSON.stringify(input.content);
  const { name, shared } = input;
  const after = { name, shared, content };
  if (!before) {
    const uuid = randomUUID();
    const id = insertQuery(tx.db, { uuid, name, ownerId, shared, content, now: tx.now });
    tx.record({ entity: 'query', id, uuid, label: name, before: null, after });
    return { id };
  }
  updateQuery(tx.db, { id: before.id, name, shared, content, now: tx.now });
  const old = { name: before.name, shared: before.shared === 1, content: before.content };
  tx.record({ entity: 'query', id: before.id, uuid: before.uuid, label: name, before: old, after });
  return { id: before.id };
}

/**
 * Forgets a query.
 * @throws ACCESS_DENIED for somebody else's, NOT_FOUND
 */
export function removeQuery(tx: CommandContext, id: number): null {
  const { uuid, name, content, shared } = requireOwn(tx, id);
  deleteQuery(tx.db, id);
  const before = { name, shared: shared === 1, content };
  tx.record({ entity: 'query', id, uuid, label: name, before, after: null });
  return null;
}
