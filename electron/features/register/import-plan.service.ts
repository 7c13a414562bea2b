import type { ImportSetup, PlanSummary, UnitQuestion } from '#shared/register/import-contract';
import { facetOf } from '#shared/register/import/describe';
import { countStates, type Plan, type PlannedRow } from '#shared/register/import/plan';
import { planOrganizations } from '#shared/register/import/plan-organizations';
import { planPeople } from '#shared/register/import/plan-people';
import type { Decision } from '#shared/register/import/plan-person';
import { UnitChoices, type NewUnit } from '#shared/register/import/unit-choices';
import type { UnitChoice } from '#shared/register/import/unit-entries';
import type { UnitIndex } from '#shared/register/import/unit-index';
import type { Table } from '#shared/workbooks/table';
import type { JobContext } from '../../contexts';
import { basename } from 'node:path';
import { auditHead } from '../../archive/audit';
import { rememberedUnits } from './import-memory';
import { personRegister } from './import-register';
import { prepareRows, type Mapping } from './import-prepare.service';
import { planIdOf, type ImportSession, type Prepared } from './import-session';
import { selectOrganization } from './organization.store';

/** What earlier imports decided about the same texts, where it still holds. */
function remembered(context: JobContext, index: UnitIndex): Readonly<Record<string, UnitChoice>> {
  const all = Object.entries(rememberedUnits(context.db));
  return Object.fromEntries(
    all.filter(([, choice]) => choice.action !== 'use' || index.nodes.has(choice.id)),
  );
}

/** The unit texts of a sheet: found, remembered or asked. */
export async function listUnits(
  session: ImportSession,
  context: JobContext,
  mapping: Mapping,
): Promise<UnitQuestion[]> {
  const { entries, index } = await prepareRows(session, context, mapping);
  const memory = remembered(context, index);
  const empty = index.nodes.size === 0 && mapping.kind === 'organization';
  return entries.map((entry) => {
    const known = entry.match.state === 'exact' ? undefined : memory[entry.key];
    const top: UnitChoice | null = empty && entry.key === '' ? { action: 'top' } : null;
    return { ...entry, remembered: known !== undefined, choice: known ?? top };
  });
}

function planRows(context: JobContext, setup: ImportSetup, prepared: Prepared, choices: UnitChoices): Plan {
  const { table, columns, drafts, index } = prepared;
  const total = drafts.rows.length;
  const progress = (done: number): void => {
    if (done % 100 === 0) context.checkpoint(done, total, '正在核对');
  };
  if (drafts.kind === 'organization') {
    const load = (id: number) => selectOrganization(context.db, id);
    const planner = { index, choices, load, options: setup.options };
    return { rows: planOrganizations(drafts.rows, planner, progress), passedOver: table.rows.length - total };
  }
  const register = personRegister(context.db, { columns, index, choices });
  const planner = { register, options: setup.options, decisions: decisionsOf(setup) };
  const used = drafts.rows.reduce((sum, draft) => sum + draft.rows, 0);
  return { rows: planPeople(drafts.rows, planner, progress), passedOver: table.rows.length - used };
}

function decisionsOf(setup: ImportSetup): Map<number, Decision> {
  return new Map(
    setup.decisions.map(({ row, as, id }): [number, Decision] => [
      row,
      as === 'new' || id === null ? { as: 'new' } : { as: 'person', id },
    ]),
  );
}

/** New units that at least one written row needs; lists of units bring theirs as rows. */
function neededUnits(plan: Plan, choices: UnitChoices): NewUnit[] {
  const keys = plan.rows.filter((row) => row.state === 'new' || row.state === 'changed').flatMap(unitKeysOf);
  return choices.creations(new Set(keys));
}

/** Keys of units to be created that a row's written changes lead to. */
export function unitKeysOf(row: PlannedRow): string[] {
  const isRow = (ref: string): boolean => ref.startsWith('row:');
  const own = row.entityId === null && typeof row.unit === 'string' ? [row.unit] : [];
  const moved = row.changes.flatMap((change) =>
    change.type === 'unit' && typeof change.after === 'string' ? [change.after] : [],
  );
  return [...own, ...moved].filter((key) => !isRow(key));
}

/** Holds every row against the register; nothing is written. */
export async function makePlan(
  session: ImportSession,
  context: JobContext,
  setup: ImportSetup,
): Promise<PlanSummary> {
  const auditSeq = auditHead(context.db).seq;
  const prepared = await prepareRows(session, context, setup);
  const choices = new UnitChoices(prepared.entries, setup.units, (id) => prepared.index.nodes.has(id));
  const plan = planRows(context, setup, prepared, choices);
  const newUnits = neededUnits(plan, choices);
  const path = context.pathOf(setup.file);
  const id = planIdOf(setup, auditSeq, path);
  const { table, index } = prepared;
  session.hold({ id, setup, fileName: basename(path), table, plan, index, newUnits, auditSeq });
  return summarize(id, plan, table, newUnits, index);
}

function summarize(
  planId: string,
  plan: Plan,
  table: Table,
  newUnits: readonly NewUnit[],
  index: UnitIndex,
): PlanSummary {
  const fields = new Map<string, { label: string; count: number }>();
  const problems = new Map<string, { reason: string; count: number }>();
  let changes = 0;
  for (const row of plan.rows) {
    if (row.state === 'changed') {
      const facets = new Map(row.changes.map((change) => [facetOf(change).key, facetOf(change).label]));
      for (const [key, label] of facets) count(fields, key, { label });
      changes += row.changes.length;
    }
    if (row.state === 'refused')
      for (const { code, header, reason } of firstByCode(row))
        count(problems, code, { reason: header === '' ? shortReason(code, reason) : `${header}：${reason}` });
  }
  return {
    planId,
    counts: countStates(plan.rows),
    passedOver: plan.passedOver + table.others.length,
    newUnits: newUnits.map((unit) => ({ key: unit.key, path: newUnitPath(unit, newUnits, index) })),
    fields: sorted(fields),
    problems: sorted(problems).map(({ key, ...rest }) => ({ code: key, ...rest })),
    changes,
  };
}

function firstByCode(row: PlannedRow): PlannedRow['problems'] {
  const seen = new Set<string>();
  return row.problems.filter(({ code }) => !seen.has(code) && seen.add(code));
}

const SHORT_REASONS: Readonly<Record<string, string>> = {
  duplicate: '表内重复',
  'unit.unknown': '单位库中没有的单位',
  'unit.skipped': '选择了不导入的单位',
  'ask.idOfAnother': '身份证号属于另一人',
  'ask.idDiffers': '同名同出生年月，身份证号不同',
  'ask.sameName': '库中有同名的人，不能确定',
  'ask.several': '库中有几个都符合，不能确定',
};

function shortReason(code: string, reason: string): string {
  return SHORT_REASONS[code] ?? reason;
}

function count<T extends object>(map: Map<string, T & { count: number }>, key: string, about: T): void {
  const known = map.get(key);
  if (known) known.count += 1;
  else map.set(key, { ...about, count: 1 });
}

function sorted<T extends { count: number }>(map: ReadonlyMap<string, T>): (T & { key: string })[] {
  return [...map].map(([key, value]) => ({ key, ...value })).sort((a, b) => b.count - a.count);
}

/** Names from the top down of a unit that will be created. */
export function newUnitPath(unit: NewUnit, all: readonly NewUnit[], index: UnitIndex): string {
  const { parent, name } = unit;
  if (parent === null) return name;
  if (typeof parent === 'number') return `${index.pathOf(parent)} / ${name}`;
  const above = all.find((other) => other.key === parent);
  return above && above !== unit ? `${newUnitPath(above, all, index)} / ${name}` : name;
}
