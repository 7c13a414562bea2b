import { columnOf } from '#shared/lib/field';
import type { ChildKey } from '#shared/register/fields/children';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

export type StoredRow = Readonly<Record<string, unknown>>;

/** Units in reading order, with the name of the unit above as `parent_name`. */
export function iterateOrganizations(db: Db, range: readonly [string, string]): Iterable<StoredRow> {
  const sql = `SELECT o.*, parent.name AS parent_name FROM organization o LEFT JOIN organization parent ON parent.id = o.parent_id
    WHERE o.path >= ? AND o.path < ? AND o.deleted_at IS NULL AND o.abolished IS NULL ORDER BY o.path`;
  return prepared(db, sql).iterate(...range) as Iterable<StoredRow>;
}

const peopleInOrder = `organization o CROSS JOIN person p ON p.organization_id = o.id
  WHERE o.path >= ? AND o.path < ? AND o.deleted_at IS NULL AND p.deleted_at IS NULL`;

/** How many people stand in the range. */
export function countPeople(db: Db, range: readonly [string, string]): number {
  const sql = `SELECT count(*) AS people FROM ${peopleInOrder.replace('CROSS JOIN', 'JOIN')}`;
  return (prepared(db, sql).get(...range) as { people: number }).people;
}

/** People in list order. */
export function iteratePeople(db: Db, range: readonly [string, string]): Iterable<StoredRow> {
  const sql = `SELECT p.* FROM ${peopleInOrder} ORDER BY o.path, p.position_order, p.id`;
  return prepared(db, sql).iterate(...range) as Iterable<StoredRow>;
}

/** The rows of one set with the person's name and ID number as `person_name` and `person_id_number`. */
export function iterateChildren(
  db: Db,
  set: ChildKey,
  range: readonly [string, string],
): Iterable<StoredRow> {
  const table = `person_${columnOf(set)}`;
  const sql = `SELECT c.*, p.name AS person_name, p.id_number AS person_id_number
    FROM organization o CROSS JOIN person p ON p.organization_id = o.id CROSS JOIN ${table} c ON c.person_id = p.id
    WHERE o.path >= ? AND o.path < ? AND o.deleted_at IS NULL AND p.deleted_at IS NULL
    ORDER BY o.path, p.position_order, p.id, c.position`;
  return prepared(db, sql).iterate(...range) as Iterable<StoredRow>;
}

/** A person's resume as rows, for the one cell that holds it. */
export function selectResume(
  db: Db,
  personId: number,
): { started: string | null; ended: string | null; content: string }[] {
  const sql = 'SELECT started, ended, content FROM person_resume WHERE person_id = ? ORDER BY position';
  return prepared(db, sql).all(personId) as {
    started: string | null;
    ended: string | null;
    content: string;
  }[];
}
