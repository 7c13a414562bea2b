import { educationRank } from '#shared/lib/education';
import { emptyRecord } from '#shared/lib/field';
import { educationFields, type ChildRecord } from '../fields/children';
import {
  degreeRank,
  hasSchool,
  isEmptySlot,
  sameSlot,
  schoolOf,
  shownRows,
  slotOf,
  type EducationKind,
  type EducationSlot,
} from './education-slot';

type Education = ChildRecord<'educations'>;

function sameSchool(row: Education, school: string | null): boolean {
  return (schoolOf(row) ?? '').replace(/\s+/g, '') === (school ?? '').replace(/\s+/g, '');
}

/** The archive's row that the form's level is about; a row shown at least as high was wrong and is corrected. */
function levelRow(
  rows: readonly Education[],
  kind: EducationKind,
  slot: EducationSlot,
): Education | undefined {
  const same = rows.filter((row) => row.kind === kind && row.level === slot.level);
  const shown = shownRows(rows, kind).level;
  const wrong = shown && educationRank(shown.level) >= educationRank(slot.level) ? shown : undefined;
  return same.find((row) => sameSchool(row, slot.school)) ?? same[0] ?? wrong;
}

/** The row with the form's level and school; nothing else of it changes unless neither was right. */
function withLevel(
  row: Education | undefined,
  kind: EducationKind,
  { level, school }: EducationSlot,
): Education {
  const kept =
    row && (row.level === level || sameSchool(row, school)) ? row : { ...emptyRecord(educationFields), kind };
  const keepsSchool = sameSchool(kept, school) || (school === null && !hasSchool(level));
  return { ...kept, level, ...(keepsSchool ? {} : { school, major: null }) };
}

function withDegree(row: Education, degree: string | null): Education {
  if (row.degree === degree) return row;
  return { ...row, degree, degreeGranted: null };
}

/** The place of the row that holds the form's degree; -1 when none has its school. */
function degreePlace(rows: readonly Education[], level: number, slot: EducationSlot): number {
  const school = slot.degreeSchool ?? slot.school;
  const at = rows[level];
  if (at && sameSchool(at, school)) return level;
  const own = rows.flatMap((row, index) => (row.kind === at?.kind && sameSchool(row, school) ? [index] : []));
  return own.find((index) => rows[index]?.degree === slot.degree) ?? own[0] ?? -1;
}

/** Gives the form's degree to its row and takes it from rows that would be shown instead. */
function degreed(
  rows: readonly Education[],
  level: number,
  slot: EducationSlot,
): { rows: Education[]; at: number } {
  const found = slot.degree === null ? level : degreePlace(rows, level, slot);
  const kind = rows[level]?.kind ?? null;
  const school = slot.degreeSchool ?? slot.school;
  const extra = found < 0 ? [{ ...emptyRecord(educationFields), kind, school }] : [];
  const at = found < 0 ? rows.length : found;
  const result = [...rows, ...extra].map((row, index) => {
    if (index === at) return withDegree(row, slot.degree);
    const above = row.kind === kind && degreeRank(row.degree) > degreeRank(slot.degree);
    const shadows = index === level && degreeRank(row.degree) === degreeRank(slot.degree);
    return above || shadows ? withDegree(row, null) : row;
  });
  return { rows: result, at };
}

/** Rows of which the form shows the highest come first where the archive's order would show another. */
function ordered(
  rows: readonly Education[],
  first: readonly number[],
  kind: EducationKind,
  slot: EducationSlot,
): Education[] {
  if (sameSlot(slotOf(rows, kind), slot)) return [...rows];
  const front = [...new Set(first)].flatMap((at) => rows[at] ?? []);
  return [...front, ...rows.filter((row) => !front.includes(row))];
}

/**
 * The education rows once the form's word on one kind is taken: a level above the archive's is a new row, otherwise the
 * shown row is corrected, and rows that rank above the form's level go. An empty slot empties the kind.
 */
export function applySlot(rows: readonly Education[], kind: EducationKind, slot: EducationSlot): Education[] {
  if (isEmptySlot(slot)) return rows.filter((row) => row.kind !== kind);
  const target = levelRow(rows, kind, slot);
  const kept = rows.filter(
    (row) => row === target || row.kind !== kind || educationRank(row.level) <= educationRank(slot.level),
  );
  const level = target ? kept.indexOf(target) : kept.length;
  const next = withLevel(target, kind, slot);
  const withNext = target ? kept.map((row) => (row === target ? next : row)) : [...kept, next];
  const { rows: result, at } = degreed(withNext, level, slot);
  return ordered(result, [level, at], kind, slot);
}
