import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import type { OrganizationNode } from '#shared/register/person/person-document';
import type { Db } from '../../../archive/driver';
import { prepared, readRecord } from '../../../archive/record-sql';
import { recordTable } from '../../../archive/record-table';

export interface OrganizationRow {
  readonly id: number;
  readonly uuid: string;
  readonly version: number;
  readonly parentId: number | null;
  readonly position: number;
  readonly path: string;
  readonly abolished: string | null;
  readonly mergedInto: number | null;
  readonly fields: OrganizationRecord;
}

type Raw = Record<string, unknown>;

const units = recordTable({
  table: 'organization',
  fields: organizationFields,
  beside: { insert: ['parent_id', 'position', 'path', 'name_key'], update: ['name_key'] },
});

function toRow(raw: Raw): OrganizationRow {
  return {
    id: raw['id'] as number,
    uuid: raw['uuid'] as string,
    version: raw['version'] as number,
    parentId: raw['parent_id'] as number | null,
    position: raw['position'] as number,
    path: raw['path'] as string,
    abolished: raw['abolished'] as string | null,
    mergedInto: raw['merged_into'] as number | null,
    fields: readRecord(organizationFields, raw) as OrganizationRecord,
  };
}

/** The whole tree in reading order; a county has some hundred units, so it is never paged. */
export function selectOrganizationTree(db: Db): OrganizationNode[] {
  const sql = `SELECT id, parent_id AS parentId, name, code, kind, path, abolished, merged_into AS mergedInto,
      weak_village AS weakVillage, name_key AS nameKey
    FROM organization WHERE deleted_at IS NULL ORDER BY path`;
  return (prepared(db, sql).all() as Raw[]).map((raw) => ({
    id: raw['id'] as number,
    parentId: raw['parentId'] as number | null,
    name: raw['name'] as string,
    code: raw['code'] as string | null,
    kind: (raw['kind'] as string | null) ?? '',
    path: raw['path'] as string,
    depth: (raw['path'] as string).split('.').length - 2,
    abolished: raw['abolished'] !== null,
    mergedInto: raw['mergedInto'] as number | null,
    weakVillage: raw['weakVillage'] === 1,
    nameKey: raw['nameKey'] as string,
  }));
}

/** Every living unit with all its fields, in reading order. */
export function selectOrganizationList(db: Db): OrganizationRow[] {
  const sql = 'SELECT * FROM organization WHERE deleted_at IS NULL AND abolished IS NULL ORDER BY path';
  return (prepared(db, sql).all() as Raw[]).map(toRow);
}

/** One unit with all its fields, ended or not; null when there is none. */
export function selectOrganization(db: Db, id: number): OrganizationRow | null {
  const raw = prepared(db, 'SELECT * FROM organization WHERE id = ? AND deleted_at IS NULL').get(id) as
    Raw | undefined;
  return raw ? toRow(raw) : null;
}

export interface NewOrganization {
  readonly uuid: string;
  readonly parentId: number | null;
  readonly position: number;
  readonly nameKey: string;
  readonly now: string;
  readonly fields: OrganizationRecord;
}

/** Inserts with an empty path: call renumberPaths afterwards in the same transaction. */
export function insertOrganization(db: Db, unit: NewOrganization): number {
  const { uuid, parentId, position, nameKey, now, fields } = unit;
  return units.insert(db, { uuid, now, record: fields, others: [parentId, position, '', nameKey] });
}

/** False when the version is no longer the one given. */
export function updateOrganization(
  db: Db,
  change: {
    readonly id: number;
    readonly version: number;
    readonly nameKey: string;
    readonly now: string;
    readonly fields: OrganizationRecord;
  },
): boolean {
  const { id, version, nameKey, now, fields } = change;
  return units.update(db, { id, version, now, record: fields, others: [nameKey] });
}

/** The place behind the last unit under a parent. */
export function nextPosition(db: Db, parentId: number | null): number {
  const sql = 'SELECT coalesce(max(position), -1) + 1 AS next FROM organization WHERE parent_id IS ?';
  return (prepared(db, sql).get(parentId) as { next: number }).next;
}

/** Writes every path anew from parents and positions; touches only rows whose path changes. */
export function renumberPaths(db: Db): void {
  const sql =
    'SELECT id, parent_id AS parentId, path FROM organization WHERE deleted_at IS NULL ORDER BY position, id';
  const children = new Map<number | null, { id: number; path: string }[]>();
  for (const row of prepared(db, sql).all() as { id: number; parentId: number | null; path: string }[]) {
    const siblings = children.get(row.parentId);
    if (siblings) siblings.push(row);
    else children.set(row.parentId, [row]);
  }
  const update = prepared(db, 'UPDATE organization SET path = ? WHERE id = ?');
  function walk(parentId: number | null, prefix: string): void {
    children.get(parentId)?.forEach((unit, index) => {
      const path = `${prefix}${String(index + 1).padStart(5, '0')}.`;
      if (path !== unit.path) update.run(path, unit.id);
      walk(unit.id, path);
    });
  }
  walk(null, '');
}

export interface UnderUnit {
  readonly people: number;
  readonly units: number;
  readonly posts: number;
}

/** People and living units directly under a unit, and the posts (ZB14: 1 在任) that somebody holds in it. */
export function countUnder(db: Db, id: number): UnderUnit {
  const sql = `SELECT (SELECT count(*) FROM person WHERE organization_id = ? AND deleted_at IS NULL) AS people,
    (SELECT count(*) FROM organization WHERE parent_id = ? AND abolished IS NULL AND deleted_at IS NULL) AS units,
    (SELECT count(*) FROM person_appointments a JOIN person p ON p.id = a.person_id
      WHERE a.organization_id = ? AND a.state = '1' AND p.deleted_at IS NULL) AS posts`;
  return prepared(db, sql).get(id, id, id) as UnderUnit;
}

/** The ids of the units under a parent in their order. */
export function childIds(db: Db, parentId: number | null): number[] {
  const sql = 'SELECT id FROM organization WHERE parent_id IS ? AND deleted_at IS NULL ORDER BY position, id';
  return (prepared(db, sql).all(parentId) as { id: number }[]).map((row) => row.id);
}

/** Writes the order of the units under a parent; also brings them under it. */
export function writeOrder(db: Db, parentId: number | null, ids: readonly number[]): void {
  const update = prepared(db, 'UPDATE organization SET parent_id = ?, position = ? WHERE id = ?');
  ids.forEach((id, position) => update.run(parentId, position, id));
}

/** Marks a unit as ended (at an ISO time) or, with null, as existing again. */
export function markAbolished(
  db: Db,
  id: number,
  at: string | null,
  mergedInto: number | null,
  now: string,
): void {
  const sql = `UPDATE organization SET abolished = ?, merged_into = ?, version = version + 1, updated_at = ? WHERE id = ?`;
  prepared(db, sql).run(at, mergedInto, now, id);
}

export interface MovedPerson {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly deleted: 0 | 1;
  /** The place in the former unit and in the new one. */
  readonly positionBefore: number | null;
  readonly position: number;
}

/** Moves all people of a unit, the deleted ones included, behind those of another; returns who was moved. */
export function movePeople(db: Db, from: number, to: number, now: string): MovedPerson[] {
  const last = prepared(
    db,
    'SELECT coalesce(max(position_order), 0) AS last FROM person WHERE organization_id = ?',
  );
  const { last: behind } = last.get(to) as { last: number };
  const leaving = `SELECT id, uuid, name, deleted_at IS NOT NULL AS deleted, position_order AS positionBefore,
    coalesce(position_order, 0) + ? AS position FROM person WHERE organization_id = ?`;
  const moved = prepared(db, leaving).all(behind, from) as MovedPerson[];
  const sql = `UPDATE person SET organization_id = ?, position_order = coalesce(position_order, 0) + ?,
    version = version + 1, updated_at = ? WHERE organization_id = ?`;
  prepared(db, sql).run(to, behind, now, from);
  return moved;
}

export interface FilledPosts {
  readonly id: number;
  readonly approvedChief: number | null;
  readonly approvedDeputy: number | null;
  readonly approvedOther: number | null;
  readonly chief: number;
  readonly deputy: number;
  readonly other: number;
}

/**
 * Approved and filled posts of every living unit. Filled: leaders in office by member kind (ZB129: 1 正职, 3 副职, Z 其他),
 * save those who are there on secondment (ZB13: 37).
 */
export function selectFilledPosts(db: Db): FilledPosts[] {
  const sql = `SELECT o.id, o.approved_chief AS approvedChief, o.approved_deputy AS approvedDeputy,
      o.approved_other AS approvedOther, coalesce(f.chief, 0) AS chief, coalesce(f.deputy, 0) AS deputy,
      coalesce(f.other, 0) AS other
    FROM organization o LEFT JOIN (
      SELECT a.organization_id AS unit, count(DISTINCT CASE a.member_kind WHEN '1' THEN p.id END) AS chief,
        count(DISTINCT CASE a.member_kind WHEN '3' THEN p.id END) AS deputy,
        count(DISTINCT CASE a.member_kind WHEN 'Z' THEN p.id END) AS other
      FROM person_appointments a JOIN person p ON p.id = a.person_id
      WHERE a.state = '1' AND a.change IS NOT '37' AND p.deleted_at IS NULL GROUP BY a.organization_id) f ON f.unit = o.id
    WHERE o.deleted_at IS NULL AND o.abolished IS NULL ORDER BY o.path`;
  return prepared(db, sql).all() as FilledPosts[];
}

/** Whether there is neither a unit nor a person, ended and deleted ones counted. */
export function registerIsEmpty(db: Db): boolean {
  const sql = 'SELECT EXISTS (SELECT 1 FROM organization) OR EXISTS (SELECT 1 FROM person) AS used';
  return (prepared(db, sql).get() as { used: number }).used === 0;
}

/** Whether every one of these units is in the register, ended or not. */
export function areUnitsKnown(db: Db, ids: readonly number[]): boolean {
  const sql = `SELECT count(*) AS known FROM organization WHERE deleted_at IS NULL
    AND id IN (SELECT value FROM json_each(?))`;
  const distinct = [...new Set(ids)];
  return (prepared(db, sql).get(JSON.stringify(distinct)) as { known: number }).known === distinct.length;
}
