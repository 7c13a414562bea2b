import type { Parsed } from '#shared/contract';
import type { PreviewRow } from '#shared/register/import/import-contract';
import { describeChange, describePerson, facetOf, type UnitName } from '#shared/register/import/describe';
import type { PlannedRow } from '#shared/register/import/plan';
import { rowChanges } from '#shared/register/import/row-changes';
import type { Db } from '../../../archive/driver';
import { newUnitPath } from './import-plan.service';
import type { HeldPlan, ImportSession } from './import-session';
import { selectKnown } from './import.store';

type Filter = Parsed<'import.rowNumbers'>;

/** Names of units as the preview shows them, also of those that will be created. */
function unitNames(held: HeldPlan): UnitName {
  const created = new Map(
    held.newUnits.map((unit) => [unit.key, `${newUnitPath(unit, held.newUnits, held.index)}（新建）`]),
  );
  const rows = new Map(held.plan.rows.map((row) => [`row:${row.number}`, `${row.name}（新建）`]));
  return (ref) =>
    typeof ref === 'number' ? held.index.pathOf(ref) : (created.get(ref) ?? rows.get(ref) ?? ref);
}

function hasFacet(row: PlannedRow, facet: string): boolean {
  if (facet === '') return true;
  if (row.state === 'refused') return row.problems.some((problem) => problem.code === facet);
  return row.changes.some((change) => facetOf(change).key === facet);
}

function matches(row: PlannedRow, search: string, unitName: UnitName): boolean {
  if (search === '') return true;
  if (row.name.includes(search) || String(row.place?.row ?? row.number) === search) return true;
  if (row.unit !== null && unitName(row.unit).includes(search)) return true;
  return row.problems.some((problem) => problem.value.includes(search));
}

function filtered(held: HeldPlan, { state, facet, search }: Filter, unitName: UnitName): PlannedRow[] {
  const wanted = search.trim();
  return held.plan.rows.filter(
    (row) => row.state === state && hasFacet(row, facet) && matches(row, wanted, unitName),
  );
}

/** One page of the preview. @throws IMPORT_PLAN_GONE */
export function previewRows(
  session: ImportSession,
  db: Db,
  input: Parsed<'import.rows'>,
): { rows: PreviewRow[]; total: number } {
  const held = session.held(input.planId);
  const unitName = unitNames(held);
  const all = filtered(held, input, unitName);
  const page = all.slice(input.offset, input.offset + input.limit);
  return { rows: page.map((row) => previewRow(db, held, row, unitName)), total: all.length };
}

/** The row numbers behind a filter. @throws IMPORT_PLAN_GONE */
export function previewNumbers(session: ImportSession, input: Filter): number[] {
  const held = session.held(input.planId);
  return filtered(held, input, unitNames(held)).map((row) => row.number);
}

function previewRow(db: Db, held: HeldPlan, row: PlannedRow, unitName: UnitName): PreviewRow {
  return {
    number: row.number,
    place: row.place ?? null,
    entity: row.entity ?? held.setup.kind,
    hidden: row.hidden,
    name: row.name,
    unit: row.unit === null ? '' : unitName(row.unit),
    entityId: row.entityId,
    changes: rowChanges(row).map((change) => describeChange(change, unitName)),
    problems: row.problems,
    notes: row.notes,
    candidates: candidatesOf(db, held, row, unitName),
  };
}

function candidatesOf(db: Db, held: HeldPlan, row: PlannedRow, unitName: UnitName): PreviewRow['candidates'] {
  if (row.candidates.length === 0) return [];
  const kind = row.entity ?? held.setup.kind;
  if (kind === 'organization') return row.candidates.map((id) => ({ id, text: unitName(id) }));
  return selectKnown(db, row.candidates).map((person) => ({
    id: person.id,
    text: describePerson(person, unitName),
  }));
}
