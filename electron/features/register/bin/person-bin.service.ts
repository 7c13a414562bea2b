import { AppError } from '#shared/lib/errors';
import type { CommandContext } from '../../../archive/command';
import {
  markPersonDeleted,
  selectEndedUnit,
  selectPersonHead,
  type PersonHead,
} from '../person/person.store';

function requireHead(tx: CommandContext, id: number): PersonHead {
  const head = selectPersonHead(tx.db, id);
  if (!head) throw new AppError('NOT_FOUND');
  return head;
}

/**
 * Puts people into the recycle bin; those already there are passed over.
 * @param input `reason` is kept in each one's history
 * @returns how many were moved
 * @throws NOT_FOUND, and then nobody is moved
 */
export function removePeople(
  tx: CommandContext,
  input: { readonly ids: readonly number[]; readonly reason: string },
): { removed: number } {
  const present = input.ids.map((id) => requireHead(tx, id)).filter((head) => head.deletedAt === null);
  for (const { id, uuid, name } of present) {
    markPersonDeleted(tx.db, id, tx.now, tx.now);
    tx.record({
      entity: 'person',
      id,
      uuid,
      label: name ?? undefined,
      before: { deletedAt: null },
      after: { deletedAt: tx.now, reason: input.reason },
    });
  }
  return { removed: present.length };
}

/**
 * Takes people out of the recycle bin, as they were; those not in it are passed over.
 * @returns how many came back
 * @throws NOT_FOUND, PERSON_UNIT_ENDED (lists would not show them there), and then nobody comes back
 */
export function restorePeople(
  tx: CommandContext,
  input: { readonly ids: readonly number[] },
): { restored: number } {
  const binned = input.ids.map((id) => requireHead(tx, id)).filter((head) => head.deletedAt !== null);
  for (const { id, uuid, name, deletedAt } of binned) {
    const ended = selectEndedUnit(tx.db, id);
    if (ended !== null) throw new AppError('PERSON_UNIT_ENDED', { name: name ?? '', unit: ended });
    markPersonDeleted(tx.db, id, null, tx.now);
    tx.record({
      entity: 'person',
      id,
      uuid,
      label: name ?? undefined,
      before: { deletedAt },
      after: { deletedAt: null },
    });
  }
  return { restored: binned.length };
}
