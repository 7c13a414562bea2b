import {
  childKeys,
  personChildren,
  type ChildKey,
  type PersonChildren,
} from '#shared/register/fields/children';
import type { PersonRecord } from '#shared/register/fields/person';
import type { Change } from '../../../archive/audit';
import type { CommandContext } from '../../../archive/command';
import { deletePerson } from './import.store';
import { filledContent, savePerson } from '../person/person.service';
import { markPersonDeleted, selectAllChildren, selectPerson } from '../person/person.store';

/**
 * Takes a person that came with an import away again: for good when nobody touched it, else into the recycle bin.
 * @returns false when it is already gone
 */
export function removePerson(tx: CommandContext, change: Change, untouched: boolean): boolean {
  const person = selectPerson(tx.db, change.id);
  if (!person || person.deletedAt !== null) return false;
  const about = { entity: 'person', id: change.id, uuid: change.uuid, label: change.label };
  if (untouched) {
    const before = filledContent({ fields: person.fields, children: selectAllChildren(tx.db, change.id) });
    deletePerson(tx.db, change.id);
    tx.record({ ...about, before, after: null });
  } else {
    markPersonDeleted(tx.db, change.id, tx.now, tx.now);
    tx.record({
      ...about,
      before: { deletedAt: null },
      after: { deletedAt: tx.now, reason: '撤销整批导入' },
    });
  }
  return true;
}

/**
 * Gives a person the values back that an import changed; everything else stays as it is now.
 * @returns false when the person is gone or in the recycle bin
 */
export function restorePerson(tx: CommandContext, change: Change): boolean {
  const person = selectPerson(tx.db, change.id);
  if (!person || person.deletedAt !== null) return false;
  const children: PersonChildren = selectAllChildren(tx.db, change.id);
  const fields: Record<string, unknown> = { ...person.fields };
  const sets: Record<string, unknown> = { ...children };
  for (const [key, value] of Object.entries(change.before ?? {})) {
    if (Object.hasOwn(personChildren, key)) sets[key] = value ?? [];
    else fields[key] = value;
  }
  savePerson(tx, {
    id: person.id,
    version: person.version,
    fields: fields as PersonRecord,
    children: Object.fromEntries(childKeys.map((key: ChildKey) => [key, sets[key]])) as PersonChildren,
  });
  return true;
}
