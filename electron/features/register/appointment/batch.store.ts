import {
  batchFields,
  itemFields,
  leaveFields,
  takeFields,
  type BatchContent,
  type BatchItem,
  type BatchRecord,
  type ItemRecord,
  type Leave,
  type Take,
} from '#shared/register/appointment/batch-fields';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import type { Field } from '#shared/lib/field';
import type { Db } from '../../../archive/driver';
import { bindValues, columnList, placeList, prepared, readRecord } from '../../../archive/record-sql';
import { readHead, recordTable } from '../../../archive/record-table';

type Raw = Readonly<Record<string, unknown>>;

const batches = recordTable({ table: 'appointment_batch', fields: batchFields });

/** A batch as it is stored. */
export interface StoredBatch extends BatchDocument {
  readonly uuid: string;
  readonly completedSeq: number | null;
  /** The person's version when each item was last saved, in the order of the items. */
  readonly seen: readonly number[];
}

/** A batch without its people. */
export type BatchHead = Omit<StoredBatch, 'items' | 'seen'>;

function toHead(raw: Raw): BatchHead {
  return {
    ...readHead(raw),
    formsWrittenAt: raw['forms_written_at'] as string | null,
    completedAt: raw['completed_at'] as string | null,
    completedSeq: raw['completed_seq'] as number | null,
    cancelledAt: raw['cancelled_at'] as string | null,
    cancelReason: raw['cancel_reason'] as string | null,
    fields: readRecord(batchFields, raw) as BatchRecord,
  };
}

function postsOf<Row>(db: Db, table: string, fields: readonly Field[], batchId: number): Map<number, Row[]> {
  const sql = `SELECT p.item_id, ${columnList(fields)} FROM ${table} p
    WHERE p.item_id IN (SELECT id FROM appointment_item WHERE batch_id = ?) ORDER BY p.item_id, p.position`;
  const byItem = new Map<number, Row[]>();
  for (const raw of prepared(db, sql).all(batchId) as Raw[]) {
    const owner = raw['item_id'] as number;
    byItem.set(owner, [...(byItem.get(owner) ?? []), readRecord(fields, raw) as Row]);
  }
  return byItem;
}

/** One batch with its people, deleted or not; null when there is none. */
export function selectBatch(db: Db, id: number): StoredBatch | null {
  const raw = prepared(db, 'SELECT * FROM appointment_batch WHERE id = ?').get(id) as Raw | undefined;
  if (!raw) return null;
  const takes = postsOf<Take>(db, 'appointment_take', takeFields, id);
  const leaves = postsOf<Leave>(db, 'appointment_leave', leaveFields, id);
  const sql = 'SELECT * FROM appointment_item WHERE batch_id = ? ORDER BY position';
  const rows = prepared(db, sql).all(id) as Raw[];
  return {
    ...toHead(raw),
    items: rows.map((row): BatchItem => ({
      personId: row['person_id'] as number,
      fields: readRecord(itemFields, row) as ItemRecord,
      takes: takes.get(row['id'] as number) ?? [],
      leaves: leaves.get(row['id'] as number) ?? [],
    })),
    seen: rows.map((row) => row['person_version'] as number),
  };
}

/** A batch with how many people it has and the names of the first. */
export interface BatchLine extends BatchHead {
  readonly people: number;
  readonly names: string;
}

/** Every batch, the latest first; a county has some dozens a year, so they are never paged. */
export function selectBatches(db: Db): BatchLine[] {
  const sql = `SELECT b.*, (SELECT count(*) FROM appointment_item i WHERE i.batch_id = b.id) AS people,
      (SELECT group_concat(n.name, '、') FROM (SELECT p.name FROM appointment_item i JOIN person p ON p.id = i.person_id
        WHERE i.batch_id = b.id ORDER BY i.position) n) AS names
    FROM appointment_batch b ORDER BY b.id DESC`;
  return (prepared(db, sql).all() as Raw[]).map((raw) => ({
    ...toHead(raw),
    people: raw['people'] as number,
    names: (raw['names'] as string | null) ?? '',
  }));
}

/** Writes a new batch without people; returns its id. */
export function insertBatch(
  db: Db,
  { uuid, now, fields }: { readonly uuid: string; readonly now: string; readonly fields: BatchRecord },
): number {
  return batches.insert(db, { uuid, now, record: fields });
}

/** False when the version is no longer the one given. */
export function updateBatch(
  db: Db,
  batch: {
    readonly id: number;
    readonly version: number;
    readonly now: string;
    readonly fields: BatchRecord;
  },
): boolean {
  return batches.update(db, { ...batch, record: batch.fields });
}

/** What becomes of a batch besides what its form holds. */
export interface FateChange {
  readonly forms_written_at?: string;
  readonly completed_at?: string | null;
  readonly completed_seq?: number | null;
  readonly cancelled_at?: string | null;
  readonly cancel_reason?: string | null;
  readonly deleted_at?: string | null;
}

/** Writes what became of a batch; false when the version is no longer the one given. */
export function markBatch(
  db: Db,
  { id, version }: { readonly id: number; readonly version: number },
  change: FateChange,
  now: string,
): boolean {
  const columns = Object.keys(change);
  const sql = `UPDATE appointment_batch SET version = version + 1, updated_at = ?${columns
    .map((column) => `, ${column} = ?`)
    .join('')} WHERE id = ? AND version = ?`;
  return (
    prepared(db, sql).run(now, ...(Object.values(change) as (string | number | null)[]), id, version)
      .changes === 1
  );
}

function insertPosts(
  db: Db,
  table: string,
  fields: readonly Field[],
  itemId: number,
  rows: readonly object[],
): void {
  const sql = `INSERT INTO ${table} (item_id, position, ${columnList(fields)}) VALUES (?, ?, ${placeList(fields)})`;
  rows.forEach((row, position) =>
    prepared(db, sql).run(itemId, position, ...bindValues(fields, row as Record<string, unknown>)),
  );
}

/**
 * Replaces the people of a batch.
 * @param seen the version of each person to which the item belongs, in the order of the items
 */
export function replaceItems(
  db: Db,
  batchId: number,
  items: BatchContent['items'],
  seen: readonly number[],
): void {
  prepared(db, 'DELETE FROM appointment_item WHERE batch_id = ?').run(batchId);
  const sql = `INSERT INTO appointment_item (batch_id, position, person_id, person_version, ${columnList(itemFields)})
    VALUES (?, ?, ?, ?, ${placeList(itemFields)})`;
  items.forEach(({ personId, fields, takes, leaves }, position) => {
    const values = bindValues(itemFields, fields);
    const { lastInsertRowid } = prepared(db, sql).run(
      batchId,
      position,
      personId,
      seen[position] ?? 0,
      ...values,
    );
    insertPosts(db, 'appointment_take', takeFields, Number(lastInsertRowid), takes);
    insertPosts(db, 'appointment_leave', leaveFields, Number(lastInsertRowid), leaves);
  });
}

/** Counts somebody's present version as seen in a batch: the program itself has just written to the person. */
export function markSeen(db: Db, batchId: number, personId: number, version: number): void {
  const sql = 'UPDATE appointment_item SET person_version = ? WHERE batch_id = ? AND person_id = ?';
  prepared(db, sql).run(version, batchId, personId);
}

/** The ids of the batches that somebody stands in, the latest first. */
export function selectBatchesOf(db: Db, personId: number): number[] {
  const sql = `SELECT DISTINCT b.id FROM appointment_item i JOIN appointment_batch b ON b.id = i.batch_id
    WHERE i.person_id = ? AND b.deleted_at IS NULL AND b.cancelled_at IS NULL ORDER BY b.id DESC`;
  return (prepared(db, sql).all(personId) as { id: number }[]).map(({ id }) => id);
}

/** The batches that were carried out and put somebody on trial, the latest first. */
export function selectTrialBatches(db: Db): number[] {
  const sql = `SELECT DISTINCT b.id FROM appointment_batch b JOIN appointment_item i ON i.batch_id = b.id
    WHERE b.completed_at IS NOT NULL AND b.deleted_at IS NULL AND i.probation_until IS NOT NULL ORDER BY b.id DESC`;
  return (prepared(db, sql).all() as { id: number }[]).map(({ id }) => id);
}

/** Writes what was decided at the end of somebody's trial period. */
export function markTrial(
  db: Db,
  trial: {
    readonly batchId: number;
    readonly personId: number;
    readonly trialDecided: string | null;
    readonly trialResult: string | null;
  },
): void {
  const sql = `UPDATE appointment_item SET trial_decided = ?, trial_result = ?
    WHERE batch_id = ? AND person_id = ? AND withdrawn IS NULL`;
  prepared(db, sql).run(trial.trialDecided, trial.trialResult, trial.batchId, trial.personId);
}

/** The last place that somebody has in a unit, 0 where it is empty. */
export function selectLastPlace(db: Db, organizationId: number): number {
  const sql = 'SELECT coalesce(max(position_order), 0) AS last FROM person WHERE organization_id = ?';
  return (prepared(db, sql).get(organizationId) as { last: number }).last;
}

/** What a batch must know of its people: unknown ids are left out. */
export function selectPeopleHeads(
  db: Db,
  ids: readonly number[],
): Map<number, { readonly version: number; readonly name: string }> {
  const sql = `SELECT id, version, coalesce(name, '') AS name FROM person WHERE id IN (SELECT value FROM json_each(?))`;
  const rows = prepared(db, sql).all(JSON.stringify(ids)) as { id: number; version: number; name: string }[];
  return new Map(rows.map(({ id, version, name }) => [id, { version, name }]));
}
