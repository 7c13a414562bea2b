import { randomUUID } from 'node:crypto';
import { emptyRecord, type FieldValue } from '#shared/lib/field';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import type { Change, PlannedRow, UnitRef } from '#shared/register/import/plan';
import { rowUnitKey } from '#shared/register/import/unit-rows';
import type { NewUnit } from '#shared/register/import/unit-choices';
import { AppError } from '#shared/lib/errors';
import type { CommandContext } from '../../../archive/command';
import { differences } from '../changes';
import { sortKeyOf } from '../person/name-keys';
import {
  insertOrganization,
  nextPosition,
  selectOrganization,
  updateOrganization,
} from '../organization/organization.store';

/** Ids of the units that an import creates, by the key of their text or row. */
export type CreatedUnits = Map<string, number>;

/** The id behind a reference; null for a unit that was not created. */
export function unitId(ref: UnitRef | null, created: CreatedUnits): number | null {
  return typeof ref === 'string' ? (created.get(ref) ?? null) : ref;
}

function create(tx: CommandContext, fields: OrganizationRecord, parentId: number | null): number {
  const uuid = randomUUID();
  const name = fields.name ?? '';
  const position = nextPosition(tx.db, parentId);
  const nameKey = sortKeyOf(name, false);
  const id = insertOrganization(tx.db, { uuid, parentId, position, nameKey, now: tx.now, fields });
  const after = differences({}, { ...fields, parentId })?.after ?? {};
  tx.record({ entity: 'organization', id, uuid, label: name, before: null, after });
  return id;
}

/** Creates the units that texts of the sheet lead to, each after the one above it; renumberPaths must follow. */
export function createUnits(tx: CommandContext, units: readonly NewUnit[], created: CreatedUnits): void {
  for (const unit of units) {
    const fields = { ...emptyRecord(organizationFields), name: unit.name, kind: unit.kind };
    created.set(unit.key, create(tx, fields, unitId(unit.parent, created)));
  }
}

function valuesOf(changes: readonly Change[]): Record<string, FieldValue> {
  return Object.fromEntries(
    changes.flatMap((change) => (change.type === 'field' ? [[change.key, change.after] as const] : [])),
  );
}

/** Creates the unit of a row whose unit above exists; renumberPaths must follow. */
export function createRowUnit(
  tx: CommandContext,
  row: PlannedRow,
  changes: readonly Change[],
  created: CreatedUnits,
): void {
  const fields = { ...emptyRecord(organizationFields), ...valuesOf(changes) } as OrganizationRecord;
  created.set(rowUnitKey(row.number), create(tx, fields, unitId(row.unit, created)));
}

/** Writes what a row changes in a unit. @throws IMPORT_STALE when somebody was faster */
export function changeUnit(tx: CommandContext, row: PlannedRow, changes: readonly Change[]): void {
  const unit = row.entityId === null ? null : selectOrganization(tx.db, row.entityId);
  if (!unit || unit.version !== row.version) throw new AppError('IMPORT_STALE');
  const fields = { ...unit.fields, ...valuesOf(changes) } as OrganizationRecord;
  const changed = differences(unit.fields, fields);
  if (!changed) return;
  const { id, version, uuid } = unit;
  const nameKey = sortKeyOf(fields.name ?? '', false);
  if (!updateOrganization(tx.db, { id, version, nameKey, now: tx.now, fields }))
    throw new AppError('IMPORT_STALE');
  tx.record({ entity: 'organization', id, uuid, label: fields.name ?? undefined, ...changed });
}

/** Rows of new units in an order in which every unit comes after the one above it. */
export function parentsFirst(rows: readonly PlannedRow[]): PlannedRow[] {
  const byKey = new Map(rows.map((row) => [rowUnitKey(row.number), row]));
  const done = new Set<PlannedRow>();
  const ordered: PlannedRow[] = [];
  function add(row: PlannedRow, depth: number): void {
    if (done.has(row)) return;
    done.add(row);
    const above = typeof row.unit === 'string' ? byKey.get(row.unit) : undefined;
    if (above && depth < 50) add(above, depth + 1);
    ordered.push(row);
  }
  for (const row of rows) add(row, 0);
  return ordered;
}
