import { columnOf, type Field } from '#shared/lib/field';
import {
  childKeys,
  personChildren,
  type ChildKey,
  type ChildRecord,
  type PersonChildren,
} from '#shared/register/fields/children';
import { personFields, type PersonDerived, type PersonRecord } from '#shared/register/fields/person';
import type { PersonDocument } from '#shared/register/person/person-document';
import type { Db } from '../../../archive/driver';
import { bindValues, columnList, placeList, prepared, readRecord } from '../../../archive/record-sql';
import { readHead, recordTable } from '../../../archive/record-table';

/** Derived values and helper columns that are computed by the service, never sent by a form. */
export interface PersonComputed {
  readonly nameKey: string;
  readonly derived: PersonDerived;
  readonly highestEducationRank: number;
  readonly partyMemberSince: string | null;
}

/** A person without the repeated sets. */
export type StoredPerson = Omit<PersonDocument, 'children'>;

const fields: readonly Field[] = personFields;
const derivedFields = fields.filter((field) => field.derived);
const ownFields = fields.filter((field) => !field.derived);

/** One person without the repeated sets, deleted or not; null when there is none. */
export function selectPerson(db: Db, id: number): StoredPerson | null {
  const raw = prepared(db, 'SELECT * FROM person WHERE id = ?').get(id) as
    Record<string, unknown> | undefined;
  if (!raw) return null;
  return {
    ...readHead(raw),
    fields: readRecord(ownFields, raw) as PersonRecord,
    derived: readRecord(derivedFields, raw) as PersonDerived,
  };
}

const computedColumns = ['name_key', 'highest_education_rank', 'party_member_since'];
const people = recordTable({
  table: 'person',
  fields,
  beside: { insert: computedColumns, update: computedColumns },
});

// Texts are built once: a bulk load runs them by the hundred thousand.
const insertChildSql = Object.fromEntries(
  childKeys.map((key) => {
    const childFields: readonly Field[] = personChildren[key].fields;
    const columns = `person_id, position, ${columnList(childFields)}`;
    return [key, `INSERT INTO ${tableOf(key)} (${columns}) VALUES (?, ?, ${placeList(childFields)})`];
  }),
) as Record<ChildKey, string>;

interface Written {
  readonly fields: PersonRecord;
  readonly computed: PersonComputed;
}

function written({ fields: record, computed }: Written) {
  const { nameKey, highestEducationRank, partyMemberSince, derived } = computed;
  return { record: { ...record, ...derived }, others: [nameKey, highestEducationRank, partyMemberSince] };
}

/** A new person; returns the id. */
export function insertPerson(
  db: Db,
  person: {
    readonly uuid: string;
    readonly now: string;
    readonly fields: PersonRecord;
    readonly computed: PersonComputed;
  },
): number {
  return people.insert(db, { uuid: person.uuid, now: person.now, ...written(person) });
}

/** False when the version is no longer the one given. */
export function updatePerson(
  db: Db,
  person: {
    readonly id: number;
    readonly version: number;
    readonly now: string;
    readonly fields: PersonRecord;
    readonly computed: PersonComputed;
  },
): boolean {
  const { id, version, now } = person;
  return people.update(db, { id, version, now, ...written(person) });
}

/** What is needed of a person to name it in an audit row. */
export interface PersonHead {
  readonly id: number;
  readonly uuid: string;
  readonly name: string | null;
  readonly deletedAt: string | null;
}

/** A person's name and whether it lies in the recycle bin. */
export function selectPersonHead(db: Db, id: number): PersonHead | null {
  const sql = 'SELECT id, uuid, name, deleted_at AS deletedAt FROM person WHERE id = ?';
  return (prepared(db, sql).get(id) as PersonHead | undefined) ?? null;
}

/** The name of a person's unit when that unit has been ended meanwhile; null while it exists. */
export function selectEndedUnit(db: Db, personId: number): string | null {
  const sql = `SELECT o.name FROM person p JOIN organization o ON o.id = p.organization_id
    WHERE p.id = ? AND o.abolished IS NOT NULL`;
  return (prepared(db, sql).get(personId) as { name: string } | undefined)?.name ?? null;
}

/** Counts a change of what belongs to a person beside the form (photo, scanned items): a form opened before takes notice. */
export function touchPerson(db: Db, id: number, now: string): void {
  prepared(db, 'UPDATE person SET version = version + 1, updated_at = ? WHERE id = ?').run(now, id);
}

/** Puts a person into the recycle bin, or with null takes it out; forms opened before are then out of date. */
export function markPersonDeleted(db: Db, id: number, deletedAt: string | null, now: string): void {
  const sql = 'UPDATE person SET deleted_at = ?, updated_at = ?, version = version + 1 WHERE id = ?';
  prepared(db, sql).run(deletedAt, now, id);
}

function tableOf(key: ChildKey): string {
  return `person_${columnOf(key)}`;
}

/** All rows of one repeated set in their order. */
export function selectChildren<Key extends ChildKey>(db: Db, personId: number, key: Key): ChildRecord<Key>[] {
  const childFields: readonly Field[] = personChildren[key].fields;
  const sql = `SELECT ${columnList(childFields)} FROM ${tableOf(key)} WHERE person_id = ? ORDER BY position`;
  return (prepared(db, sql).all(personId) as Record<string, unknown>[]).map(
    (raw) => readRecord(childFields, raw) as ChildRecord<Key>,
  );
}

/** Every repeated set of a person, rows in their order. */
export function selectAllChildren(db: Db, personId: number): PersonChildren {
  return Object.fromEntries(
    childKeys.map((key) => [key, selectChildren(db, personId, key)]),
  ) as PersonChildren;
}

/** Writes one repeated set of a person who has none of it yet. */
export function insertChildren(
  db: Db,
  personId: number,
  key: ChildKey,
  rows: readonly Record<string, unknown>[],
): void {
  if (rows.length === 0) return;
  const childFields: readonly Field[] = personChildren[key].fields;
  const insert = prepared(db, insertChildSql[key]);
  rows.forEach((row, position) => insert.run(personId, position, ...bindValues(childFields, row)));
}

/** Replaces one repeated set as a whole. */
export function replaceChildren(
  db: Db,
  personId: number,
  key: ChildKey,
  rows: readonly Record<string, unknown>[],
): void {
  prepared(db, `DELETE FROM ${tableOf(key)} WHERE person_id = ?`).run(personId);
  insertChildren(db, personId, key, rows);
}

const MOST_PLACES = 100;
const keysSqls: string[] = [];

function keysSql(count: number): string {
  const places = (): string => Array<string>(count).fill('(?, ?)').join(', ');
  return (keysSqls[count] ??= `INSERT OR IGNORE INTO person_key (key, person_id) VALUES ${places()}`);
}

/**
 * Writes texts under which people are found, many with one statement: calling SQLite costs as much as the row itself.
 * @param pairs a text, the id of its person, the next text and so on
 */
export function insertKeyPairs(db: Db, pairs: readonly (string | number)[]): void {
  for (let from = 0; from < pairs.length; from += MOST_PLACES * 2) {
    const bound = pairs.slice(from, from + MOST_PLACES * 2);
    prepared(db, keysSql(bound.length / 2)).run(...bound);
  }
}

/** Writes the texts under which a new person is found. */
export function insertKeys(db: Db, personId: number, keys: readonly string[]): void {
  insertKeyPairs(
    db,
    keys.flatMap((key) => [key, personId]),
  );
}

/** Replaces the texts under which a person is found. */
export function replaceKeys(db: Db, personId: number, keys: readonly string[]): void {
  prepared(db, 'DELETE FROM person_key WHERE person_id = ?').run(personId);
  insertKeys(db, personId, keys);
}
