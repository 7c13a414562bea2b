import type { Problem } from '../import/source';
import { guessUnitKind } from '../import/resolve-unit';
import { unitChanges, type StoredUnit } from '../import/plan-organizations';
import { rowUnitKey } from '../import/unit-rows';
import type { ImportOptions, PlannedRow, UnitRef } from '../import/plan';
import { duplicateUnit, leftOutNote, namesakes, rowProblem } from '../import/refusals';
import { unitWord, type UnitIndex, type UnitNode } from '../import/unit-index';
import type { WorkbookUnit } from './read';
import { guessParents } from './unit-parents';

export interface WorkbookUnitPlanner {
  readonly index: UnitIndex;
  readonly load: (id: number) => StoredUnit | null;
  readonly options: Pick<ImportOptions, 'badCells'>;
}

function textOf(unit: WorkbookUnit, key: string): string | null {
  const value = unit.draft.fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Units of the register that a row may mean: by code, else by name. Of several of one name those under the unit above count. */
function matchesOf(unit: WorkbookUnit, parent: number | null, index: UnitIndex): readonly number[] {
  const code = unitWord(textOf(unit, 'code') ?? '');
  const byCode = code === '' ? [] : index.coded(code);
  if (byCode.length > 0) return byCode;
  const word = unitWord(textOf(unit, 'name') ?? '');
  const named = word === '' ? [] : index.named(word);
  const equal = named.filter((id) => {
    const node = index.nodes.get(id);
    // The same name with another code is another unit.
    return unitWord(node?.name ?? '') === word && (code === '' || unitWord(node?.code ?? '') === '');
  });
  const under = parent === null ? [] : equal.filter((id) => index.nodes.get(id)?.parentId === parent);
  return equal.length > 1 && under.length > 0 ? under : equal;
}

interface Placed {
  readonly unit: WorkbookUnit;
  readonly ids: readonly number[];
  /** Place of the unit above in the list. */
  readonly above: number | null;
}

function place(units: readonly WorkbookUnit[], index: UnitIndex): Placed[] {
  const parents = guessParents(
    units.map((unit) => ({
      name: textOf(unit, 'name') ?? '',
      code: textOf(unit, 'code'),
      kind: textOf(unit, 'kind'),
    })),
  );
  const placed: Placed[] = [];
  units.forEach((unit, at) => {
    const above = parents[at] ?? null;
    const known = above === null ? undefined : placed[above]?.ids;
    const parent = known?.length === 1 ? (known[0] ?? null) : null;
    placed.push({ unit, above, ids: matchesOf(unit, parent, index) });
  });
  return placed;
}

/** The unit above: the register's own for a row that it knows, else the row itself; at the top the register's only top unit. */
function parentRef(above: number | null, placed: readonly Placed[], index: UnitIndex): UnitRef | null {
  const row = above === null ? undefined : placed[above];
  if (row) return row.ids.length === 1 ? (row.ids[0] ?? null) : rowUnitKey(row.unit.draft.number);
  const tops = index.childrenOf(null);
  return tops.length === 1 ? (tops[0] ?? null) : null;
}

function problemsOf({ unit, ids }: Placed, options: WorkbookUnitPlanner['options']): readonly Problem[] {
  const name = textOf(unit, 'name') ?? '';
  if (ids.length > 1) return [namesakes(name, '请补填编码')];
  if (ids.length === 0 && name === '')
    return [rowProblem('name.missing', '', '没有机构名称', '请补填机构名称，或删去这一行')];
  return options.badCells === 'refuseRow' ? unit.draft.problems : [];
}

function planUnit(row: Placed, placed: readonly Placed[], planner: WorkbookUnitPlanner): PlannedRow {
  const { unit, ids, above } = row;
  const { draft } = unit;
  const problems = problemsOf(row, planner.options);
  const stored = ids[0] === undefined || problems.length > 0 ? null : planner.load(ids[0]);
  const name = textOf(unit, 'name') ?? String(stored?.fields['name'] ?? '');
  const skipped = draft.problems.filter((problem) => !problems.includes(problem));
  const base = {
    ...{
      number: draft.number,
      place: unit.place,
      entity: 'organization' as const,
      hidden: draft.hidden,
      name,
    },
    unit: stored === null ? parentRef(above, placed, planner.index) : stored.parentId,
    notes: [...unit.notes, ...skipped.map(leftOutNote)],
    ...{ entityId: stored?.id ?? null, version: stored?.version ?? 0, candidates: [] },
  };
  if (problems.length > 0) return { ...base, state: 'refused', changes: [], problems };
  const kind = draft.fields['kind'] ?? (stored === null ? guessUnitKind(name) : undefined);
  const changes = unitChanges({ ...draft.fields, ...(kind !== undefined && { kind }) }, stored);
  const state = stored === null ? 'new' : changes.length > 0 ? 'changed' : 'same';
  return { ...base, state, changes, problems: [] };
}

/** What a row gives a unit that is new. */
function newText(row: PlannedRow, key: string): string | null {
  const change = row.changes.find((candidate) => candidate.type === 'field' && candidate.key === key);
  return change?.type === 'field' && typeof change.after === 'string' ? change.after : null;
}

/** A later row about the unit of an earlier one. */
function withoutDoubles(rows: readonly PlannedRow[]): PlannedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.state === 'refused') return row;
    const named = `${row.unit ?? ''}|${unitWord(row.name)}|${newText(row, 'code') ?? ''}`;
    const own = row.entityId === null ? named : `#${row.entityId}`;
    const earlier = seen.get(own);
    if (earlier === undefined) {
      seen.set(own, row.place?.row ?? row.number);
      return row;
    }
    return { ...row, state: 'refused', changes: [], problems: [duplicateUnit(row.name, earlier)] };
  });
}

const MOST_LEVELS = 20;

/** New units below a refused row stand one higher. */
function withoutOrphans(rows: readonly PlannedRow[]): PlannedRow[] {
  const byKey = new Map(rows.map((row) => [rowUnitKey(row.number), row]));
  return rows.map((row) => {
    let { unit } = row;
    for (let depth = 0; depth < MOST_LEVELS && byKey.get(String(unit))?.state === 'refused'; depth += 1)
      unit = byKey.get(String(unit))?.unit ?? null;
    return unit === row.unit ? row : { ...row, unit };
  });
}

/** Plans sheet B01: units are found by code or name, new ones get a place in the tree that the preview shows. */
export function planWorkbookUnits(
  units: readonly WorkbookUnit[],
  planner: WorkbookUnitPlanner,
): PlannedRow[] {
  const placed = place(units, planner.index);
  return withoutOrphans(withoutDoubles(placed.map((row) => planUnit(row, placed, planner))));
}

/** The register's units together with those that the file brings: these under the negative numbers of their rows. */
export function unitNodes(known: readonly UnitNode[], planned: readonly PlannedRow[]): UnitNode[] {
  const added = planned.filter((row) => row.state === 'new');
  return [
    ...known,
    ...added.map((row) => ({
      id: -row.number,
      parentId: typeof row.unit === 'string' ? -Number(row.unit.slice('row:'.length)) : row.unit,
      name: row.name,
      shortName: newText(row, 'shortName'),
      code: newText(row, 'code'),
    })),
  ];
}
