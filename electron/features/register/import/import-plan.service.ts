import type { ImportSetup, PlanSummary, UnitQuestion } from '#shared/register/import/import-contract';
import type { WorkbookLayoutKey } from '#shared/register/extraction/layout';
import { facetOf } from '#shared/register/import/describe';
import {
  countStates,
  type Change,
  type Plan,
  type PlannedRow,
  type UnitRef,
} from '#shared/register/import/plan';
import { planOrganizations } from '#shared/register/import/plan-organizations';
import { planPeople } from '#shared/register/import/plan-people';
import type { Decision } from '#shared/register/import/plan-person';
import { UnitChoices, type NewUnit } from '#shared/register/import/unit-choices';
import type { UnitChoice } from '#shared/register/import/unit-entries';
import type { UnitIndex } from '#shared/register/import/unit-index';
import type { JobContext } from '../../../contexts';
import { basename } from 'node:path';
import { auditHead } from '../../../archive/audit';
import { rememberedUnits } from './import-memory';
import { personRegister } from './import-register';
import { prepareRows, type Mapping } from './import-prepare.service';
import { planIdOf, type HeldPlan, type ImportSession, type Prepared } from './import-session';
import { planWorkbook, prepareWorkbook, withRowParents, workbookQuestions } from './import-workbook.service';
import { selectOrganization } from '../organization/organization.store';

/** What earlier imports decided about the same texts, where it still holds. */
function remembered(context: JobContext, index: UnitIndex): Readonly<Record<string, UnitChoice>> {
  const all = Object.entries(rememberedUnits(context.db));
  return Object.fromEntries(
    all.filter(([, choice]) => choice.action !== 'use' || index.nodes.has(choice.id)),
  );
}

async function questions(
  session: ImportSession,
  context: JobContext,
  mapping: Mapping,
): Promise<Pick<Prepared, 'entries' | 'index'>> {
  const { layout } = mapping;
  if (!layout) return prepareRows(session, context, mapping);
  const prepared = await prepareWorkbook(session, context, { ...mapping, layout });
  return { entries: workbookQuestions(prepared), index: prepared.index };
}

/** The unit texts of a sheet: found, remembered or asked. */
export async function listUnits(
  session: ImportSession,
  context: JobContext,
  mapping: Mapping,
): Promise<UnitQuestion[]> {
  const { entries, index } = await questions(session, context, mapping);
  const memory = remembered(context, index);
  const empty = index.nodes.size === 0 && mapping.kind === 'organization';
  return entries.map((entry) => {
    // Which of several units of one name was meant in another sheet says nothing about this one.
    const firm = entry.match.state === 'exact' || entry.match.state === 'several';
    const known = firm ? undefined : memory[entry.key];
    const top: UnitChoice | null = empty && entry.key === '' ? { action: 'top' } : null;
    const several = entry.match.state === 'several' ? entry.match.ids : [];
    const candidates = several.map((id) => ({ id, path: index.pathOf(id) }));
    return { ...entry, remembered: known !== undefined, choice: known ?? top, candidates };
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
  const keys = new Set<string>();
  for (const row of plan.rows)
    if (row.state === 'new' || row.state === 'changed')
      for (const key of unitKeysOf(row, row.changes)) keys.add(key);
  return choices.creations(keys);
}

/** Keys of units to be created that a row leads to with those of its changes that are written. */
export function unitKeysOf(
  { entityId, unit }: Pick<PlannedRow, 'entityId' | 'unit'>,
  changes: readonly Change[],
): string[] {
  const keys: string[] = [];
  const put = (ref: UnitRef | null): void => {
    if (typeof ref === 'string' && !ref.startsWith('row:')) keys.push(ref);
  };
  if (entityId === null) put(unit);
  for (const change of changes) if (change.type === 'unit') put(change.after);
  return keys;
}

type Planned = Pick<HeldPlan, 'source' | 'plan' | 'index' | 'newUnits'>;

async function planSheet(session: ImportSession, context: JobContext, setup: ImportSetup): Promise<Planned> {
  const prepared = await prepareRows(session, context, setup);
  const { table, index, entries } = prepared;
  const choices = new UnitChoices(entries, setup.units, (id) => index.nodes.has(id));
  const rows = planRows(context, setup, prepared, choices);
  const plan = { ...rows, passedOver: rows.passedOver + table.others.length };
  return { source: { table }, plan, index, newUnits: neededUnits(plan, choices) };
}

async function planSheets(
  session: ImportSession,
  context: JobContext,
  setup: ImportSetup & { readonly layout: WorkbookLayoutKey },
): Promise<Planned> {
  const prepared = await prepareWorkbook(session, context, setup);
  const { draft, index, entries } = prepared;
  const choices = new UnitChoices(entries, setup.units, (id) => index.nodes.has(id));
  const { options } = setup;
  const plan = planWorkbook(context, prepared, choices, { options, decisions: decisionsOf(setup) });
  const newUnits = withRowParents(neededUnits(plan, choices));
  return { source: { workbook: draft }, plan, index, newUnits };
}

/** Holds every row against the register; nothing is written. */
export async function makePlan(
  session: ImportSession,
  context: JobContext,
  input: ImportSetup,
): Promise<PlanSummary> {
  const auditSeq = auditHead(context.db).seq;
  const { layout } = input;
  const setup: ImportSetup = layout ? { ...input, kind: 'person' } : input;
  const planned = layout
    ? await planSheets(session, context, { ...setup, layout })
    : await planSheet(session, context, setup);
  const path = context.pathOf(setup.file, 'read');
  const id = planIdOf(setup, auditSeq, path);
  session.hold({ ...planned, id, setup, fileName: basename(path), auditSeq });
  return summarize(id, planned);
}

function summarize(planId: string, { plan, newUnits, index }: Planned): PlanSummary {
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
    passedOver: plan.passedOver,
    unitRows: plan.rows.filter(
      ({ entity, state }) => entity !== undefined && (state === 'new' || state === 'changed'),
    ).length,
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
  'unit.several': '同名单位有几个，不能确定',
  'ask.idOfAnother': '身份证号属于另一人',
  'ask.idDiffers': '同名同出生年月，身份证号不同',
  'ask.sameName': '名册中有同名的人，不能确定',
  'ask.several': '名册中有几个都符合，不能确定',
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
