import { addMonths } from '#shared/lib/dates';
import { columnOf } from '#shared/lib/field';
import type { Condition, ConditionValue, Test } from '#shared/register/list/condition';
import { conditionField, conditionSets, type ConditionField } from '#shared/register/list/condition-fields';
import { checkCondition } from '#shared/register/list/condition-operators';

export interface CompiledCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

type Scalar = string | number;

/** SQL of fields that are computed from columns of person `p`. */
const computedColumns: Readonly<Record<string, string>> = {
  educationBand: 'p.highest_education_rank',
  partyMember: `(coalesce(p.political_status, '') IN ('01', '02')
    OR (coalesce(p.political_status, '') = '' AND p.party_member_since IS NOT NULL))`,
};
/** Comes after '-' and before the digits: `v` + this is the end of all dates that begin with `v`. */
const afterDash = '.';

function bind(value: ConditionValue): Scalar {
  return typeof value === 'boolean' ? Number(value) : value;
}

function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

function like(column: string, pattern: string): CompiledCondition {
  return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [pattern] };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

function negated(part: CompiledCondition): CompiledCondition {
  // IS NOT TRUE: a field that is empty also counts as "not equal", "does not contain" and so on.
  return { sql: `((${part.sql}) IS NOT TRUE)`, values: part.values };
}

/** '2024' and '2024-03' for '2024-03-05': stored dates that do not say whether they come before it. */
function coarser(date: string): string[] {
  return [4, 7].filter((length) => length < date.length).map((length) => date.slice(0, length));
}

/** Every stored date earlier than all of `date`, or the whole of it too; what is known less exactly is left out. */
function until(column: string, date: string, inclusive: boolean): CompiledCondition {
  const unsure = coarser(date);
  const exact = unsure.length > 0 ? ` AND ${column} NOT IN (${places(unsure)})` : '';
  return { sql: `(${column} < ?${exact})`, values: [inclusive ? date + afterDash : date, ...unsure] };
}

function compileDate(test: Test, column: string): CompiledCondition | undefined {
  const [first = '', second = ''] = test.values.map(String);
  const from = (date: string): CompiledCondition => ({ sql: `${column} >= ?`, values: [date] });
  switch (test.operator) {
    case 'before':
      return until(column, first, false);
    case 'after':
      return from(first + afterDash);
    case 'atLeast':
      return from(first);
    case 'atMost':
      return until(column, first, true);
    case 'equals':
      return { sql: `(${column} >= ? AND ${column} < ?)`, values: [first, first + afterDash] };
    case 'between': {
      const end = until(column, second, true);
      return { sql: `(${column} >= ? AND ${end.sql})`, values: [first, ...end.values] };
    }
    default:
      return undefined;
  }
}

/**
 * Completed years at a date as a range of the date they are counted from, to the month as lib/dates ageAt counts:
 * 35 years in 2026-03 are the births from 1990-04 to 1991-03, and 1991 where only the year is known.
 */
function compileYears(test: Test, column: string, today: string): CompiledCondition {
  const at = (test.at ?? today).slice(0, 7);
  const [first = 0, second = 0] = test.values.map(Number);
  const least = test.operator === 'atMost' ? 0 : first;
  const most = test.operator === 'between' ? second : test.operator === 'atLeast' ? undefined : first;
  const latest = addMonths(at, -12 * least) ?? '0000-00';
  const earliest = most === undefined ? '0000' : (addMonths(at, -12 * most - 11) ?? '0000');
  const year = Number(at.slice(0, 4));
  const years = [most === undefined ? '0000' : String(year - most), String(year - least)];
  return {
    sql: `(CASE length(${column}) WHEN 4 THEN ${column} BETWEEN ? AND ? ELSE ${column} >= ? AND ${column} < ? END)`,
    values: [...years, earliest, latest + afterDash],
  };
}

const subtree = `SELECT part.id FROM organization part JOIN organization head
  ON part.path >= head.path AND part.path < head.path || char(1114111)
  WHERE part.deleted_at IS NULL AND head.id IN`;

function compileIn(field: ConditionField, values: readonly Scalar[], column: string): CompiledCondition {
  const list = places(values);
  if (field.kind === 'organization') return { sql: `${column} IN (${subtree} (${list}))`, values };
  return { sql: `${column} IN (${list})`, values };
}

function compileCommon(field: ConditionField, test: Test, column: string): CompiledCondition {
  const values = test.values.map((value) => (field.kind === 'ranked' ? Number(value) : bind(value)));
  const text = escapeLike(String(values[0] ?? ''));
  switch (test.operator) {
    case 'equals':
      return { sql: `${column} = ?`, values };
    case 'notEquals':
      return { sql: `${column} IS NOT ?`, values };
    case 'contains':
      return like(column, `%${text}%`);
    case 'notContains':
      return negated(like(column, `%${text}%`));
    case 'startsWith':
      return like(column, `${text}%`);
    case 'in':
      return compileIn(field, values, column);
    case 'notIn':
      return negated(compileIn(field, values, column));
    case 'atLeast':
      return { sql: `${column} >= ?`, values };
    case 'atMost':
      return { sql: field.kind === 'ranked' ? `${column} BETWEEN 1 AND ?` : `${column} <= ?`, values };
    case 'between':
      return { sql: `${column} BETWEEN ? AND ?`, values };
    case 'isEmpty':
      return { sql: `(${column} IS NULL OR ${column} = '')`, values: [] };
    default:
      return { sql: `(${column} IS NOT NULL AND ${column} <> '')`, values: [] };
  }
}

const dateKinds: ReadonlySet<string> = new Set(['month', 'date', 'year', 'partyDate']);

interface Place {
  readonly set: string | null;
  readonly alias: string;
  readonly today: string;
}

function compileTest(test: Test, place: Place): CompiledCondition {
  const field = conditionField(place.set, test.field);
  if (!field) throw new Error('the condition was not checked');
  const column = computedColumns[field.key] ?? `${place.alias}."${columnOf(field.since ?? field.key)}"`;
  if (field.kind === 'years') return compileYears(test, column, place.today);
  // When somebody joined the Party is read out of the text of 入党时间 when a person is saved.
  const dateColumn = field.kind === 'partyDate' ? `${place.alias}.party_member_since` : column;
  const dated = dateKinds.has(field.kind) ? compileDate(test, dateColumn) : undefined;
  return dated ?? compileCommon(field, test, column);
}

function compileSome(set: string, part: Condition, place: Place): CompiledCondition {
  if (!conditionSets.has(set)) throw new Error('the condition was not checked');
  const inner = compile(part, { ...place, set, alias: 'c' });
  const rows =
    set === 'organization'
      ? 'organization c WHERE c.id = p.organization_id'
      : `person_${columnOf(set)} c WHERE c.person_id = p.id`;
  return { sql: `EXISTS (SELECT 1 FROM ${rows} AND (${inner.sql}))`, values: inner.values };
}

function compile(condition: Condition, place: Place): CompiledCondition {
  switch (condition.type) {
    case 'test':
      return compileTest(condition, place);
    case 'not':
      return negated(compile(condition.part, place));
    case 'some':
      return compileSome(condition.set, condition.part, place);
    default: {
      const parts = condition.parts.map((part) => compile(part, place));
      if (parts.length === 0) return { sql: condition.type === 'and' ? '1' : '0', values: [] };
      const sql = `(${parts.map((part) => part.sql).join(condition.type === 'and' ? ' AND ' : ' OR ')})`;
      return { sql, values: parts.flatMap((part) => part.values) };
    }
  }
}

/**
 * SQL of a condition over person `p`; only declared columns reach the text.
 * @param today YYYY-MM-DD, to which age and years of service are counted where the condition names no date
 * @throws CONDITION_INVALID, CONDITION_TOO_DEEP, CONDITION_TOO_LARGE
 */
export function compileCondition(condition: Condition, today: string): CompiledCondition {
  checkCondition(condition);
  return compile(condition, { set: null, alias: 'p', today });
}
