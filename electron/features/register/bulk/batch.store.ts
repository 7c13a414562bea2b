import type { Field, FieldValue } from '#shared/lib/field';
import { personFields } from '#shared/register/fields/person';
import type { BulkEntry } from '#shared/register/bulk/bulk-operations';
import { shownActor } from '../../../archive/audit';
import type { Db } from '../../../archive/driver';
import { bindValues, columnList, prepared, quoted, readRecord } from '../../../archive/record-sql';

/** What an operation on many people needs of each of them. */
export interface BatchPerson {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly organizationId: number | null;
  readonly deletedAt: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

const fields: readonly Field[] = personFields;

/** The people with these ids in that order, deleted ones included, with the values of some fields. */
export function* iterateBatchPeople(
  db: Db,
  ids: readonly number[],
  keys: readonly string[],
): Generator<BatchPerson> {
  const wanted = fields.filter((field) => keys.includes(field.key));
  const list = wanted.length === 0 ? '' : `, ${columnList(wanted)}`;
  const sql = `SELECT id AS row_id, uuid AS row_uuid, name AS row_name, organization_id AS row_unit, deleted_at AS row_deleted${list}
    FROM person WHERE id = ?`;
  const statement = prepared(db, sql);
  // One by one: the connection may not write while a statement is being iterated.
  for (const id of ids) {
    const raw = statement.get(id) as Record<string, unknown> | undefined;
    if (!raw) continue;
    yield {
      id,
      uuid: raw['row_uuid'] as string,
      name: (raw['row_name'] as string | null) ?? '',
      organizationId: raw['row_unit'] as number | null,
      deletedAt: raw['row_deleted'] as string | null,
      values: readRecord(wanted, raw),
    };
  }
}

/** Writes some plain fields of a person who is not deleted; none that other columns are computed from. */
export function updatePersonFields(
  db: Db,
  id: number,
  values: Readonly<Record<string, FieldValue>>,
  now: string,
): void {
  const written = fields.filter((field) => field.key in values);
  const sql = `UPDATE person SET version = version + 1, updated_at = ?, ${written.map((field) => `${quoted(field)} = ?`).join(', ')}
    WHERE id = ? AND deleted_at IS NULL`;
  prepared(db, sql).run(now, ...bindValues(written, values), id);
}

const bulkChannels = `('batch.apply', 'batch.remove', 'batch.undo')`;

/** The channel of an operation on many people; undefined when this audit row is none. */
export function selectBulkChannel(db: Db, seq: number): string | undefined {
  const sql = `SELECT channel FROM audit WHERE seq = ? AND channel IN ${bulkChannels}`;
  return (prepared(db, sql).get(seq) as { channel: string } | undefined)?.channel;
}

const undone = `EXISTS (SELECT 1 FROM audit_change u
  WHERE u.owner_entity = 'bulk' AND u.owner_id = a.seq AND u.seq > a.seq)`;

/** Whether an operation on many people has been undone. */
export function isUndone(db: Db, seq: number): boolean {
  const sql = `SELECT ${undone} AS undone FROM audit a WHERE a.seq = ?`;
  return (prepared(db, sql).get(seq) as { undone: number } | undefined)?.undone === 1;
}

/** The latest operations on many people. */
export function selectBulkHistory(db: Db, limit: number): BulkEntry[] {
  const sql = `SELECT a.seq, a.at, ${shownActor('a')} AS actorName, a.channel, ${undone} AS undone,
      (SELECT count(*) FROM audit_change c WHERE c.seq = a.seq AND c.entity = 'person') AS people,
      (SELECT c.after FROM audit_change c WHERE c.seq = a.seq AND c.entity = 'person' LIMIT 1) AS sample
    FROM audit a WHERE a.channel IN ${bulkChannels} ORDER BY a.seq DESC LIMIT ?`;
  const rows = prepared(db, sql).all(limit) as {
    seq: number;
    at: string;
    actorName: string;
    channel: string;
    people: number;
    undone: number;
    sample: string | null;
  }[];
  return rows.map(({ sample, undone: isDone, ...row }) => ({
    ...row,
    undone: isDone === 1,
    fields: sample === null ? [] : Object.keys(JSON.parse(sample) as object),
  }));
}
