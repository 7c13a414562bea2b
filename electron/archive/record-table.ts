import type { Field } from '#shared/lib/field';
import type { Db } from './driver';
import { assignmentList, bindValues, columnList, placeList, prepared } from './record-sql';

type Values = readonly (string | number | null)[];
type Raw = Readonly<Record<string, unknown>>;

/** What every row of a versioned table begins with. */
interface RecordHead {
  readonly id: number;
  readonly uuid: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

/** The head of a row of SQLite. */
export function readHead(raw: Raw): RecordHead {
  return {
    id: raw['id'] as number,
    uuid: raw['uuid'] as string,
    version: raw['version'] as number,
    updatedAt: raw['updated_at'] as string,
    deletedAt: raw['deleted_at'] as string | null,
  };
}

interface Table {
  readonly table: string;
  readonly fields: readonly Field[];
  /** Columns besides the head and the fields, when a row is made and when it is changed. */
  readonly beside?: { readonly insert: readonly string[]; readonly update: readonly string[] };
}

/** Writing to a versioned table whose columns are a field list. Texts are built once: a bulk load runs them by the hundred thousand. */
export function recordTable({ table, fields, beside = { insert: [], update: [] } }: Table) {
  const made = ['uuid', 'created_at', 'updated_at', ...beside.insert];
  const insertSql = `INSERT INTO ${table} (${[...made, columnList(fields)].join(', ')})
    VALUES (${[...made.map(() => '?'), placeList(fields)].join(', ')})`;
  const changed = ['updated_at', ...beside.update].map((column) => `${column} = ?`);
  const updateSql = `UPDATE ${table} SET version = version + 1, ${[...changed, assignmentList(fields)].join(', ')}
    WHERE id = ? AND version = ? AND deleted_at IS NULL`;
  return {
    /** A new row. @param others values of the columns besides, in their order. @returns its id */
    insert(db: Db, row: { uuid: string; now: string; record: Raw; others?: Values }): number {
      const { uuid, now, record, others = [] } = row;
      const values = bindValues(fields, record);
      return Number(prepared(db, insertSql).run(uuid, now, now, ...others, ...values).lastInsertRowid);
    },
    /** False when the version is no longer the one given, or the row lies in the recycle bin. */
    update(db: Db, row: { id: number; version: number; now: string; record: Raw; others?: Values }): boolean {
      const { id, version, now, record, others = [] } = row;
      const values = bindValues(fields, record);
      return prepared(db, updateSql).run(now, ...others, ...values, id, version).changes === 1;
    },
  };
}
