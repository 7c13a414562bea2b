import { emptyRecord, type Field, type FieldValue } from '#shared/lib/field';
import type { ChildKey } from '../fields/children';
import { fieldsOf, type MemberRow } from '../import/members';
import type { Values } from '../import/person-columns';
import { sameValue } from '../import/same-value';

/** Fields by which a row of the file is the same record as one of the register, when not everything is equal. */
const SAME_RECORD: Readonly<Partial<Record<ChildKey, readonly string[]>>> = {
  educations: ['kind', 'level'],
  appointments: ['post', 'started'],
  ranks: ['kind', 'name'],
  resume: ['started'],
  rewards: ['name', 'approved'],
  appraisals: ['year'],
  family: ['name'],
  titles: ['name'],
};

export interface SetOptions {
  /** Fields that the sheet has columns for; all others stay as the register holds them. */
  readonly held: ReadonlySet<string>;
  /** What an empty cell of a record that the register knows means. */
  readonly emptyCells: 'keep' | 'clear';
}

function equal(field: Field, before: FieldValue | undefined, after: FieldValue | undefined): boolean {
  return sameValue(field, before, after ?? null);
}

type Test = (row: MemberRow, values: Values) => boolean;

function testsFor(set: ChildKey): readonly Test[] {
  const fields = fieldsOf(set);
  const keys = fields.filter(({ key }) => SAME_RECORD[set]?.includes(key));
  const given = (values: Values, field: Field): boolean => (values[field.key] ?? null) !== null;
  const same = (row: MemberRow, values: Values, field: Field): boolean =>
    equal(field, row[field.key], values[field.key]);
  return [
    (row, values) => fields.every((field) => !given(values, field) || same(row, values, field)),
    (row, values) => keys.every((field) => given(values, field) && same(row, values, field)),
  ];
}

/** The register's row for each row of the file, equal ones first; no row is given twice. */
function partners(
  set: ChildKey,
  known: readonly MemberRow[],
  file: readonly Values[],
): Map<Values, MemberRow> {
  const found = new Map<Values, MemberRow>();
  const free = new Set(known);
  for (const test of testsFor(set)) {
    for (const values of file) {
      const partner = found.has(values) ? undefined : [...free].find((row) => test(row, values));
      if (!partner) continue;
      found.set(values, partner);
      free.delete(partner);
    }
  }
  return found;
}

function rowOf(set: ChildKey, before: MemberRow | undefined, values: Values, options: SetOptions): MemberRow {
  const fields = fieldsOf(set);
  const row: Record<string, FieldValue> = { ...(before ?? emptyRecord(fields)) };
  for (const field of fields) {
    const { key } = field;
    const value = values[key];
    const clears = value === undefined && options.emptyCells === 'clear' && options.held.has(key);
    if (clears) row[key] = field.kind === 'flag' ? false : null;
    else if (value !== undefined && !equal(field, before?.[key], value)) row[key] = value;
  }
  return row;
}

/**
 * A set as the file has it: its rows in its order. What the sheet has no column for is kept where a row is the same record, and
 * so is what the register knows more exactly (a day beside a month).
 * @param known rows of the register
 * @param file values of the file's rows
 */
export function replaceSet(
  set: ChildKey,
  known: readonly MemberRow[],
  file: readonly Values[],
  options: SetOptions,
): MemberRow[] {
  const found = known.length === 0 ? undefined : partners(set, known, file);
  return file.map((values) => rowOf(set, found?.get(values), values, options));
}

/** Whether two lists of rows say the same in the same order. */
export function sameRows(set: ChildKey, before: readonly MemberRow[], after: readonly MemberRow[]): boolean {
  if (before.length !== after.length) return false;
  const fields = fieldsOf(set);
  return before.every((row, at) =>
    fields.every((field) => equal(field, row[field.key], after[at]?.[field.key])),
  );
}
