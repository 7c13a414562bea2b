import type { Field } from '#shared/lib/field';
import { normaliseName, normaliseSearch } from '#shared/lib/names';
import type { MemberRow } from '#shared/register/import/members';
import { setsOf, type PersonColumn } from '#shared/register/import/person-columns';
import type { PersonRegister, StoredPerson } from '#shared/register/import/plan-person';
import type { UnitChoices } from '#shared/register/import/unit-choices';
import type { UnitIndex } from '#shared/register/import/unit-index';
import { personFields } from '#shared/register/fields/person';
import type { Db } from '../../../archive/driver';
import {
  hasPeople,
  selectBinnedIdNumbers,
  selectByIdNumber,
  selectBySearchKey,
  selectPersonPart,
} from './import.store';
import { selectChildren } from '../person/person.store';

/** Fields that planning looks at or fills whatever the columns are. */
const ALWAYS = ['name', 'gender', 'idNumber', 'birthDate', 'ethnicity', 'organizationId', 'appraisalSummary'];

/** The single fields that an import may read or write. */
export function fieldsTouched(columns: readonly PersonColumn[]): Field[] {
  const keys = new Set(ALWAYS);
  for (const { place } of columns) if (place.type === 'field') keys.add(place.field.key);
  return personFields.filter((field) => keys.has(field.key));
}

/** The register as planning asks it: only the columns and sets that the sheet touches are read. */
export function personRegister(
  db: Db,
  sheet: {
    readonly columns: readonly PersonColumn[];
    readonly index: UnitIndex;
    readonly choices: UnitChoices;
  },
): PersonRegister {
  const fields = fieldsTouched(sheet.columns);
  const sets = setsOf(sheet.columns);
  const binned = selectBinnedIdNumbers(db);
  // Nobody need be looked for in a register that nobody is in yet.
  const living = hasPeople(db);
  function load(id: number): StoredPerson | null {
    const part = selectPersonPart(db, id, fields);
    if (!part) return null;
    const rows = sets.map((set) => [set, selectChildren(db, id, set) as readonly MemberRow[]]);
    return { id, version: part.version, fields: part.fields, sets: Object.fromEntries(rows) };
  }
  return {
    load,
    byIdNumber: (idNumber) => (living ? selectByIdNumber(db, idNumber) : []),
    byName: (name) =>
      living ? selectBySearchKey(db, normaliseSearch(normaliseName(name)).replaceAll(' ', '')) : [],
    isBinned: (idNumber) => binned.has(idNumber),
    unitFor: (path) => sheet.choices.unitFor(path),
    unitOfPost: (post) => sheet.index.atStartOf(post),
    isUnder: (unit, above) => sheet.index.isUnder(unit, above),
  };
}
