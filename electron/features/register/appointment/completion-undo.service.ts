import { AppError } from '#shared/lib/errors';
import type { Parsed } from '#shared/contract';
import type { PersonContent } from '#shared/register/person/person-document';
import { changesOf, type Change } from '../../../archive/audit';
import type { CommandContext } from '../../../archive/command';
import type { JobContext } from '../../../contexts';
import { selectPerson } from '../person/person.store';
import { getPerson, savePerson } from '../person/person.service';
import { requireBatch } from './batch.service';
import { markSeen } from './batch.store';
import { changeFate } from './fate.service';
import { putBack } from './put-back';

type Values = Readonly<Record<string, unknown>>;

/** Whether everything that the completion wrote still stands as it wrote it. */
function isUntouched(content: PersonContent, after: Values): boolean {
  const now: Values = { ...content.fields, ...content.children };
  return Object.keys(after).every(
    (key) => JSON.stringify(now[key] ?? null) === JSON.stringify(after[key] ?? null),
  );
}

/** @returns the name of somebody in whom something was changed since; undefined once all is put back */
function undoPerson(tx: CommandContext, batchId: number, change: Change): string | undefined {
  if (!selectPerson(tx.db, change.id)) return change.label ?? '';
  const { version, deletedAt, ...content } = getPerson(tx.db, change.id);
  if (deletedAt !== null || !isUntouched(content, (change.after ?? {}) as Values)) return change.label ?? '';
  const { fields, children } = putBack(content, (change.before ?? {}) as Values);
  const saved = savePerson(tx, { id: change.id, version, fields, children });
  markSeen(tx.db, batchId, change.id, saved.version);
  return undefined;
}

/**
 * Takes a completion back in one transaction: everybody stands as before, and the batch is open again.
 * @throws APPOINTMENT_NOT_DONE, VERSION_CONFLICT, APPOINTMENT_UNDO_CHANGED when something was changed since; then nothing
 * is put back
 */
export function undoCompletion(
  { id, version }: Parsed<'appointment.undoCompletion'>,
  context: JobContext,
): { people: number } {
  return context.command((tx) => {
    const batch = requireBatch(tx.db, id);
    if (batch.completedAt === null || batch.completedSeq === null) throw new AppError('APPOINTMENT_NOT_DONE');
    if (batch.version !== version) throw new AppError('VERSION_CONFLICT');
    // The last first: somebody may have been changed twice.
    const changes = [...changesOf(tx.db, batch.completedSeq)]
      .filter(({ entity }) => entity === 'person')
      .reverse();
    const changed = changes.flatMap((change, at) => {
      context.checkpoint(at, changes.length, '正在撤回');
      return undoPerson(tx, id, change) ?? [];
    });
    if (changed.length > 0) throw new AppError('APPOINTMENT_UNDO_CHANGED', { names: changed.join('、') });
    const told = { before: { completedAt: batch.completedAt }, after: { completedAt: null } };
    changeFate(tx, batch, { completed_at: null, completed_seq: null }, told);
    return { people: changes.length };
  });
}
