import { formatMonth, isDateText, type DateText, type StoredDate } from '#shared/lib/dates';
import type { FieldValue } from '#shared/lib/field';
import { effectiveLevel, sourceAt, type CheckSettings } from './check-settings';
import { personChildren, type ChildKey, type ChildRecord, type PersonChildren } from '../fields/children';
import type { OrganizationRecord } from '../fields/organization';
import type { PersonRecord } from '../fields/person';
import { type Finding, type FindingLevel } from '../findings';
import type { EndedUnits } from './ended-units';

/** What a rule looks at: a person as the form holds it. */
export interface CheckedPerson {
  readonly fields: PersonRecord;
  readonly children: PersonChildren;
}

export interface CheckedOrganization {
  readonly fields: OrganizationRecord;
}

/** What a rule must know besides the record. */
export interface CheckContext {
  readonly today: DateText;
  readonly settings: CheckSettings;
  /** The person's own organization; unknown in a form before one is chosen. */
  readonly organization?: { readonly kind: string | null; readonly level: string | null } | undefined;
  /** The units that were abolished or merged; undefined where the caller does not know. */
  readonly endedUnits?: EndedUnits | undefined;
  /** Whether a photo is stored; undefined where the caller does not know. */
  readonly hasPhoto?: boolean | undefined;
}

/** One breach of a rule. */
export interface Problem {
  readonly message: string;
  readonly fields: readonly string[];
}

/** A rule of the logic checks: what the settings page and the manual list, and how it is tested. */
export interface Rule<Subject, Context = CheckContext> {
  readonly id: string;
  readonly level: FindingLevel;
  /** What must hold, in a few words. */
  readonly title: string;
  readonly source: string;
  readonly remedy: string;
  /**
   * Whom the rule is about: everybody; `officials` without village cadres, who have no contract of work; or
   * `civilServants` without the staff of institutions, whom the national system of civil servants does not hold.
   */
  readonly asks?: 'officials' | 'civilServants';
  /** Not asked of people who have retired, left or died. */
  readonly servingOnly?: boolean;
  readonly check: (subject: Subject, context: Context) => readonly Problem[];
}

export type PersonRule = Rule<CheckedPerson>;
export type OrganizationRule = Rule<CheckedOrganization>;

type RowProblem<Key extends ChildKey> = {
  readonly message: string;
  readonly keys: readonly (keyof ChildRecord<Key> & string)[];
};

/**
 * A rule that looks at each row of a repeated set by itself. The message is headed by the row's number.
 * @param row undefined when the row is in order
 */
export function rowRule<Key extends ChildKey>(
  set: Key,
  rule: Omit<PersonRule, 'check'>,
  row: (
    row: ChildRecord<Key>,
    person: CheckedPerson,
    context: CheckContext,
  ) => RowProblem<Key> | undefined | false,
): PersonRule {
  return {
    ...rule,
    check: (person, context) =>
      (person.children[set] as ChildRecord<Key>[]).flatMap((record, index) => {
        const problem = row(record, person, context);
        if (!problem) return [];
        const fields = problem.keys.map((key) => rowPath(set, index, key));
        return [{ message: inRow(set, index, problem.message), fields }];
      }),
  };
}

/** '学历第 2 行：' in front of a message. */
export function inRow(set: ChildKey, index: number, message: string): string {
  return `${personChildren[set].label}第 ${index + 1} 行：${message}`;
}

/** The form's path of one value of a row. */
export function rowPath(set: ChildKey, index: number, key: string): string {
  return `children.${set}.${index}.${key}`;
}

/** A single problem, or none when the condition does not hold. */
export function problemIf(
  condition: boolean | null | undefined,
  message: () => string,
  ...keys: (keyof PersonRecord & string)[]
): Problem[] {
  return condition === true ? [{ message: message(), fields: keys.map((key) => `fields.${key}`) }] : [];
}

/** Whether nothing was entered. Flags and zero are entries. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/**
 * Whether `a` is certainly not after `b`: equal dates of the same precision count, '2003' against '2003-07' does not.
 * False when either is no date.
 */
export function isNotAfter(a: StoredDate | null, b: StoredDate | null): boolean {
  if (!a || !b || !isDateText(a) || !isDateText(b)) return false;
  if (a.length === b.length) return a <= b;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

/** The date as rosters write it, '' for none. */
export function month(date: StoredDate | null): string {
  return date ? formatMonth(date) : '';
}

/** Still in service: retired (2), transferred (3), deceased (4) and other (5) people are out (ZB126). */
export function isServing(person: CheckedPerson): boolean {
  const status = person.fields.managementStatus;
  return isEmpty(status) || status === '1';
}

/** A cadre of a village or community who has no personnel category of an office or institution. */
export function isVillageCadre(person: CheckedPerson, context: CheckContext): boolean {
  const kind = context.organization?.kind;
  return (kind === 'village' || kind === 'community') && isEmpty(person.fields.personnelCategory);
}

/** Civil servants and those managed like them (ZB125 1 to 6, B1 to B4); also somebody whose category is not yet known. */
export function isCivilServant({ fields: { personnelCategory } }: CheckedPerson): boolean {
  return isEmpty(personnelCategory) || /^([1-6]|B[1-4])/.test(personnelCategory ?? '');
}

/**
 * Runs rules in their order. Rules that the county switched off are left out; where it lowered one, the source of the
 * finding says so.
 */
export function runRules<Subject, Context extends Pick<CheckContext, 'settings'> = CheckContext>(
  rules: readonly Rule<Subject, Context>[],
  subject: Subject,
  context: Context,
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const level = effectiveLevel(rule, context.settings);
    if (level === 'off') continue;
    const source = sourceAt(rule, level);
    for (const { message, fields } of rule.check(subject, context))
      findings.push({ level, rule: rule.id, source, message, remedy: rule.remedy, fields });
  }
  return findings;
}
