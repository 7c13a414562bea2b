import type { FormUnit } from '#shared/register/approval-form/form-contract';
import { normaliseName, normaliseSearch } from '#shared/lib/names';
import type { KnownPerson, PersonFinder } from '#shared/register/import/match-person';
import { UnitIndex } from '#shared/register/import/unit-index';
import type { PersonContent } from '#shared/register/person/person-document';
import type { Db } from '../../../archive/driver';
import {
  selectBinnedIdNumbers,
  selectByIdNumber,
  selectBySearchKey,
  selectKnown,
  selectUnitNodes,
} from '../import/import.store';
import { selectPhoto } from '../person/person-photo.store';
import { selectAllChildren, selectPerson } from '../person/person.store';

/** A living person with everything that a form may change. */
export interface RegisteredPerson {
  readonly version: number;
  readonly content: PersonContent;
  /** JPEG in base64. */
  readonly photo: string | null;
}

/** The register as forms are held against it. */
export interface FormRegister extends PersonFinder {
  readonly index: UnitIndex;
  /** Null when there is nobody, or only in the recycle bin. */
  readonly load: (id: number) => RegisteredPerson | null;
  readonly isBinned: (idNumber: string) => boolean;
  readonly known: (ids: readonly number[]) => readonly KnownPerson[];
}

/** Everything forms are held against, as it is now. */
export function formRegister(db: Db): FormRegister {
  const index = new UnitIndex(selectUnitNodes(db));
  const binned = selectBinnedIdNumbers(db);
  return {
    index,
    byIdNumber: (idNumber) => selectByIdNumber(db, idNumber),
    byName: (name) => selectBySearchKey(db, normaliseSearch(normaliseName(name)).replaceAll(' ', '')),
    isBinned: (idNumber) => binned.has(idNumber),
    known: (ids) => selectKnown(db, ids),
    load(id) {
      const person = selectPerson(db, id);
      if (!person || person.deletedAt !== null) return null;
      const content = { fields: person.fields, children: selectAllChildren(db, id) };
      const photo = selectPhoto(db, id)?.image.toString('base64') ?? null;
      return { version: person.version, content, photo };
    },
  };
}

/** A unit with its path; null for none, or one that is not there any more. */
export function unitNamed(index: UnitIndex, id: number | null): FormUnit | null {
  return id === null || !index.nodes.has(id) ? null : { id, path: index.pathOf(id) };
}
