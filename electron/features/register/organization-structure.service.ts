import { AppError } from '#shared/lib/errors';
import type { CommandContext } from '../../archive/command';
import {
  childIds,
  countUnder,
  markAbolished,
  movePeople,
  renumberPaths,
  writeOrder,
} from './organization.store';
import { requireOrganization } from './organization.service';

/**
 * Puts a unit under another parent, at a place among its children.
 * @throws ORGANIZATION_CYCLE when the new parent is the unit itself or lies under it, NOT_FOUND
 */
export function moveOrganization(
  tx: CommandContext,
  input: { readonly id: number; readonly parentId: number | null; readonly position: number },
): null {
  const unit = requireOrganization(tx.db, input.id);
  const parent = input.parentId === null ? null : requireOrganization(tx.db, input.parentId);
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
  const people = movedPeople.length;
  for (const person of movedPeople) {
    const change = { before: { organizationId: unit.id }, after: { organizationId: target.id } };
    tx.record({ entity: 'person', id: person.id, uuid: person.uuid, label: person.name, ...change });
  }
  const moved = childIds(tx.db, unit.id);
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

/** Takes an end back; people moved by a merger stay where they are. @throws ORGANIZATION_NOT_ENDED, NOT_FOUND */
export function reinstateOrganization(tx: CommandContext, id: number): null {
  const unit = requireOrganization(tx.db, id);
  if (unit.abolished === null) throw new AppError('ORGANIZATION_NOT_ENDED');
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
