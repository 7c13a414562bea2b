import type { Field, FieldValue } from '#shared/lib/field';
import type { TableRow } from '#shared/workbooks/table';
import { organizationFields } from '../fields/organization';
import type { PersonColumn, Values } from './person-columns';
import { cellProblem } from './person-columns';
import type { Change, ImportOptions, PlannedRow } from './plan';
import { duplicateUnit, leftOutNote, namesakes, rowProblem } from './refusals';
import { guessUnitKind } from './resolve-unit';
import { changedFields } from './row-changes';
import type { Problem } from './source';
import { unitWord, type UnitIndex } from './unit-index';
import type { UnitChoices } from './unit-choices';
import type { UnitCounter } from './unit-entries';
import { uniqueNames, UnitMatcher, withoutOrphans } from './unit-rows';

/** What one row says about a unit. */
export interface UnitDraft {
  readonly number: number;
  readonly hidden: boolean;
  readonly fields: Values;
  /** Texts of the units above it, outermost first. */
  readonly parentPath: readonly string[];
  readonly problems: readonly Problem[];
}

const fieldByKey = new Map<string, Field>(organizationFields.map((field) => [field.key, field]));
const KEEP = new Set(['name', 'kind', 'code']);

function readUnit(row: TableRow, columns: readonly PersonColumn[], clears: boolean): UnitDraft | null {
  const fields: Values = {};
  const problems: Problem[] = [];
  let parent = '';
  let filled = 0;
  for (const column of columns) {
    const { index, place, read } = column;
    const mark = row.marks?.[index];
    const value = row.cells[index];
    const reading = read(value, mark);
    if (!reading.ok) {
      problems.push(cellProblem(column, reading, value, mark));
      filled += 1;
    } else if (reading.value === undefined) {
      if (clears && place.type === 'field' && !KEEP.has(place.field.key))
        fields[place.field.key] = place.field.kind === 'flag' ? false : null;
    } else {
      filled += 1;
      if (place.type === 'field') fields[place.field.key] = reading.value;
      else parent = String(reading.value);
    }
  }
  if (filled === 0) return null;
  const parentPath = [...row.group, parent].filter((text) => text !== '');
  return { number: row.number, hidden: row.hidden === true, fields, parentPath, problems };
}

/** The drafts of a sheet's rows; rows in which no mapped cell holds anything are left out. */
export function* readUnits(
  rows: readonly TableRow[],
  columns: readonly PersonColumn[],
  options: ImportOptions,
): Generator<UnitDraft> {
  for (const row of rows) {
    if (row.hidden && options.hiddenRows === 'skip') continue;
    const draft = readUnit(row, columns, options.emptyCells === 'clear');
    if (draft) yield draft;
  }
}

/** Counts the texts of the units above; those that the sheet itself brings need not be resolved. */
export function countParents(drafts: readonly UnitDraft[], into: UnitCounter): void {
  const own = uniqueNames(drafts);
  for (const draft of drafts) {
    const last = draft.parentPath.at(-1);
    if (last !== undefined && own.has(unitWord(last))) continue;
    into.add(draft.parentPath, draft.number);
  }
}

/** A unit of the register with all its fields. */
export interface StoredUnit {
  readonly id: number;
  readonly version: number;
  readonly parentId: number | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface UnitPlanner {
  readonly index: UnitIndex;
  readonly choices: UnitChoices;
  readonly load: (id: number) => StoredUnit | null;
  readonly options: ImportOptions;
}

/** What the given values change in a unit; everything for a new one. */
export function unitChanges(fields: Values, stored: StoredUnit | null): Change[] {
  return changedFields(fieldByKey, fields, stored?.fields ?? null);
}

function planUnit(draft: UnitDraft, planner: UnitPlanner, matcher: UnitMatcher): PlannedRow {
  const name = String(draft.fields['name'] ?? '');
  const refusing = planner.options.badCells === 'refuseRow' || name === '' ? draft.problems : [];
  const notes = draft.problems.filter((problem) => !refusing.includes(problem)).map(leftOutNote);
  const base = { number: draft.number, hidden: draft.hidden, name, version: 0, changes: [], candidates: [] };
  const parent = matcher.parentOf(draft);
  const refused = (problems: readonly Problem[], candidates: readonly number[] = []): PlannedRow => ({
    ...base,
    ...{ state: 'refused', unit: parent.ref, entityId: null, problems, notes, candidates },
  });
  if (refusing.length > 0) return refused(refusing);
  const ids = matcher.matchesOf(draft);
  const [id, second] = ids;
  if (second !== undefined) return refused([namesakes(name, '请补填编码或上级单位')], ids);
  const stored = id === undefined ? null : planner.load(id);
  if (stored === null && name === '') return refused([noUnitName]);
  if (stored === null && parent.problem) return refused([parent.problem]);
  const fields: Values = { ...draft.fields };
  if (stored === null) fields['kind'] ??= guessUnitKind(name);
  if (stored && typeof parent.ref === 'number' && parent.ref !== stored.parentId)
    notes.push('上级单位与名册中的不同，没有移动');
  const changes = unitChanges(fields, stored);
  const state = stored === null ? 'new' : changes.length > 0 ? 'changed' : 'same';
  const entity = { entityId: stored?.id ?? null, version: stored?.version ?? 0 };
  return { ...base, ...entity, state, unit: parent.ref, changes, problems: [], notes };
}

const noUnitName = rowProblem('name.missing', '', '没有单位名称', '请补填单位名称，或删去这一行');

/**
 * Plans a list of units; no row stops another.
 * @param progress called after each row; throws to cancel
 */
export function planOrganizations(
  drafts: readonly UnitDraft[],
  planner: UnitPlanner,
  progress: (done: number) => void,
): PlannedRow[] {
  const matcher = new UnitMatcher(drafts, planner);
  const seen = new Map<string, number>();
  const planned: PlannedRow[] = [];
  for (const draft of drafts) {
    const row = planUnit(draft, planner, matcher);
    const key = row.entityId === null ? `${row.unit ?? ''}|${unitWord(row.name)}` : `#${row.entityId}`;
    const earlier = row.state === 'refused' ? undefined : seen.get(key);
    if (row.state !== 'refused' && earlier === undefined) seen.set(key, row.number);
    planned.push(
      earlier === undefined
        ? row
        : { ...row, state: 'refused', changes: [], problems: [duplicateUnit(row.name, earlier)] },
    );
    progress(planned.length);
  }
  return withoutOrphans(planned);
}
