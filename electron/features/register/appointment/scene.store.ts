import type { Colleague, Holder } from '#shared/register/appointment/scene';
import type { ChildRecord } from '#shared/register/fields/children';
import { personChildren } from '#shared/register/fields/children';
import type { Db } from '../../../archive/driver';
import { columnList, prepared, readRecord } from '../../../archive/record-sql';

/** Who holds posts in these units now, by unit. Whoever is seconded (ZB13: 37) holds no seat there. */
export function selectHolders(db: Db, unitIds: readonly number[]): Map<number, Holder[]> {
  const sql = `SELECT a.organization_id AS unit, p.id AS personId, p.name, a.post, a.member_kind AS memberKind
    FROM json_each(?) chosen CROSS JOIN person_appointments a ON a.organization_id = chosen.value
    JOIN person p ON p.id = a.person_id
    WHERE a.state = '1' AND a.change IS NOT '37' AND p.deleted_at IS NULL ORDER BY p.position_order, p.id, a.position`;
  const rows = prepared(db, sql).all(JSON.stringify(unitIds)) as (Holder & { unit: number })[];
  const byUnit = new Map<number, Holder[]>();
  for (const { unit, personId, name, post, memberKind } of rows) {
    const holder = { personId, name: name ?? '', post: post ?? '', memberKind };
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), holder]);
  }
  return byUnit;
}

/** Who belongs to the chosen units, or holds a post in one besides that of his or her own unit. */
const members = `SELECT p.id AS person, chosen.value AS unit
  FROM json_each(?) chosen CROSS JOIN person p ON p.organization_id = chosen.value WHERE p.deleted_at IS NULL
  UNION SELECT p.id, chosen.value FROM json_each(?) chosen
  CROSS JOIN person_appointments a ON a.organization_id = chosen.value AND a.state = '1'
  JOIN person p ON p.id = a.person_id WHERE p.deleted_at IS NULL`;

/** The chiefs and deputies of the chosen units whose names or families say that they may be kin of somebody. */
const leaders = `SELECT DISTINCT p.id AS person, chosen.value AS unit
  FROM json_each(?) chosen
  CROSS JOIN person_appointments a ON a.organization_id = chosen.value AND a.state = '1' AND a.member_kind IN ('1', '3')
  JOIN person p ON p.id = a.person_id
  WHERE p.deleted_at IS NULL AND (p.name IN (SELECT value FROM json_each(?))
    OR EXISTS (SELECT 1 FROM person_family f WHERE f.person_id = p.id AND f.name IN (SELECT value FROM json_each(?)))
    OR upper(p.id_number) IN (SELECT value FROM json_each(?))
    OR EXISTS (SELECT 1 FROM person_family f
      WHERE f.person_id = p.id AND upper(f.id_number) IN (SELECT value FROM json_each(?))))`;

/** A post in a unit, that of a chief first. */
function postIn(column: string): string {
  return `(SELECT a.${column} FROM person_appointments a
    WHERE a.person_id = p.id AND a.organization_id = m.unit AND a.state = '1'
    ORDER BY a.member_kind IS NULL, a.member_kind, a.position LIMIT 1)`;
}

function familiesOf(db: Db, ids: readonly number[]): Map<number, ChildRecord<'family'>[]> {
  const { fields } = personChildren.family;
  const sql = `SELECT person_id, ${columnList(fields)} FROM person_family
    WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY person_id, position`;
  const families = new Map<number, ChildRecord<'family'>[]>();
  for (const raw of prepared(db, sql).all(JSON.stringify(ids)) as Record<string, unknown>[]) {
    const owner = raw['person_id'] as number;
    families.set(owner, [...(families.get(owner) ?? []), readRecord(fields, raw) as ChildRecord<'family'>]);
  }
  return families;
}

function colleagues(db: Db, chosen: string, lists: readonly (readonly unknown[])[]): Colleague[] {
  const sql = `SELECT p.id, p.name, m.unit AS organizationId, p.birth_date AS birthDate, p.id_number AS idNumber,
      ${postIn('post')} AS post, ${postIn('member_kind')} AS memberKind
    FROM (${chosen}) m JOIN person p ON p.id = m.person ORDER BY m.unit, p.position_order, p.id`;
  const rows = prepared(db, sql).all(...lists.map((list) => JSON.stringify(list))) as Omit<
    Colleague,
    'family'
  >[];
  const families = familiesOf(db, [...new Set(rows.map(({ id }) => id))]);
  return rows.map((row) => ({ ...row, name: row.name ?? '', family: families.get(row.id) ?? [] }));
}

/** The people of some units with their families, for looking whether somebody has kin there. */
export function selectColleagues(db: Db, unitIds: readonly number[]): Colleague[] {
  return colleagues(db, members, [unitIds, unitIds]);
}

/** Whom kin may be known by: their own names and ID numbers, or those that they give in their families. */
export interface KinWords {
  /** Names in the families of those who are compared. */
  readonly kin: readonly string[];
  /** Names of those who are compared. */
  readonly own: readonly string[];
  /** ID numbers in capitals: of their families, and their own. */
  readonly kinNumbers: readonly string[];
  readonly ownNumbers: readonly string[];
}

/** The chiefs and deputies of some units who may be kin, with their families. */
export function selectLeadingKin(db: Db, unitIds: readonly number[], words: KinWords): Colleague[] {
  if (unitIds.length === 0) return [];
  return colleagues(db, leaders, [unitIds, words.kin, words.own, words.kinNumbers, words.ownNumbers]);
}

/** The running batches besides one in which these people stand, by person. @param batchId null for a new batch */
export function selectElsewhere(
  db: Db,
  batchId: number | null,
  personIds: readonly number[],
): Map<number, string[]> {
  const sql = `SELECT DISTINCT i.person_id AS personId, b.id, b.title FROM json_each(?) chosen
    CROSS JOIN appointment_item i ON i.person_id = chosen.value JOIN appointment_batch b ON b.id = i.batch_id
    WHERE b.id IS NOT ? AND i.withdrawn IS NULL AND b.completed_at IS NULL AND b.cancelled_at IS NULL
      AND b.deleted_at IS NULL ORDER BY b.id`;
  const rows = prepared(db, sql).all(JSON.stringify(personIds), batchId) as {
    personId: number;
    title: string | null;
  }[];
  const byPerson = new Map<number, string[]>();
  for (const { personId, title } of rows)
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), title ?? '']);
  return byPerson;
}
