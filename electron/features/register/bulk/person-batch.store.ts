import { columnOf, type Field } from '#shared/lib/field';
import {
  childKeys,
  personChildren,
  type ChildKey,
  type ChildRecord,
  type PersonChildren,
} from '#shared/register/fields/children';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import type { Db } from '../../../archive/driver';
import { columnList, prepared, readRecord } from '../../../archive/record-sql';

/** A person with all repeated sets, as a check or an export of many people reads it. */
export interface PersonInFull {
  readonly id: number;
  readonly version: number;
  readonly deletedAt: string | null;
  readonly hasPhoto: boolean;
  readonly fields: PersonRecord;
  readonly children: PersonChildren;
}

type Raw = Record<string, unknown>;

const ownFields = (personFields as readonly Field[]).filter((field) => !field.derived);

/** Rows of one set of the chosen people, by person. */
function childrenOf<Key extends ChildKey>(db: Db, key: Key, ids: string): Map<number, ChildRecord<Key>[]> {
  const fields: readonly Field[] = personChildren[key].fields;
  const sql = `SELECT c.person_id AS owner, ${columnList(fields)} FROM json_each(?) chosen
    CROSS JOIN person_${columnOf(key)} c ON c.person_id = chosen.value ORDER BY chosen.key, c.position`;
  const byPerson = new Map<number, ChildRecord<Key>[]>();
  for (const raw of prepared(db, sql).all(ids) as Raw[]) {
    const owner = raw['owner'] as number;
    const record = readRecord(fields, raw) as ChildRecord<Key>;
    const rows = byPerson.get(owner);
    if (rows) rows.push(record);
    else byPerson.set(owner, [record]);
  }
  return byPerson;
}

/** People with everything that the register holds of them, in the order of the ids; unknown ids are left out. */
export function selectPeopleInFull(db: Db, ids: readonly number[]): PersonInFull[] {
  const chosen = JSON.stringify(ids);
  const sql = `SELECT p.*, EXISTS (SELECT 1 FROM person_photo f WHERE f.person_id = p.id) AS has_photo
    FROM json_each(?) chosen CROSS JOIN person p ON p.id = chosen.value ORDER BY chosen.key`;
  const sets = childKeys.map((key) => [key, childrenOf(db, key, chosen)] as const);
  return (prepared(db, sql).all(chosen) as Raw[]).map((raw) => {
    const id = raw['id'] as number;
    return {
      id,
      version: raw['version'] as number,
      deletedAt: raw['deleted_at'] as string | null,
      hasPhoto: raw['has_photo'] === 1,
      fields: readRecord(ownFields, raw) as PersonRecord,
      children: Object.fromEntries(
        sets.map(([key, rows]) => [key, rows.get(id) ?? []]),
      ) as unknown as PersonChildren,
    };
  });
}
