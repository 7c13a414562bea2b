import { ageAt } from '#shared/lib/dates';
import { columnOf, type Field, type FieldValue } from '#shared/lib/field';
import { personChildren, type ChildKey } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import type { ListColumnKey } from '#shared/register/list/list-columns';
import { setColumns } from '#shared/register/list/list-text';
import type { PersonRow } from '#shared/register/list/person-list';
import type { Db } from '../../../archive/driver';
import { columnList, prepared, readRecord } from '../../../archive/record-sql';

type Raw = Record<string, unknown>;

const fields: readonly Field[] = personFields;

/** Columns of completed years and the date that each is counted from. */
const yearColumns: ReadonlyMap<string, string> = new Map([
  ['age', 'birthDate'],
  ['workYears', 'workStarted'],
]);

function readFields(columns: readonly string[]): Field[] {
  const wanted = new Set(columns.map((key) => yearColumns.get(key) ?? key));
  return fields.filter((field) => wanted.has(field.key));
}

/** The rows of one repeated set of many people, by person, each in its order. */
function selectSets(db: Db, ids: string, key: ChildKey): Map<number, Raw[]> {
  const own: readonly Field[] = personChildren[key].fields;
  const sql = `SELECT person_id, ${columnList(own)} FROM person_${columnOf(key)}
    WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY person_id, position`;
  const byPerson = new Map<number, Raw[]>();
  for (const raw of prepared(db, sql).all(ids) as Raw[]) {
    const personId = raw['person_id'] as number;
    const rows = byPerson.get(personId);
    if (rows) rows.push(readRecord(own, raw));
    else byPerson.set(personId, [readRecord(own, raw)]);
  }
  return byPerson;
}

function readSetColumns(
  db: Db,
  today: string,
  ids: string,
  columns: readonly ListColumnKey[],
): (id: number) => Record<string, FieldValue> {
  const wanted = columns.flatMap((key) => {
    const column = setColumns.get(key);
    return column ? [{ key, column, rows: selectSets(db, ids, column.set) }] : [];
  });
  return (id) =>
    Object.fromEntries(wanted.map(({ key, column, rows }) => [key, column.text(rows.get(id) ?? [], today)]));
}

interface Shown {
  readonly sql: string;
  /** Fields in the order of the columns behind id and version. */
  readonly keys: readonly string[];
  readonly flags: readonly { readonly key: string; readonly at: number }[];
  readonly years: readonly (readonly [key: string, since: number])[];
  readonly hasSets: boolean;
}

const lately = new Map<string, Shown>();

/** What a choice of columns means, worked out once as long as the user stays with it. */
function shownOf(columns: readonly ListColumnKey[]): Shown {
  const key = columns.join();
  const known = lately.get(key);
  if (known) return known;
  if (lately.size >= 20) lately.clear();
  const read = readFields(columns);
  const years = [...yearColumns].filter(([year]) => (columns as readonly string[]).includes(year));
  const shown: Shown = {
    sql: ['id', 'version', ...read.map((field) => columnOf(field.key))]
      .map((column) => `p."${column}"`)
      .join(', '),
    keys: read.map((field) => field.key),
    flags: read.flatMap((field, index) => (field.kind === 'flag' ? [{ key: field.key, at: index + 2 }] : [])),
    years: years.map(([year, since]) => [year, read.findIndex((field) => field.key === since)]),
    hasSets: columns.some((column) => setColumns.has(column)),
  };
  lately.set(key, shown);
  return shown;
}

/** The SQL of what `toRows` reads of person `p`. */
export function rowColumns(columns: readonly ListColumnKey[]): string {
  return shownOf(columns).sql;
}

/**
 * List rows out of what a statement with `rowColumns` gave as arrays.
 * @param source `today`, YYYY-MM-DD, is the day to which ages are counted
 */
export function toRows(
  { db, today }: { readonly db: Db; readonly today: string },
  rows: readonly (readonly unknown[])[],
  columns: readonly ListColumnKey[],
): PersonRow[] {
  const { keys, flags, years, hasSets } = shownOf(columns);
  const ids = rows.map((row) => row[0] as number);
  const fromSets = hasSets ? readSetColumns(db, today, JSON.stringify(ids), columns) : undefined;
  return rows.map((row) => {
    const id = row[0] as number;
    const values: Record<string, FieldValue> = fromSets?.(id) ?? {};
    for (let index = 0; index < keys.length; index += 1)
      values[keys[index] as string] = row[index + 2] as FieldValue;
    for (const { key, at } of flags) values[key] = row[at] === 1;
    for (const [key, since] of years) values[key] = ageAt(row[since + 2] as string | null, today) ?? null;
    return { id, version: row[1] as number, values };
  });
}

/** What lists show of these people, in the order of the ids; an id without a person is left out. */
export function selectRows(
  source: { readonly db: Db; readonly today: string },
  ids: readonly number[],
  columns: readonly ListColumnKey[],
): PersonRow[] {
  const sql = `SELECT ${rowColumns(columns)} FROM json_each(?) wanted CROSS JOIN person p ON p.id = wanted.value
    ORDER BY wanted.key`;
  const rows = prepared(source.db, sql).raw(true).all(JSON.stringify(ids));
  return toRows(source, rows as unknown[][], columns);
}
