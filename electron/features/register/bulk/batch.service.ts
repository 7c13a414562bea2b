import {
  checkBatchChanges,
  previewBatch,
  type BatchChange,
  type BatchPreview,
  type BatchPreviewRow,
  type BatchState,
} from '#shared/register/bulk/batch-edit';
import { auditHead } from '../../../archive/audit';
import { createBackup } from '../../../archive/backup';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { iterateBatchPeople, updatePersonFields } from './batch.store';
import { removePeople } from '../bin/person-bin.service';

type Checkpoint = (done: number, total: number) => void;

/** How many people are worked on between two looks at whether the user has cancelled. */
const stride = 50;

/**
 * What a batch edit would do to each of the selected people.
 * @throws BATCH_INVALID when a change does not fit its field
 */
export function previewBatchEdit(
  db: Db,
  input: {
    readonly ids: readonly number[];
    readonly changes: readonly BatchChange[];
    readonly show: BatchState;
    readonly offset: number;
    readonly limit: number;
  },
): BatchPreview {
  checkBatchChanges(input.changes);
  const keys = input.changes.map((change) => change.field);
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  const rows: BatchPreviewRow[] = [];
  let present = 0;
  for (const { id, name, organizationId, deletedAt, values } of iterateBatchPeople(db, input.ids, keys)) {
    if (deletedAt !== null) continue;
    present += 1;
    const preview = previewBatch(input.changes, values);
    counts[preview.state] += 1;
    if (preview.state !== input.show) continue;
    const place = counts[input.show] - 1;
    if (place >= input.offset && rows.length < input.limit)
      rows.push({ id, name, organizationId, ...preview });
  }
  return { counts, missing: input.ids.length - present, rows };
}

/** Writes the changes of everybody whom the preview calls changed. */
function applyBatch(
  tx: CommandContext,
  input: { readonly ids: readonly number[]; readonly changes: readonly BatchChange[] },
  checkpoint: Checkpoint,
): number {
  const keys = input.changes.map((change) => change.field);
  let changed = 0;
  let done = 0;
  for (const person of iterateBatchPeople(tx.db, input.ids, keys)) {
    done += 1;
    if (done % stride === 0) checkpoint(done, input.ids.length);
    if (person.deletedAt !== null) continue;
    const { state, fields } = previewBatch(input.changes, person.values);
    if (state !== 'changed') continue;
    const differing = fields.filter((field) => field.before !== field.after);
    const after = Object.fromEntries(differing.map((field) => [field.field, field.after]));
    const before = Object.fromEntries(differing.map((field) => [field.field, field.before]));
    updatePersonFields(tx.db, person.id, after, tx.now);
    tx.record({ entity: 'person', id: person.id, uuid: person.uuid, label: person.name, before, after });
    changed += 1;
  }
  return changed;
}

/** The audit row that a command just wrote; null when it changed nothing. The job holds the write gate. */
function writtenSeq(db: Db, changed: number): number | null {
  return changed === 0 ? null : auditHead(db).seq;
}

/**
 * Changes fields of many people in one transaction with one audit row.
 * @returns how many were changed, and the audit row that undoes it
 * @throws BATCH_INVALID, CANCELLED; then nobody is changed
 */
export function applyBatchEdit(
  input: { readonly ids: readonly number[]; readonly changes: readonly BatchChange[] },
  context: JobContext,
): { changed: number; seq: number | null } {
  checkBatchChanges(input.changes);
  const checkpoint: Checkpoint = (done, total) => context.checkpoint(done, total, '正在修改');
  const changed = context.command((tx) => applyBatch(tx, input, checkpoint));
  return { changed, seq: writtenSeq(context.db, changed) };
}

/** A backup before people are deleted by the many (DESIGN 4). */
export function backUpBefore(context: JobContext): void {
  context.checkpoint(0, 0, '正在备份');
  createBackup({ ...context.place, db: context.db, moment: context.clock(), reason: 'delete' });
}

/**
 * Puts many people into the recycle bin, after a backup.
 * @throws NOT_FOUND, CANCELLED and the backup's errors; then nobody is moved
 */
export function removeMany(
  input: { readonly ids: readonly number[]; readonly reason: string },
  context: JobContext,
): { removed: number; seq: number | null } {
  backUpBefore(context);
  const { removed } = context.command((tx) => {
    context.checkpoint(0, input.ids.length, '正在移入回收站');
    return removePeople(tx, input);
  });
  return { removed, seq: writtenSeq(context.db, removed) };
}
