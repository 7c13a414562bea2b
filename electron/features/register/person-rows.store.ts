import { ageAt } from '#shared/lib/dates';
import { columnOf, type Field, type FieldValue } from '#shared/lib/field';
import { personChildren, type ChildKey } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import type { ListColumnKey } from '#shared/register/list-columns';
import { setColumns } from '#shared/register/list-text';
import type { PersonRow } from '#shared/register/person-list';
import type { Db } from '../../archive/driver';
import { columnList, prepared, readRecord } from '../../archive/record-sql';

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

/**
 * What lists show of these people, in the order of the ids; an id without a person is left out.
 * @param source `today`, YYYY-MM-DD, is the day to which ages are counted
 */
export function selectRows(
  { db, today }: { readonly db: Db; readonly today: string },
  ids: readonly number[],
  columns: readonly ListColumnKey[],
): PersonRow[] {
  const read = readFields(columns);
  const years = [...yearColumns].filter(([key]) => (columns as readonly string[]).includes(key));
  const list = read.length === 0 ? '' : `, ${columnList(read)}`;
  const sql = `SELECT person.id AS row_id, person.version AS row_version${list}
    FROM json_each(?) wanted CROSS JOIN person ON person.id = wanted.value ORDER BY wanted.key`;
  const json = JSON.stringify(ids);
  const fromSets = readSetColumns(db, today, json, columns);
  return (prepared(db, sql).all(json) as Raw[]).map((raw) => {
    const id = raw['row_id'] as number;
    const values = readRecord(read, raw);
    const counted = years.map(([key, since]) => [key, ageAt(values[since] as string | null, today) ?? null]);
    return {
      id,
      version: raw['row_version'] as number,
      values: { ...values, ...Object.fromEntries(counted), ...fromSets(id) },
    };
  });
}
