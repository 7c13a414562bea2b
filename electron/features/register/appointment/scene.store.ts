import type { Colleague, Holder } from '#shared/register/appointment/scene';
import type { ChildRecord } from '#shared/register/fields/children';
import { personChildren } from '#shared/register/fields/children';
import type { Db } from '../../../archive/driver';
import { columnList, prepared, readRecord } from '../../../archive/record-sql';

/** Who holds posts in these units now, by unit. */
export function selectHolders(db: Db, unitIds: readonly number[]): Map<number, Holder[]> {
  const sql = `SELECT a.organization_id AS unit, p.id AS personId, p.name, a.post, a.member_kind AS memberKind
    FROM json_each(?) chosen CROSS JOIN person_appointments a ON a.organization_id = chosen.value
    JOIN person p ON p.id = a.person_id
    WHERE a.state = '1' AND p.deleted_at IS NULL ORDER BY p.position_order, p.id, a.position`;
  const rows = prepared(db, sql).all(JSON.stringify(unitIds)) as (Holder & { unit: number })[];
  const byUnit = new Map<number, Holder[]>();
  for (const { unit, personId, name, post, memberKind } of rows) {
    const holder = { personId, name: name ?? '', post: post ?? '', memberKind };
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), holder]);
  }
  return byUnit;
}

interface ColleagueRow {
  id: number;
  name: string | null;
  organizationId: number;
  birthDate: string | null;
  idNumber: string | null;
}

/** Who belongs to the chosen units, or holds a post in one besides that of his or her own unit. */
const members = `SELECT p.id AS person, chosen.value AS unit
  FROM json_each(?) chosen CROSS JOIN person p ON p.organization_id = chosen.value WHERE p.deleted_at IS NULL
  UNION SELECT p.id, chosen.value FROM json_each(?) chosen
  CROSS JOIN person_appointments a ON a.organization_id = chosen.value AND a.state = '1'
  JOIN person p ON p.id = a.person_id WHERE p.deleted_at IS NULL`;

/** The people of some units with their families, for looking whether somebody has kin there. */
export function selectColleagues(db: Db, unitIds: readonly number[]): Colleague[] {
  const chosen = JSON.stringify(unitIds);
  const people = prepared(
    db,
    `SELECT p.id, p.name, m.unit AS organizationId, p.birth_date AS birthDate, p.id_number AS idNumber
     FROM (${members}) m JOIN person p ON p.id = m.person ORDER BY m.unit, p.position_order, p.id`,
  ).all(chosen, chosen) as ColleagueRow[];
  const { fields } = personChildren.family;
  const kin = prepared(
    db,
    `SELECT f.person_id, ${columnList(fields)
      .split(', ')
      .map((column) => `f.${column}`)
      .join(', ')}
     FROM (SELECT DISTINCT person FROM (${members})) m JOIN person_family f ON f.person_id = m.person
     ORDER BY f.person_id, f.position`,
  ).all(chosen, chosen) as Record<string, unknown>[];
  const families = new Map<number, ChildRecord<'family'>[]>();
  for (const raw of kin) {
    const owner = raw['person_id'] as number;
    families.set(owner, [...(families.get(owner) ?? []), readRecord(fields, raw) as ChildRecord<'family'>]);
  }
  return people.map((person) => ({
    ...person,
    name: person.name ?? '',
    family: families.get(person.id) ?? [],
  }));
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
