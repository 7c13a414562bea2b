import type { Field, FieldValue } from '#shared/lib/field';
import type { ImportCounts, ImportRun } from '#shared/register/import/import-contract';
import type { KnownPerson } from '#shared/register/import/match-person';
import type { ImportKind } from '#shared/register/import/targets';
import type { UnitNode } from '#shared/register/import/unit-index';
import { shownActor } from '../../../archive/audit';
import type { Db } from '../../../archive/driver';
import { bindValues, columnList, placeList, prepared, quoted, readRecord } from '../../../archive/record-sql';

/** Every living unit, as far as matching names needs it. */
export function selectUnitNodes(db: Db): UnitNode[] {
  const sql = `SELECT id, parent_id AS parentId, name, short_name AS shortName, code FROM organization
    WHERE deleted_at IS NULL AND abolished IS NULL ORDER BY path`;
  return prepared(db, sql).all() as UnitNode[];
}

/** Units that no longer exist: former appointments name them. */
export function selectFormerUnits(db: Db): { readonly id: number; readonly name: string }[] {
  const sql =
    'SELECT id, name FROM organization WHERE deleted_at IS NULL AND abolished IS NOT NULL ORDER BY path';
  return prepared(db, sql).all() as { id: number; name: string }[];
}

const known = `SELECT id, name, id_number AS idNumber, birth_date AS birthDate, organization_id AS organizationId FROM person`;

/** Whether anybody lives in the register. */
export function hasPeople(db: Db): boolean {
  const sql = 'SELECT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NULL) AS some';
  return (prepared(db, sql).get() as { some: number }).some === 1;
}

/** People, those in the recycle bin included. */
export function countPeople(db: Db): number {
  return (prepared(db, 'SELECT count(*) AS total FROM person').get() as { total: number }).total;
}

/** Living people with an ID number. */
export function selectByIdNumber(db: Db, idNumber: string): KnownPerson[] {
  return prepared(db, `${known} WHERE id_number = ? AND deleted_at IS NULL`).all(idNumber) as KnownPerson[];
}

/** Living people found under a search key that is a whole name, or ends like it. */
export function selectBySearchKey(db: Db, key: string): KnownPerson[] {
  const sql = `${known} WHERE id IN (SELECT person_id FROM person_key WHERE key = ?) AND deleted_at IS NULL`;
  return prepared(db, sql).all(key) as KnownPerson[];
}

/** Some living people by their ids, for showing who may be meant. */
export function selectKnown(db: Db, ids: readonly number[]): KnownPerson[] {
  const sql = `${known} WHERE id IN (SELECT value FROM json_each(?))`;
  return prepared(db, sql).all(JSON.stringify(ids)) as KnownPerson[];
}

/** ID numbers of the people in the recycle bin. */
export function selectBinnedIdNumbers(db: Db): Set<string> {
  const sql = 'SELECT id_number FROM person WHERE deleted_at IS NOT NULL AND id_number IS NOT NULL';
  return new Set((prepared(db, sql).all() as { id_number: string }[]).map((row) => row.id_number));
}

/** Some fields of a living person; null when there is none. */
export function selectPersonPart(
  db: Db,
  id: number,
  fields: readonly Field[],
): { readonly uuid: string; readonly version: number; readonly fields: Record<string, FieldValue> } | null {
  const columns = fields.length === 0 ? '' : `, ${columnList(fields)}`;
  const sql = `SELECT uuid, version${columns} FROM person WHERE id = ? AND deleted_at IS NULL`;
  const raw = prepared(db, sql).get(id) as Record<string, unknown> | undefined;
  if (!raw) return null;
  return {
    uuid: raw['uuid'] as string,
    version: raw['version'] as number,
    fields: readRecord(fields, raw),
  };
}

/** The last place in the lists of each unit in which somebody has one. */
export function selectLastOrders(db: Db): Map<number, number> {
  const sql = `SELECT organization_id AS unit, max(position_order) AS last FROM person
    WHERE organization_id IS NOT NULL AND position_order IS NOT NULL AND deleted_at IS NULL GROUP BY organization_id`;
  const rows = prepared(db, sql).all() as { unit: number; last: number }[];
  return new Map(rows.map(({ unit, last }) => [unit, last]));
}

/** What is written of a person besides its own fields. */
export interface ComputedColumns {
  readonly name_key?: string;
  readonly party_member_since?: string | null;
  readonly highest_education_rank?: number;
}

/**
 * Writes some fields of a living person. The same fields for every row of an import make one prepared statement.
 * @returns false when the version is no longer the one given
 */
export function updatePersonPart(
  db: Db,
  person: {
    readonly id: number;
    readonly version: number;
    readonly now: string;
    readonly fields: readonly Field[];
    readonly values: Readonly<Record<string, FieldValue>>;
    readonly computed: ComputedColumns;
  },
): boolean {
  const { fields, computed } = person;
  const extra = Object.entries(computed);
  const columns = [...fields.map(quoted), ...extra.map(([column]) => `"${column}"`)];
  const sets = columns.map((column) => `, ${column} = ?`).join('');
  const sql = `UPDATE person SET version = version + 1, updated_at = ?${sets}
    WHERE id = ? AND version = ? AND deleted_at IS NULL`;
  const values = [...bindValues(fields, person.values), ...extra.map(([, value]) => value)];
  return prepared(db, sql).run(person.now, ...values, person.id, person.version).changes === 1;
}

/** The columns that all new people of an import are written with. */
export interface PersonColumns {
  readonly fields: readonly Field[];
}

const insertSql = new WeakMap<PersonColumns, string>();

function sqlFor(columns: PersonColumns): string {
  let sql = insertSql.get(columns);
  if (sql === undefined) {
    const { fields } = columns;
    sql = `INSERT INTO person (uuid, created_at, updated_at, name_key, highest_education_rank, party_member_since,
      ${columnList(fields)}) VALUES (?, ?, ?, ?, ?, ?, ${placeList(fields)})`;
    insertSql.set(columns, sql);
  }
  return sql;
}

/** Writes a new person; columns that no row of the import brings stay as the table has them. @returns the id */
export function insertPersonPart(
  db: Db,
  columns: PersonColumns,
  person: {
    readonly uuid: string;
    readonly now: string;
    readonly nameKey: string;
    readonly educationRank: number;
    readonly partyMemberSince: string | null;
    readonly values: Readonly<Record<string, FieldValue>>;
    /** Go before the values. */
    readonly settled: Readonly<Partial<Record<string, FieldValue>>>;
    readonly derived: Readonly<Partial<Record<string, FieldValue>>>;
  },
): number {
  const { uuid, now, nameKey, educationRank, partyMemberSince, values, settled, derived } = person;
  const bound: (string | number | null)[] = [uuid, now, now, nameKey, educationRank, partyMemberSince];
  for (const { key, kind } of columns.fields) {
    const value = settled[key] ?? values[key] ?? derived[key] ?? null;
    bound.push(typeof value === 'boolean' || kind === 'flag' ? Number(value === true) : value);
  }
  return Number(prepared(db, sqlFor(columns)).run(...bound).lastInsertRowid);
}

/** Removes a person for good, with everything that hangs on it. */
export function deletePerson(db: Db, id: number): void {
  prepared(db, 'DELETE FROM person WHERE id = ?').run(id);
}

/** Removes a unit for good; call renumberPaths afterwards. */
export function deleteOrganization(db: Db, id: number): void {
  prepared(db, 'DELETE FROM organization WHERE id = ?').run(id);
}

/** Tables whose rows belong to a person as its own data: they are compared field by field, or follow from it. */
const OWN_DATA =
  /^person_(key|educations|appointments|ranks|resume|rewards|appraisals|family|titles|technicians|tags|trainings|verifications)$/;

/**
 * Statements that tell whether anything else in the archive refers to a row; future tables are found by their foreign keys.
 * @param besides tables that are not asked: what came with the import itself
 */
export function referenceQueries(
  db: Db,
  table: 'person' | 'organization',
  besides: readonly string[] = [],
): string[] {
  const sql = `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = ?`;
  const references = prepared(db, sql).all(table) as { table: string; column: string }[];
  return references
    .filter((reference) => table === 'organization' || !OWN_DATA.test(reference.table))
    .filter((reference) => !besides.includes(reference.table))
    .map((reference) => `SELECT 1 FROM "${reference.table}" WHERE "${reference.column}" = ? LIMIT 1`);
}

/** Whether any of the statements finds the row referred to. */
export function isReferredTo(db: Db, queries: readonly string[], id: number): boolean {
  return queries.some((sql) => prepared(db, sql).get(id) !== undefined);
}

export interface NewRun extends ImportCounts {
  readonly uuid: string;
  readonly auditSeq: number;
  readonly at: string;
  readonly actorName: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sheetName: string;
}

/** Writes an import down; returns its id. */
export function insertRun(db: Db, run: NewRun): number {
  const sql = `INSERT INTO import_run (uuid, audit_seq, at, actor_name, kind, file_name, sheet_name, added, changed,
    unchanged, refused, left_out, units) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const { added, changed, unchanged, refused, leftOut, units } = run;
  const about = [run.uuid, run.auditSeq, run.at, run.actorName, run.kind, run.fileName, run.sheetName];
  return Number(
    prepared(db, sql).run(...about, added, changed, unchanged, refused, leftOut, units).lastInsertRowid,
  );
}

/** The display name behind an audit row; the login name that the run itself keeps, where there is none. */
function shownBy(seq: string, otherwise: string): string {
  return `coalesce((SELECT ${shownActor('a')} FROM audit a WHERE a.seq = ${seq}), ${otherwise})`;
}

const runColumns = `id, audit_seq AS auditSeq, at, ${shownBy('audit_seq', 'actor_name')} AS actorName, kind, file_name AS fileName,
  sheet_name AS sheetName, added, changed, unchanged, refused, left_out AS leftOut, units,
  undone_at AS undoneAt, ${shownBy('undone_seq', 'undone_by')} AS undoneBy`;

export interface StoredRun extends ImportRun {
  readonly auditSeq: number;
}

/** One import. */
export function selectRun(db: Db, id: number): StoredRun | null {
  const sql = `SELECT ${runColumns} FROM import_run WHERE id = ?`;
  return (prepared(db, sql).get(id) as StoredRun | undefined) ?? null;
}

/** Imports, the latest first. */
export function selectRuns(
  db: Db,
  page: { readonly offset: number; readonly limit: number },
): { readonly runs: ImportRun[]; readonly total: number } {
  const sql = `SELECT ${runColumns} FROM import_run ORDER BY id DESC LIMIT ? OFFSET ?`;
  const runs = prepared(db, sql).all(page.limit, page.offset) as StoredRun[];
  const { total } = prepared(db, 'SELECT count(*) AS total FROM import_run').get() as { total: number };
  return { runs: runs.map(({ auditSeq: _seq, ...run }) => run), total };
}

/** Marks an import as undone. */
export function markUndone(
  db: Db,
  id: number,
  undone: { readonly at: string; readonly by: string; readonly seq: number },
): void {
  const sql = 'UPDATE import_run SET undone_at = ?, undone_by = ?, undone_seq = ? WHERE id = ?';
  prepared(db, sql).run(undone.at, undone.by, undone.seq, id);
}
