import type { Field } from '#shared/lib/field';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import type { Db } from '../../../archive/driver';
import { prepared, readRecord } from '../../../archive/record-sql';

export interface CheckedUnit {
  readonly id: number;
  readonly version: number;
  readonly abolished: boolean;
  readonly fields: OrganizationRecord;
}

const fields: readonly Field[] = organizationFields;

/** Units of a range of paths in reading order, those that have ended too: somebody may still stand there. */
export function selectUnits(db: Db, range: readonly [string, string]): CheckedUnit[] {
  const sql = `SELECT * FROM organization WHERE path >= ? AND path < ? AND deleted_at IS NULL ORDER BY path`;
  return (prepared(db, sql).all(...range) as Record<string, unknown>[]).map((raw) => ({
    id: raw['id'] as number,
    version: raw['version'] as number,
    abolished: raw['abolished'] !== null,
    fields: readRecord(fields, raw) as OrganizationRecord,
  }));
}

/** Ids of the people of one unit in list order. */
export function selectPeopleIds(db: Db, organizationId: number): number[] {
  const sql = `SELECT id FROM person WHERE organization_id = ? AND deleted_at IS NULL ORDER BY position_order, id`;
  return (prepared(db, sql).all(organizationId) as { id: number }[]).map(({ id }) => id);
}

/** Somebody whose ID number, or name and month of birth, stands in the register more than once. */
export interface Twin {
  readonly id: number;
  /** What they have in common; equal for all of a group. */
  readonly value: string;
  readonly name: string;
  readonly organization: string;
  readonly idNumber: string | null;
}

const twinColumns = 'p.id, twice.value, p.name, o.name AS organization, p.id_number AS idNumber';

/** Everybody whose ID number somebody else has too. */
export function selectSameIdNumber(db: Db): Twin[] {
  const sql = `WITH twice AS MATERIALIZED (
      SELECT upper(trim(id_number)) AS value FROM person WHERE deleted_at IS NULL AND id_number <> ''
      GROUP BY 1 HAVING count(*) > 1)
    SELECT ${twinColumns} FROM twice JOIN person p ON upper(trim(p.id_number)) = twice.value
    LEFT JOIN organization o ON o.id = p.organization_id WHERE p.deleted_at IS NULL ORDER BY twice.value, p.id`;
  return prepared(db, sql).all() as Twin[];
}

/** Everybody whose name and month of birth somebody else has too. */
export function selectSameNameAndBirth(db: Db): Twin[] {
  const sql = `WITH twice AS MATERIALIZED (
      SELECT name || ' ' || substr(birth_date, 1, 7) AS value FROM person
      WHERE deleted_at IS NULL AND name <> '' AND length(birth_date) >= 7 GROUP BY 1 HAVING count(*) > 1)
    SELECT ${twinColumns} FROM twice JOIN person p ON p.name || ' ' || substr(p.birth_date, 1, 7) = twice.value
    LEFT JOIN organization o ON o.id = p.organization_id WHERE p.deleted_at IS NULL ORDER BY twice.value, p.id`;
  return prepared(db, sql).all() as Twin[];
}

/** Units whose code, or whose name under the same parent, another unit has too. */
export function selectSameUnits(
  db: Db,
  by: 'code' | 'name',
): { readonly id: number; readonly value: string }[] {
  const value = by === 'code' ? 'trim(code)' : "coalesce(parent_id, 0) || ' ' || trim(name)";
  const sql = `WITH twice AS MATERIALIZED (
      SELECT ${value} AS value FROM organization WHERE deleted_at IS NULL AND abolished IS NULL AND ${by} <> ''
      GROUP BY 1 HAVING count(*) > 1)
    SELECT id, trim(${by}) AS value FROM twice JOIN organization ON ${value} = twice.value
    WHERE deleted_at IS NULL AND abolished IS NULL ORDER BY id`;
  return prepared(db, sql).all() as { id: number; value: string }[];
}

/** People other than `id` with this ID number, or with this name and month of birth ('YYYY-MM'). */
export function selectNamesakes(
  db: Db,
  who: {
    readonly id: number | null;
    readonly idNumber: string;
    readonly nameKey: string;
    readonly name: string;
    readonly month: string;
  },
): {
  readonly id: number;
  readonly name: string;
  readonly organization: string;
  readonly sameIdNumber: 0 | 1;
}[] {
  const sql = `SELECT p.id, p.name, o.name AS organization, p.id_number IN (?, ?) AS sameIdNumber
    FROM person p JOIN organization o ON o.id = p.organization_id
    WHERE p.deleted_at IS NULL AND p.id IS NOT ? AND p.id IN (
      SELECT id FROM person WHERE deleted_at IS NULL AND id_number IN (?, ?)
      UNION SELECT id FROM person WHERE deleted_at IS NULL AND name_key = ? AND name = ? AND substr(birth_date, 1, 7) = ?)
    ORDER BY sameIdNumber DESC, p.id LIMIT 20`;
  const upper = who.idNumber.toUpperCase();
  const lower = who.idNumber.toLowerCase();
  return prepared(db, sql).all(upper, lower, who.id, upper, lower, who.nameKey, who.name, who.month) as {
    id: number;
    name: string;
    organization: string;
    sameIdNumber: 0 | 1;
  }[];
}
