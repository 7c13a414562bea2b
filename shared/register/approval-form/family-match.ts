import { emptyRecord, type Field } from '#shared/lib/field';
import { comparable } from '#shared/lib/words';
import { familyFields, type ChildRecord } from '../fields/children';
import { isOnlyRelative, isSpouse } from '../import/members';
import { sameValue } from '../import/same-value';
import type { FormRelative } from './form-reading';
import { familyKey } from './person-of-form';

type Relative = ChildRecord<'family'>;

/** A family row of the form beside the archive's row about the same person; one of the two may be missing. */
export interface FamilyPair {
  readonly key: string;
  readonly file: FormRelative | null;
  readonly archive: Relative | null;
  /** What the form says otherwise; empty for a row that only one side has. */
  readonly changes: Partial<Relative>;
}

const compared: readonly Field[] = familyFields.filter(({ key }) => key !== 'idNumber');

/** What the form says otherwise; 配偶 beside 妻子 is the same. */
function changesOf(file: FormRelative, archive: Relative): Partial<Relative> {
  const spouses = isSpouse(archive.relation) && isSpouse(file.relation ?? null);
  const differs = compared.filter(({ key, kind }) => {
    const name = key as keyof FormRelative;
    if (file[name] === undefined || (name === 'relation' && spouses)) return false;
    return !sameValue({ kind }, archive[name], file[name] ?? null);
  });
  return Object.fromEntries(differs.map(({ key }) => [key, file[key as keyof FormRelative] ?? null]));
}

function sameName(file: FormRelative, archive: Relative): boolean {
  const name = comparable(file.name ?? '');
  return name !== '' && name === comparable(archive.name ?? '');
}

function sameRelation(file: FormRelative, archive: Relative): boolean {
  return (
    file.relation === archive.relation || (isSpouse(file.relation ?? null) && isSpouse(archive.relation))
  );
}

/** From the surest to the weakest sign that two rows are about one person. */
const tests: readonly ((file: FormRelative, archive: Relative) => boolean)[] = [
  (file, archive) => Object.keys(changesOf(file, archive)).length === 0,
  (file, archive) => sameName(file, archive) && sameRelation(file, archive),
  sameName,
  (file, archive) => isOnlyRelative(archive.relation) && sameRelation(file, archive),
];

function partners(file: readonly FormRelative[], archive: readonly Relative[]): Map<FormRelative, Relative> {
  const found = new Map<FormRelative, Relative>();
  const free = new Set(archive);
  for (const test of tests) {
    for (const row of file) {
      const partner = found.has(row) ? undefined : [...free].find((other) => test(row, other));
      if (!partner) continue;
      found.set(row, partner);
      free.delete(partner);
    }
  }
  return found;
}

/** Pairs the form's family rows with the archive's: by name and 称谓, by name, or by a 称谓 of which one has one. */
export function pairFamily(file: readonly FormRelative[], archive: readonly Relative[]): FamilyPair[] {
  const found = partners(file, archive);
  const taken = new Set(found.values());
  const rows = file.map((row, at): FamilyPair => {
    const partner = found.get(row) ?? null;
    return {
      key: familyKey(at),
      file: row,
      archive: partner,
      changes: partner ? changesOf(row, partner) : {},
    };
  });
  const left = archive.flatMap((row, at): FamilyPair[] =>
    taken.has(row) ? [] : [{ key: `family.archive.${at}`, file: null, archive: row, changes: {} }],
  );
  return [...rows, ...left];
}

/** The archive's row as the form has it; the ID number stays with the name. */
function merged({ file, archive, changes }: FamilyPair): Relative {
  if (archive === null) return { ...emptyRecord(familyFields), ...file };
  const samePerson = file !== null && (file.name === undefined || sameName(file, archive));
  return { ...archive, ...changes, idNumber: samePerson ? archive.idNumber : null };
}

function isChange({ file, archive, changes }: FamilyPair): boolean {
  return file === null || archive === null || Object.keys(changes).length > 0;
}

/**
 * The family once the form's word on some rows is taken. New rows stand behind the one that comes before them in the form.
 * @param takes whether the form's side of a row was chosen
 */
export function applyFamily(
  file: readonly FormRelative[],
  archive: readonly Relative[],
  takes: (key: string) => boolean,
): readonly Relative[] {
  const chosen = pairFamily(file, archive).filter((pair) => takes(pair.key) && isChange(pair));
  if (chosen.length === 0) return archive;
  const byArchive = new Map(chosen.map((pair) => [pair.archive, pair]));
  const result: { readonly row: Relative | null; readonly origin: Relative | FormRelative }[] = archive.map(
    (row) => {
      const pair = byArchive.get(row);
      return { origin: row, row: !pair ? row : pair.file === null ? null : merged(pair) };
    },
  );
  let last = -1;
  for (const pair of pairFamily(file, archive)) {
    if (pair.file === null) continue;
    if (pair.archive) last = result.findIndex(({ origin }) => origin === pair.archive);
    else if (takes(pair.key)) result.splice((last += 1), 0, { origin: pair.file, row: merged(pair) });
  }
  return result.flatMap(({ row }) => row ?? []);
}
