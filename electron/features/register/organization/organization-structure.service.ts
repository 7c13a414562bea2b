import { AppError } from '#shared/lib/errors';
import type { CommandContext } from '../../../archive/command';
import {
  childIds,
  countUnder,
  markAbolished,
  movePeople,
  renumberPaths,
  writeOrder,
} from './organization.store';
import { requireLivingParent, requireOrganization } from './organization.service';

/**
 * Puts a unit under another parent, at a place among its children.
 * @throws ORGANIZATION_CYCLE when the new parent is the unit itself or lies under it, ORGANIZATION_PARENT_ENDED, NOT_FOUND
 */
export function moveOrganization(
  tx: CommandContext,
  input: { readonly id: number; readonly parentId: number | null; readonly position: number },
): null {
  const unit = requireOrganization(tx.db, input.id);
  const parent = requireLivingParent(tx.db, input.parentId);
  if (parent?.path.startsWith(unit.path)) throw new AppError('ORGANIZATION_CYCLE');
  const siblings = childIds(tx.db, input.parentId).filter((id) => id !== unit.id);
  const order = [...siblings.slice(0, input.position), unit.id, ...siblings.slice(input.position)];
  writeOrder(tx.db, input.parentId, order);
  renumberPaths(tx.db);
  const place = (parentId: number | null, position: number) => ({ parentId, position });
  tx.record({
    entity: 'organization',
    id: unit.id,
    uuid: unit.uuid,
    label: unit.fields.name ?? undefined,
    before: place(unit.parentId, unit.position),
    after: place(input.parentId, order.indexOf(unit.id)),
  });
  return null;
}

/**
 * Ends a unit and brings its people and sub-units into another one. The ended unit stays as history.
 * @throws ORGANIZATION_CYCLE when the other one is the unit itself or lies under it, ORGANIZATION_ENDED, NOT_FOUND
 */
export function mergeOrganization(
  tx: CommandContext,
  input: { readonly id: number; readonly into: number; readonly reason: string },
): { people: number; units: number } {
  const unit = requireOrganization(tx.db, input.id);
  const target = requireOrganization(tx.db, input.into);
  if (target.path.startsWith(unit.path)) throw new AppError('ORGANIZATION_CYCLE');
  if (unit.abolished !== null || target.abolished !== null) throw new AppError('ORGANIZATION_ENDED');
  const movedPeople = movePeople(tx.db, unit.id, target.id, tx.now);
  // Those in the recycle bin go along, but nobody counts them.
  const people = movedPeople.filter((person) => person.deleted === 0).length;
  for (const { id, uuid, name, positionBefore, position } of movedPeople) {
    const before = { organizationId: unit.id, positionOrder: positionBefore };
    const after = { organizationId: target.id, positionOrder: position };
    tx.record({ entity: 'person', id, uuid, label: name, before, after });
  }
  const moved = childIds(tx.db, unit.id);
  recordNewParent(tx, moved, target.id);
  writeOrder(tx.db, target.id, [...childIds(tx.db, target.id), ...moved]);
  markAbolished(tx.db, unit.id, tx.now, target.id, tx.now);
  renumberPaths(tx.db);
  const label = unit.fields.name ?? undefined;
  const after = {
    abolished: tx.today,
    mergedInto: target.id,
    reason: input.reason,
    people,
    units: moved.length,
  };
  tx.record({
    entity: 'organization',
    id: unit.id,
    uuid: unit.uuid,
    label,
    before: { abolished: null },
    after,
  });
  const gained = { mergedFrom: unit.id, people, units: moved.length };
  tx.record({
    entity: 'organization',
    id: target.id,
    uuid: target.uuid,
    label: target.fields.name ?? undefined,
    before: {},
    after: gained,
  });
  return { people, units: moved.length };
}

function recordNewParent(tx: CommandContext, ids: readonly number[], parentId: number): void {
  for (const id of ids) {
    const { uuid, fields, parentId: before } = requireOrganization(tx.db, id);
    const change = { before: { parentId: before }, after: { parentId } };
    tx.record({ entity: 'organization', id, uuid, label: fields.name ?? undefined, ...change });
  }
}

/**
 * Ends a unit under which nobody and nothing stands.
 * @throws ORGANIZATION_IN_USE with the counts, ORGANIZATION_ENDED, NOT_FOUND
 */
export function abolishOrganization(
  tx: CommandContext,
  input: { readonly id: number; readonly reason: string },
): null {
  const unit = requireOrganization(tx.db, input.id);
  if (unit.abolished !== null) throw new AppError('ORGANIZATION_ENDED');
  const { people, units } = countUnder(tx.db, unit.id);
  if (people + units > 0) throw new AppError('ORGANIZATION_IN_USE', { people, units });
  markAbolished(tx.db, unit.id, tx.now, null, tx.now);
  const after = { abolished: tx.today, reason: input.reason };
  tx.record({
    entity: 'organization',
    id: unit.id,
    uuid: unit.uuid,
    label: unit.fields.name ?? undefined,
    before: { abolished: null },
    after,
  });
  return null;
}

/**
 * Takes an end back; people moved by a merger stay where they are.
 * @throws ORGANIZATION_NOT_ENDED, ORGANIZATION_PARENT_ENDED, NOT_FOUND
 */
export function reinstateOrganization(tx: CommandContext, id: number): null {
  const unit = requireOrganization(tx.db, id);
  if (unit.abolished === null) throw new AppError('ORGANIZATION_NOT_ENDED');
  requireLivingParent(tx.db, unit.parentId);
  markAbolished(tx.db, unit.id, null, null, tx.now);
  const before = { abolished: unit.abolished.slice(0, 10) };
  tx.record({
    entity: 'organization',
    id,
    uuid: unit.uuid,
    label: unit.fields.name ?? undefined,
    before,
    after: { abolished: null },
  });
  return null;
}
