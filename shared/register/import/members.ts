import { educationRank } from '#shared/lib/education';
import { emptyRecord, type Field, type FieldValue } from '#shared/lib/field';
import { comparable } from '#shared/lib/words';
import { personChildren, type ChildKey } from '../fields/children';
import { sameValue } from './same-value';

/** A row of a repeated set, as the register holds it. */
export type MemberRow = Readonly<Record<string, FieldValue>>;

/**
 * What a sheet says about one row of a repeated set: only the given fields. `wholeSchool` is 院校系及专业 in one cell,
 * which the register may hold in two fields.
 */
export interface Member {
  readonly set: ChildKey;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly wholeSchool?: string;
}

/** What a member does to a set: the row at `at` becomes `row`; -1 adds it at the end. */
export interface MemberEdit {
  readonly set: ChildKey;
  readonly at: number;
  readonly before: MemberRow | null;
  readonly row: MemberRow;
}

/** Fields by which a row of a set is recognized. */
const IDENTITY: Readonly<Record<ChildKey, readonly string[]>> = {
  educations: ['kind', 'level'],
  appointments: ['post', 'organizationName'],
  ranks: ['name'],
  resume: ['started', 'content'],
  rewards: ['name', 'approved'],
  appraisals: ['year'],
  family: ['name'],
  titles: ['code', 'name'],
  technicians: ['grade', 'trade'],
  tags: ['tag'],
  trainings: ['name', 'started'],
  verifications: ['item'],
};

/** Relatives of whom one has one: a different name is a correction, not a second person. */
const ONLY_ONE = /^(丈夫|妻子|配偶|爱人|父亲|母亲|岳父|岳母|公公|婆婆)$/;
const SPOUSE = /^(丈夫|妻子|配偶|爱人)$/;

/** Whether a 称谓 is one of which a person has only one relative. */
export function isOnlyRelative(relation: string | null): boolean {
  return ONLY_ONE.test(relation ?? '');
}

/** Whether a 称谓 is a word for the spouse. */
export function isSpouse(relation: string | null): boolean {
  return SPOUSE.test(relation ?? '');
}

/** The fields of a repeated set. */
export function fieldsOf(set: ChildKey): readonly Field[] {
  return personChildren[set].fields;
}

function sameWord(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return comparable(String(a ?? '')) === comparable(String(b ?? ''));
}

function findEducation(rows: readonly MemberRow[], values: Member['values']): number {
  const kind = values['kind'] ?? null;
  const pool = rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => kind === null || row['kind'] === kind || (row['kind'] ?? null) === null);
  const level = values['level'] ?? null;
  if (level === null) {
    const highest = pool.reduce<(typeof pool)[number] | undefined>(
      (best, next) => (best === undefined || rankOf(next.row) > rankOf(best.row) ? next : best),
      undefined,
    );
    return highest?.at ?? -1;
  }
  const same = pool.find(({ row }) => row['level'] === level);
  return (same ?? pool.find(({ row }) => (row['level'] ?? null) === null))?.at ?? -1;
}

function rankOf(row: MemberRow): number {
  return educationRank(row['level'] as string | null);
}

function findFamily(rows: readonly MemberRow[], values: Member['values']): number {
  const byName = rows.findIndex((row) => sameWord(row['name'], values['name']));
  if (byName >= 0 && (values['name'] ?? null) !== null) return byName;
  const relation = String(values['relation'] ?? '');
  if (!ONLY_ONE.test(relation)) return -1;
  return rows.findIndex((row) => {
    const known = String(row['relation'] ?? '');
    return known === relation || (SPOUSE.test(relation) && SPOUSE.test(known));
  });
}

function findRow(rows: readonly MemberRow[], { set, values }: Member): number {
  if (set === 'educations') return findEducation(rows, values);
  if (set === 'family') return findFamily(rows, values);
  const keys = IDENTITY[set].filter((key) => (values[key] ?? null) !== null);
  if (keys.length === 0) return rows.length === 1 ? 0 : -1;
  return rows.findIndex((row) => keys.every((key) => sameWord(row[key], values[key])));
}

/** School and major in one cell say nothing new where the register holds the same in two fields. */
function withSchool(member: Member, row: MemberRow | null): Member['values'] {
  if (member.wholeSchool === undefined) return member.values;
  const known = `${row?.['school'] ?? ''}${row?.['major'] ?? ''}`.replace(/\s+/g, '');
  if (known === member.wholeSchool.replace(/\s+/g, '')) return member.values;
  const values = { ...member.values, school: member.wholeSchool };
  return row?.['major'] ? { ...values, major: null } : values;
}

/** What a member changes in a set; null when the set already says it. */
export function editSet(rows: readonly MemberRow[], member: Member): MemberEdit | null {
  const at = findRow(rows, member);
  const before = at < 0 ? null : (rows[at] ?? null);
  const values = withSchool(member, before);
  const fields = fieldsOf(member.set);
  const changed = fields.filter(
    (field) => field.key in values && !sameValue(field, before?.[field.key], values[field.key] ?? null),
  );
  // 配偶 where the register says 妻子 is no change.
  const news = changed.filter(
    (field) => field.key !== 'relation' || !before || !isSpouseAlias(before, values),
  );
  if (news.length === 0) return null;
  const row: Record<string, FieldValue> = before ? { ...before } : emptyRecord(fields);
  for (const field of news) row[field.key] = values[field.key] ?? null;
  return { set: member.set, at, before, row };
}

function isSpouseAlias(before: MemberRow, values: Member['values']): boolean {
  return SPOUSE.test(String(before['relation'] ?? '')) && SPOUSE.test(String(values['relation'] ?? ''));
}

/** Carries edits out. @returns a new list of rows */
export function applyEdits(
  rows: readonly MemberRow[],
  edits: readonly Pick<MemberEdit, 'at' | 'row'>[],
): MemberRow[] {
  const result = [...rows];
  for (const { at, row } of edits) {
    if (at >= 0 && at < result.length) result[at] = row;
    else result.push(row);
  }
  return result;
}
