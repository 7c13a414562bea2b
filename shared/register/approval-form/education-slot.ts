import { codeText } from '#shared/lib/code-tables';
import { educationRank } from '#shared/lib/education';
import type { ChildRecord } from '../fields/children';

type Education = ChildRecord<'educations'>;
/** 1 全日制, 2 在职. */
export type EducationKind = '1' | '2';

/** What the form says of one kind of education: its four boxes, codes and school with major in one text. */
export interface EducationSlot {
  readonly level: string | null;
  readonly degree: string | null;
  readonly school: string | null;
  readonly degreeSchool: string | null;
}

/** By the first digit of a GB/T 6864 code: 博士 over 硕士 over 学士 over an honorary doctorate. */
const degreeRanks: Readonly<Record<string, number>> = { 2: 4, 3: 3, 4: 2, 1: 1 };

/** How high a degree ranks; 0 for none. */
export function degreeRank(code: string | null): number {
  return code ? (degreeRanks[code.charAt(0)] ?? 0) : 0;
}

function best(rows: readonly Education[], rank: (row: Education) => number): Education | undefined {
  return rows.reduce<Education | undefined>(
    (found, row) => (rank(row) > (found ? rank(found) : 0) ? row : found),
    undefined,
  );
}

/** The rows of one kind that the form shows: the highest level, and the highest degree, mostly the same row. */
export function shownRows(
  rows: readonly Education[],
  kind: EducationKind,
): { readonly level: Education | undefined; readonly degree: Education | undefined } {
  const own = rows.filter((row) => row.kind === kind);
  const level = best(own, (row) => educationRank(row.level)) ?? own[0];
  const highest = best(own, (row) => degreeRank(row.degree));
  const same = level && degreeRank(level.degree) === degreeRank(highest?.degree ?? null);
  return { level, degree: highest && same ? level : highest };
}

/** School and major of a row as the form writes them, in one text. */
export function schoolOf(row: Education | undefined): string | null {
  return row ? [row.school, row.major].filter(Boolean).join('') || null : null;
}

/** 高中 and below stand on the form without a school. */
export function hasSchool(level: string | null): boolean {
  return level === null || !/^[678]/.test(level);
}

/** What the form shows of one kind of education. */
export function slotOf(rows: readonly Education[], kind: EducationKind): EducationSlot {
  const { level, degree } = shownRows(rows, kind);
  return {
    level: level?.level ?? null,
    degree: degree?.degree ?? null,
    school: hasSchool(level?.level ?? null) ? schoolOf(level) : null,
    degreeSchool: schoolOf(degree),
  };
}

const provincialSchool = /(?:省委|自治区党?委|(?:北京|天津|上海|重庆)市委)党校/;

/** 学历 in words; 省（区、市）委党校 is written as the school's own name has it. */
export function levelText({ level, school }: Pick<EducationSlot, 'level' | 'school'>): string {
  const text = codeText('ZB64', level);
  const own = provincialSchool.exec(school ?? '')?.[0];
  return own ? text.replace(/^省（区、市）委党校/, own) : text;
}

/** 学位 in words. */
export function degreeText({ degree }: Pick<EducationSlot, 'degree'>): string {
  return codeText('GB6864', degree);
}

function squeezed(text: string | null): string {
  return (text ?? '').replace(/\s+/g, '');
}

/** Whether nothing is said. */
export function isEmptySlot(slot: EducationSlot): boolean {
  return Object.values(slot).every((value) => value === null);
}

/** Whether two slots say the same: blanks do not count, nor the school of 高中 and below, or of a degree left unsaid. */
export function sameSlot(one: EducationSlot, other: EducationSlot): boolean {
  const sameSchool = !hasSchool(one.level) || squeezed(one.school) === squeezed(other.school);
  const degreeSchools = [one, other].map((slot) => squeezed(slot.degreeSchool ?? slot.school));
  return (
    one.level === other.level &&
    one.degree === other.degree &&
    sameSchool &&
    (one.degree === null || degreeSchools[0] === degreeSchools[1])
  );
}

/** A slot as a clerk reads it: level and degree in one line, the school under it. */
export function slotText(slot: EducationSlot): string {
  const words = [levelText(slot), degreeText(slot)].filter((word) => word !== '').join(' ');
  const other = slot.degreeSchool !== null && squeezed(slot.degreeSchool) !== squeezed(slot.school);
  const schools = [slot.school, other ? `学位：${slot.degreeSchool}` : null];
  return [words, ...schools].filter((line) => line !== null && line !== '').join('\n');
}
