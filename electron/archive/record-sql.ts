import { columnOf, type Field, type FieldValue } from '#shared/lib/field';
import type { Db } from './driver';

type Bound = string | number | bigint | Uint8Array | null;
type Statement = ReturnType<typeof prepareLoose>;

function prepareLoose(db: Db, sql: string) {
  return db.prepare<Bound[]>(sql);
}

const statements = new WeakMap<Db, Map<string, Statement>>();

/** A prepared statement, prepared once per connection. `sql` must come from code, never from outside. */
export function prepared(db: Db, sql: string): Statement {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map()));
  let statement = known.get(sql);
  if (!statement) known.set(sql, (statement = prepareLoose(db, sql)));
  return statement;
}

const lately = new WeakMap<Db, Map<string, Statement>>();
const keptLately = 60;

/**
 * A prepared statement whose text follows what the user asks for (conditions, chosen columns): only those used last are
 * kept, since there is no end of them. Values are bound, never part of the text.
 */
export function preparedLately(db: Db, sql: string): Statement {
  let known = lately.get(db);
  if (!known) lately.set(db, (known = new Map()));
  const statement = known.get(sql) ?? prepareLoose(db, sql);
  known.delete(sql);
  known.set(sql, statement);
  if (known.size > keptLately) known.delete(known.keys().next().value ?? '');
  return statement;
}

/** The quoted SQL column of a field. */
export function quoted(field: Pick<Field, 'key'>): string {
  return `"${columnOf(field.key)}"`;
}

/** `"a", "b"`: the columns of a field list. */
export function columnList(fields: readonly Field[]): string {
  return fields.map(quoted).join(', ');
}

/** `?, ?`: one place for each field. */
export function placeList(fields: readonly Field[]): string {
  return fields.map(() => '?').join(', ');
}

/** `"a" = ?, "b" = ?`. */
export function assignmentList(fields: readonly Field[]): string {
  return fields.map((field) => `${quoted(field)} = ?`).join(', ');
}

/** Values in the order of the fields as SQLite takes them: flags as 0 and 1. */
export function bindValues(
  fields: readonly Field[],
  record: Readonly<Record<string, unknown>>,
): (string | number | null)[] {
  return fields.map((field) => {
    const value = record[field.key] as FieldValue | undefined;
    if (field.kind === 'flag') return value === true ? 1 : 0;
    return value === undefined || typeof value === 'boolean' ? null : value;
  });
}

/** One value as it leaves SQLite: flags become booleans. */
export function fieldValue(field: Field, stored: unknown): FieldValue {
  if (field.kind === 'flag') return stored === 1;
  return stored === undefined ? null : (stored as FieldValue);
}

/** A row of SQLite as a record of the fields. */
export function readRecord(
  fields: readonly Field[],
  row: Readonly<Record<string, unknown>>,
): Record<string, FieldValue> {
  return Object.fromEntries(fields.map((field) => [field.key, fieldValue(field, row[columnOf(field.key)])]));
}
