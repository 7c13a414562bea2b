import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import type { OrganizationNode } from '#shared/register/person-document';
import type { Db } from '../../archive/driver';
import {
  assignmentList,
  bindValues,
  columnList,
  placeList,
  prepared,
  readRecord,
} from '../../archive/record-sql';

export interface OrganizationRow {
  readonly id: number;
  readonly uuid: string;
  readonly version: number;
  readonly parentId: number | null;
  readonly position: number;
  readonly path: string;
  readonly abolished: string | null;
  readonly fields: OrganizationRecord;
}

type Raw = Record<string, unknown>;

function toRow(raw: Raw): OrganizationRow {
  return {
    id: raw['id'] as number,
    uuid: raw['uuid'] as string,
    version: raw['version'] as number,
    parentId: raw['parent_id'] as number | null,
    position: raw['position'] as number,
    path: raw['path'] as string,
    abolished: raw['abolished'] as string | null,
    fields: readRecord(organizationFields, raw) as OrganizationRecord,
  };
}

/** The whole tree in reading order; a county has some hundred units, so it is never paged. */
export function selectOrganizationTree(db: Db): OrganizationNode[] {
  const sql = `SELECT id, parent_id AS parentId, name, code, kind, path, abolished, weak_village AS weakVillage
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
    weakVillage: raw['weakVillage'] === 1,
  }));
}

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
  const sql = `INSERT INTO organization (uuid, parent_id, position, path, name_key, created_at, updated_at, ${columnList(organizationFields)})
    VALUES (?, ?, ?, '', ?, ?, ?, ${placeList(organizationFields)})`;
  const { uuid, parentId, position, nameKey, now, fields } = unit;
  const values = bindValues(organizationFields, fields);
  return Number(
    prepared(db, sql).run(uuid, parentId, position, nameKey, now, now, ...values).lastInsertRowid,
  );
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
  const sql = `UPDATE organization SET version = version + 1, name_key = ?, updated_at = ?, ${assignmentList(organizationFields)}
    WHERE id = ? AND version = ? AND deleted_at IS NULL`;
  const values = bindValues(organizationFields, change.fields);
  return (
    prepared(db, sql).run(change.nameKey, change.now, ...values, change.id, change.version).changes === 1
  );
}

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
