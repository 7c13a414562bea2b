import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type { OrganizationInput } from '#shared/register/contract';
import type { CommandContext } from '../../archive/command';
import { differences } from './changes';
import { sortKeyOf } from './name-keys';
import {
  insertOrganization,
  nextPosition,
  renumberPaths,
  selectOrganization,
  updateOrganization,
} from './organization.store';

/**
 * Saves an organization; a new one comes last among its siblings.
 * @throws ORGANIZATION_INCOMPLETE without a name, NOT_FOUND for an unknown parent, VERSION_CONFLICT
 */
export function saveOrganization(tx: CommandContext, input: OrganizationInput): { id: number } {
  const { name } = input.fields;
  if (!name) throw new AppError('ORGANIZATION_INCOMPLETE', {}, [{ path: 'fields.name', code: 'required' }]);
  const nameKey = sortKeyOf(name, false);
  if (input.id === null) {
    if (input.parentId !== null && !selectOrganization(tx.db, input.parentId))
      throw new AppError('NOT_FOUND');
    const uuid = randomUUID();
    const position = nextPosition(tx.db, input.parentId);
    const unit = { uuid, parentId: input.parentId, position, nameKey, now: tx.now, fields: input.fields };
    const id = insertOrganization(tx.db, unit);
    renumberPaths(tx.db);
    const after = differences({}, { ...input.fields, parentId: input.parentId })?.after ?? {};
    tx.record({ entity: 'organization', id, uuid, label: name, before: null, after });
    return { id };
  }
  const before = selectOrganization(tx.db, input.id);
  if (!before) throw new AppError('NOT_FOUND');
  const changed = differences(before.fields, input.fields);
  if (!changed) return { id: before.id };
  const change = { id: before.id, version: input.version, nameKey, now: tx.now, fields: input.fields };
  if (!updateOrganization(tx.db, change)) throw new AppError('VERSION_CONFLICT');
  tx.record({ entity: 'organization', id: before.id, uuid: before.uuid, label: name, ...changed });
  return { id: before.id };
}
