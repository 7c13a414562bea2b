import { ageAt, datePrecision } from '#shared/lib/dates';
import { educationRank } from '#shared/lib/education';
import { parsePartyDate } from '#shared/lib/party-date';
import type { Condition, Test } from '#shared/register/list/condition';
import { conditionField, type ConditionField } from '#shared/register/list/condition-fields';

export type Row = Readonly<Record<string, unknown>>;

/** A person as the evaluator sees one: own fields, repeated sets, the unit and which units lie under which. */
export interface Subject {
  readonly fields: Row;
  readonly sets: Readonly<Record<string, readonly Row[]>>;
  readonly organization: Row;
  readonly isUnder: (unit: number, head: number) => boolean;
  readonly today: string;
}

/** ASCII letters alike, as SQLite's LIKE takes them. */
function folded(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** before, within or after the period that `date` names; undefined when `stored` is too coarse to say. */
function compare(stored: string, date: string): 'before' | 'within' | 'after' | undefined {
  if (datePrecision(stored) === undefined) throw new Error(`not a date: ${stored}`);
  if (stored.startsWith(date)) return 'within';
  if (date.startsWith(stored)) return undefined;
  return stored < date ? 'before' : 'after';
}

function dateHolds(test: Test, stored: string): boolean {
  const [first = '', second = ''] = test.values.map(String);
  const place = compare(stored, first);
  switch (test.operator) {
    case 'before':
      return place === 'before';
    case 'after':
      return place === 'after';
    case 'equals':
      return place === 'within';
    case 'atLeast':
      return place === 'within' || place === 'after';
    case 'atMost':
      return place === 'within' || place === 'before';
    default: {
      const end = compare(stored, second);
      return (place === 'within' || place === 'after') && (end === 'within' || end === 'before');
    }
  }
}

function numberHolds(test: Test, value: number): boolean {
  const [first = 0, second = 0] = test.values.map(Number);
  switch (test.operator) {
    case 'atLeast':
      return value >= first;
    case 'atMost':
      return value <= first;
    case 'between':
      return value >= first && value <= second;
    default:
      return value === first;
  }
}

function partyJoined(text: unknown): string | null {
  const read = parsePartyDate(String(text ?? ''));
  return read.ok ? read.value.joined : null;
}

function valueOf(field: ConditionField, row: Row): unknown {
  switch (field.key) {
    case 'partyMember':
      return (
        ['01', '02'].includes(String(row['politicalStatus'])) ||
        (!row['politicalStatus'] && partyJoined(row['partyJoined']) !== null)
      );
    case 'educationBand':
      return educationRank(row['highestEducation'] as string | null);
    default:
      return row[field.key] ?? null;
  }
}

function yearsHold(field: ConditionField, test: Test, row: Row, today: string): boolean {
  const since = field.since === 'partyMemberSince' ? partyJoined(row['partyJoined']) : row[field.since ?? ''];
  const years = ageAt(since as string | null, test.at ?? today);
  return years !== undefined && numberHolds(test, years);
}

function textHolds(test: Test, value: string): boolean {
  const wanted = String(test.values[0] ?? '');
  switch (test.operator) {
    case 'contains':
      return folded(value).includes(folded(wanted));
    case 'startsWith':
      return folded(value).startsWith(folded(wanted));
    default:
      return value === wanted;
  }
}

const dated = new Set(['before', 'after', 'between', 'equals', 'atLeast', 'atMost']);

function positive(field: ConditionField, test: Test, row: Row, subject: Subject): boolean {
  if (field.kind === 'years') return yearsHold(field, test, row, subject.today);
  const value = valueOf(field, row);
  if (['month', 'date', 'year', 'partyDate'].includes(field.kind) && dated.has(test.operator)) {
    const date = field.kind === 'partyDate' ? partyJoined(value) : value;
    return typeof date === 'string' && date !== '' && dateHolds(test, date);
  }
  if (value === null) return false;
  switch (field.kind) {
    case 'flag':
      return value === test.values[0];
    case 'ranked': {
      const ranks = test.values.map(Number);
      if (test.operator === 'in') return ranks.includes(Number(value));
      return numberHolds(test, Number(value)) && (test.operator === 'atLeast' || Number(value) > 0);
    }
    case 'organization':
      return test.values.some((head) => subject.isUnder(Number(value), Number(head)));
    case 'integer':
    case 'number':
      return numberHolds(test, Number(value));
    case 'code':
      return test.values.includes(String(value));
    default:
      return textHolds(test, String(value));
  }
}

const opposites: Partial<Record<Test['operator'], Test['operator']>> = {
  notEquals: 'equals',
  notContains: 'contains',
  notIn: 'in',
};

function testHolds(set: string | null, test: Test, row: Row, subject: Subject): boolean {
  const field = conditionField(set, test.field);
  if (!field) throw new Error(test.field);
  const opposite = opposites[test.operator];
  if (opposite) return !positive(field, { ...test, operator: opposite }, row, subject);
  const value = valueOf(field, row);
  if (test.operator === 'isEmpty') return value === null || value === '';
  if (test.operator === 'isNotEmpty') return value !== null && value !== '';
  return positive(field, test, row, subject);
}

function holds(condition: Condition, set: string | null, row: Row, subject: Subject): boolean {
  switch (condition.type) {
    case 'test':
      return testHolds(set, condition, row, subject);
    case 'not':
      return !holds(condition.part, set, row, subject);
    case 'some': {
      const rows = condition.set === 'organization' ? [subject.organization] : subject.sets[condition.set];
      return (rows ?? []).some((inner) => holds(condition.part, condition.set, inner, subject));
    }
    case 'and':
      return condition.parts.every((part) => holds(part, set, row, subject));
    case 'or':
      return condition.parts.some((part) => holds(part, set, row, subject));
  }
}

/** The meaning of a condition, said plainly in memory: what the compiled SQL must agree with. */
export function evaluateCondition(condition: Condition, subject: Subject): boolean {
  return holds(condition, null, subject.fields, subject);
}
