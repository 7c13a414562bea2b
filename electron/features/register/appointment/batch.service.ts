import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type {
  BatchDocument,
  BatchInput,
  BatchPerson,
  BatchRow,
  PersonBatch,
} from '#shared/register/appointment/appointment-contract';
import { batchState, emptyBatch, heldFrom, isRunning, newItem } from '#shared/register/appointment/batch';
import { proposalOf } from '#shared/register/appointment/apply';
import type { BatchContent, BatchItem } from '#shared/register/appointment/batch-fields';
import { holdsTaken, trialUntil } from '#shared/register/appointment/trial-periods';
import { inOffice } from '#shared/register/appointment/scene';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { Parsed } from '#shared/contract';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { differences } from '../changes';
import { selectPeopleInFull } from '../bulk/person-batch.store';
import { peopleBefore } from './people-before';
import { clearProposals, noLongerIn } from './form-clearing.service';
import { areUnitsKnown, selectOrganizationTree } from '../organization/organization.store';
import {
  insertBatch,
  replaceItems,
  selectBatch,
  selectBatches,
  selectBatchesOf,
  selectPeopleHeads,
  updateBatch,
  type StoredBatch,
} from './batch.store';

/** @throws NOT_FOUND */
export function requireBatch(db: Db, id: number): StoredBatch {
  const batch = selectBatch(db, id);
  if (!batch) throw new AppError('NOT_FOUND');
  return batch;
}

/**
 * A batch that may still be worked on, in the version that the user saw.
 * @throws NOT_FOUND, VERSION_CONFLICT, APPOINTMENT_DONE, APPOINTMENT_CANCELLED
 */
export function requireOpen(db: Db, id: number, version: number): StoredBatch {
  const batch = requireBatch(db, id);
  if (batch.completedAt !== null) throw new AppError('APPOINTMENT_DONE');
  if (batch.cancelledAt !== null) throw new AppError('APPOINTMENT_CANCELLED');
  if (batch.version !== version || batch.deletedAt !== null) throw new AppError('VERSION_CONFLICT');
  return batch;
}

/** A batch with everything that its page shows. @throws NOT_FOUND */
export function getBatch(db: Db, id: number): BatchDocument {
  const { uuid: _uuid, completedSeq: _seq, seen: _seen, ...batch } = requireBatch(db, id);
  return batch;
}

/** The batches that a list asks for, the latest first. */
export function listBatches(
  db: Db,
  { search, states }: Parsed<'appointment.list'>,
  today: string,
): BatchRow[] {
  const wanted = search.trim();
  return selectBatches(db).flatMap((batch): BatchRow[] => {
    const { id, fields, people, names, updatedAt } = batch;
    const state = batchState(fields, batch, today);
    const deleted = batch.deletedAt !== null;
    if (deleted ? !states.includes('deleted') : states.length > 0 && !states.includes(state)) return [];
    const { title, number, kind, proposed, decided, document } = fields;
    if (wanted !== '' && ![title, number, document, names].some((text) => text?.includes(wanted))) return [];
    return [
      {
        id,
        title: title ?? '',
        number,
        kind,
        state,
        people,
        names,
        proposed,
        decided,
        appointed: heldFrom(fields),
        document,
        updatedAt,
        deleted,
      },
    ];
  });
}

/**
 * People as a batch names them, in the order of the ids; unknown ids are left out. Of a batch that is closed they stand as
 * it found them.
 * @param batchId null for a batch that is not saved
 */
export function batchPeople(db: Db, { ids, batchId }: Parsed<'appointment.people'>): BatchPerson[] {
  const unitName = paperUnitNames(selectOrganizationTree(db));
  const found = new Map(selectPeopleInFull(db, ids).map((person) => [person.id, person]));
  const people = batchId === null ? found : peopleBefore(db, requireBatch(db, batchId), found);
  return [...people.values()].map((person) => {
    const { id, version, fields, children, deletedAt } = person;
    return {
      id,
      version,
      name: fields.name ?? '',
      organizationId: fields.organizationId,
      organization: unitName(fields.organizationId ?? 0),
      gender: fields.gender,
      birthDate: fields.birthDate,
      currentPost: fields.currentPost,
      postTier: fields.postTier,
      deleted: deletedAt !== null,
      posts: inOffice({ children }).map(
        ({ organizationId, organizationName, post, started, tier, memberKind, primary, change }) => ({
          organizationId,
          organizationName,
          unit: organizationId === null ? (organizationName ?? '') : unitName(organizationId),
          post,
          started,
          tier,
          memberKind,
          primary,
          change,
        }),
      ),
    };
  });
}

function requireKnown(db: Db, items: BatchContent['items']): Map<number, { version: number; name: string }> {
  const posts = items.flatMap(({ takes, leaves }) => [...takes, ...leaves]);
  const units = posts.flatMap(({ organizationId }) => (organizationId === null ? [] : [organizationId]));
  if (!areUnitsKnown(db, units)) throw new AppError('APPOINTMENT_UNIT_UNKNOWN');
  const ids = [...new Set(items.map(({ personId }) => personId))];
  const people = selectPeopleHeads(db, ids);
  if (people.size < ids.length) throw new AppError('NOT_FOUND');
  return people;
}

/** An item that was not touched keeps the version of its person that was looked at when it was made. */
function seenOf(
  items: readonly BatchItem[],
  people: ReadonlyMap<number, { readonly version: number }>,
  stored: StoredBatch | null,
): number[] {
  const known = new Map(stored?.items.map((item, at) => [JSON.stringify(item), stored.seen[at] ?? 0]));
  return items.map((item) => known.get(JSON.stringify(item)) ?? people.get(item.personId)?.version ?? 0);
}

/** The batch as the audit tells it: people by name. */
function told(
  { fields, items }: BatchContent,
  names: ReadonlyMap<number, { readonly name: string }>,
): object {
  const people = items.map((item) => ({ name: names.get(item.personId)?.name ?? '', ...item }));
  return { ...fields, items: people };
}

/**
 * Saves a batch as its form holds it: new when `id` is null.
 * @throws APPOINTMENT_INCOMPLETE, APPOINTMENT_UNIT_UNKNOWN, NOT_FOUND for a person and what requireOpen throws
 */
export function saveBatch(tx: CommandContext, input: BatchInput): { id: number; version: number } {
  const { fields, items } = input;
  if (!fields.title) {
    throw new AppError('APPOINTMENT_INCOMPLETE', {}, [{ path: 'fields.title', code: 'required' }]);
  }
  const people = requireKnown(tx.db, items);
  if (input.id === null) {
    const uuid = randomUUID();
    const id = insertBatch(tx.db, { uuid, now: tx.now, fields });
    replaceItems(tx.db, id, items, seenOf(items, people, null));
    const after = differences({}, told(input, people) as Record<string, unknown>)?.after ?? {};
    tx.record({ entity: 'appointmentBatch', id, uuid, label: fields.title, before: null, after });
    return { id, version: 1 };
  }
  const before = requireOpen(tx.db, input.id, input.version);
  const former = selectPeopleHeads(
    tx.db,
    before.items.map(({ personId }) => personId),
  );
  const changed = differences(
    told(before, former) as Record<string, unknown>,
    told(input, people) as Record<string, unknown>,
  );
  const seen = seenOf(items, people, before);
  if (!changed && JSON.stringify(seen) === JSON.stringify(before.seen))
    return { id: before.id, version: before.version };
  if (!updateBatch(tx.db, { id: before.id, version: input.version, now: tx.now, fields }))
    throw new AppError('VERSION_CONFLICT');
  replaceItems(tx.db, before.id, items, seen);
  clearProposals(tx, before, noLongerIn(before.items, items));
  const { id, uuid } = before;
  tx.record({
    entity: 'appointmentBatch',
    id,
    uuid,
    label: fields.title,
    ...(changed ?? { before: {}, after: {} }),
  });
  return { id, version: before.version + 1 };
}

/**
 * Puts people behind the others of a batch, or into a new one.
 * @returns the batch, and how many were not in it yet
 */
export function addPeople(
  tx: CommandContext,
  { id, title, people }: Parsed<'appointment.addPeople'>,
): { id: number; added: number } {
  const batch = id === null ? null : requireBatch(tx.db, id);
  const content: BatchContent = batch ?? emptyBatch();
  const known = new Set(content.items.map(({ personId }) => personId));
  const added = [...new Set(people)].filter((person) => !known.has(person));
  const saved = saveBatch(tx, {
    id,
    version: batch?.version ?? 0,
    fields: batch ? content.fields : { ...content.fields, title },
    items: [...content.items, ...added.map(newItem)],
  });
  return { id: saved.id, added: added.length };
}

/**
 * The running batches that somebody stands in, and completed ones with a trial period on which nothing is decided yet, as
 * long as the post is held.
 */
export function batchesOfPerson(db: Db, personId: number, today: string): PersonBatch[] {
  const unitName = paperUnitNames(selectOrganizationTree(db));
  const [person] = selectPeopleInFull(db, [personId]);
  const held = person ? inOffice(person) : [];
  return selectBatchesOf(db, personId).flatMap((id): PersonBatch[] => {
    const batch = requireBatch(db, id);
    const item = batch.items.find((one) => one.personId === personId && !one.fields.withdrawn);
    if (!item) return [];
    const state = batchState(batch.fields, batch, today);
    const onTrial = state === 'completed' && item.fields.trialResult === null && holdsTaken(item, held);
    const until = onTrial ? trialUntil(item) : null;
    if (!isRunning(state) && until === null) return [];
    const { proposedPost, proposedRemoval } = proposalOf(item, { unitName });
    const words = [proposedPost && `拟任${proposedPost}`, proposedRemoval && `拟免${proposedRemoval}`];
    const proposal = words.filter(Boolean).join('，');
    return [{ id, title: batch.fields.title ?? '', state, proposal, probationUntil: until }];
  });
}
