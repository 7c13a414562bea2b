import { AppError } from '#shared/lib/errors';
import type { FieldValue } from '#shared/lib/field';
import type { UndoConflict, UndoPreview } from '#shared/register/bulk/bulk-operations';
import { batchFields } from '#shared/register/bulk/batch-edit';
import { auditHead, changesOf, type Change } from '../../../archive/audit';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import {
  isUndone,
  iterateBatchPeople,
  selectBulkChannel,
  updatePersonFields,
  type BatchPerson,
} from './batch.store';
import { markPersonDeleted } from '../person/person.store';

const keys = batchFields.map((field) => field.key);
const mostListed = 200;
const stride = 50;

type Values = Readonly<Record<string, FieldValue>>;

/** What undoing one change of an operation means for its person as he or she stands now. */
interface Step {
  readonly person: BatchPerson;
  /** Fields that are put back, what stands there now and what it becomes. */
  readonly current: Values;
  readonly restored: Values;
  readonly conflicts: readonly UndoConflict[];
}

function valueNow(person: BatchPerson, key: string): FieldValue {
  return key === 'deletedAt' ? person.deletedAt : (person.values[key] ?? null);
}

/** The reason of a removal is no field that could be put back. */
function fieldsOf(change: Change): string[] {
  return Object.keys(change.after ?? {}).filter((key) => key === 'deletedAt' || keys.includes(key));
}

function stepOf(change: Change, person: BatchPerson): Step {
  const before = (change.before ?? {}) as Values;
  const after = (change.after ?? {}) as Values;
  const conflicts: UndoConflict[] = [];
  const current: Record<string, FieldValue> = {};
  const restored: Record<string, FieldValue> = {};
  for (const key of fieldsOf(change)) {
    const now = valueNow(person, key);
    const written = after[key] ?? null;
    // Somebody who was deleted since cannot be written to.
    const blocked = key !== 'deletedAt' && person.deletedAt !== null;
    if (now !== written || blocked) {
      conflicts.push({ id: person.id, name: person.name, field: key, written, current: now });
    } else {
      current[key] = now;
      restored[key] = before[key] ?? null;
    }
  }
  return { person, current, restored, conflicts };
}

/** Every step of undoing an operation, one person after the other. */
function* stepsOf(db: Db, seq: number): Generator<Step | UndoConflict> {
  // Read first: the steps write, and a connection cannot while a statement is being iterated.
  const changes = [...changesOf(db, seq)].filter((change) => change.entity === 'person');
  for (const change of changes) {
    const [person] = iterateBatchPeople(db, [change.id], keys);
    if (person) yield stepOf(change, person);
    else yield { id: change.id, name: change.label ?? '', field: null, written: null, current: null };
  }
}

function requireUndoable(db: Db, seq: number): void {
  if (!selectBulkChannel(db, seq)) throw new AppError('NOT_FOUND');
  if (isUndone(db, seq)) throw new AppError('BULK_ALREADY_UNDONE');
}

/**
 * What undoing an operation on many people would put back, and what was changed since and is therefore left.
 * @throws NOT_FOUND, BULK_ALREADY_UNDONE
 */
export function previewUndo(db: Db, seq: number): UndoPreview {
  requireUndoable(db, seq);
  let restorable = 0;
  let conflicts = 0;
  const listed: UndoConflict[] = [];
  for (const step of stepsOf(db, seq)) {
    const found = 'person' in step ? step.conflicts : [step];
    if ('person' in step && Object.keys(step.restored).length > 0) restorable += 1;
    conflicts += found.length;
    listed.push(...found.slice(0, mostListed - listed.length));
  }
  return { restorable, conflicts, listed };
}

function restore(tx: CommandContext, { person, current, restored }: Step): boolean {
  if (Object.keys(restored).length === 0) return false;
  if ('deletedAt' in restored) {
    markPersonDeleted(tx.db, person.id, restored['deletedAt'] as string | null, tx.now);
  } else updatePersonFields(tx.db, person.id, restored, tx.now);
  const { id, uuid, name } = person;
  tx.record({ entity: 'person', id, uuid, label: name, before: current, after: restored });
  return true;
}

/**
 * Undoes an operation on many people in one transaction with one audit row, which can itself be undone.
 * @returns in how many people something was put back, and how many fields were left because they were changed since
 * @throws NOT_FOUND, BULK_ALREADY_UNDONE, CANCELLED; then nothing is put back
 */
export function undoBulk(
  { seq }: { readonly seq: number },
  context: JobContext,
): { restored: number; conflicts: number; seq: number | null } {
  const result = context.command((tx) => {
    requireUndoable(tx.db, seq);
    let restored = 0;
    let conflicts = 0;
    let done = 0;
    for (const step of stepsOf(tx.db, seq)) {
      done += 1;
      if (done % stride === 0) context.checkpoint(done, 0, '正在撤销');
      conflicts += 'person' in step ? step.conflicts.length : 1;
      if ('person' in step && restore(tx, step)) restored += 1;
    }
    if (restored > 0)
      tx.record({ entity: 'bulk', id: seq, before: { undone: false }, after: { undone: true } });
    return { restored, conflicts };
  });
  return { ...result, seq: result.restored === 0 ? null : auditHead(context.db).seq };
}
