import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type { ImportCounts, ImportDone, ImportSelection } from '#shared/register/import/import-contract';
import type { Change, PlannedRow } from '#shared/register/import/plan';
import { layoutNamed } from '#shared/register/extraction/recognize';
import { countStates } from '#shared/register/import/plan';
import { rowChanges } from '#shared/register/import/row-changes';
import type { NewUnit } from '#shared/register/import/unit-choices';
import { auditHead } from '../../../archive/audit';
import { createBackup, pruneBackups } from '../../../archive/backup';
import type { CommandContext } from '../../../archive/command';
import type { JobContext } from '../../../contexts';
import { rememberUnits } from './import-memory';
import { isBulk, withoutIndexes } from './bulk-load.store';
import { contentOf, freshContent, personAdder } from './import-new-people.service';
import { changePerson, fieldsChanged } from './import-people.service';
import { unitKeysOf } from './import-plan.service';
import { missingRow } from './import-workbook.service';
import type { HeldPlan, ImportSession } from './import-session';
import {
  changeUnit,
  createRowUnit,
  createUnits,
  parentsFirst,
  unitId,
  type CreatedUnits,
} from './import-units.service';
import { insertRun } from './import.store';
import { renumberPaths } from '../organization/organization.store';

/** A row that is written, with the changes that were not taken out; `whole` when none was. */
interface WrittenRow {
  readonly row: PlannedRow;
  readonly changes: readonly Change[];
  readonly whole: boolean;
}

/** Without these there is no record: they cannot be taken out of a new one. */
const ESSENTIAL = new Set(['name', 'organizationId', 'kind']);

function selectRows(held: HeldPlan, selection: ImportSelection): WrittenRow[] {
  const states = new Set<string>(selection.states);
  const rows = new Set(selection.rows);
  const without = new Map<number, Set<string>>();
  for (const [row, key] of selection.changes) without.set(row, (without.get(row) ?? new Set()).add(key));
  return held.plan.rows.flatMap((row): WrittenRow[] => {
    if (!states.has(row.state) || rows.has(row.number)) return [];
    const out = without.get(row.number);
    if (!out) return [{ row, changes: row.changes, whole: true }];
    const isNew = row.state === 'new';
    const changes = rowChanges(row).filter(({ key }) => !out.has(key) || (isNew && ESSENTIAL.has(key)));
    return isNew || changes.length > 0 ? [{ row, changes, whole: false }] : [];
  });
}

/** Units to be created for the rows that are written, and those above them. */
function unitsFor(rows: readonly WrittenRow[], units: readonly NewUnit[]): NewUnit[] {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const needed = new Set<string>();
  for (const { row, changes } of rows)
    for (let key of unitKeysOf(row, changes))
      for (let unit = byKey.get(key); unit && !needed.has(key); unit = byKey.get(key)) {
        needed.add(key);
        if (typeof unit.parent !== 'string') break;
        key = unit.parent;
      }
  return units.filter((unit) => needed.has(unit.key));
}

/** Called after every row; throws to cancel. */
type Step = () => void;

function writePeople(
  tx: CommandContext,
  rows: readonly WrittenRow[],
  created: CreatedUnits,
  step: Step,
): void {
  const changed = rows.flatMap(({ row }) => (row.state === 'changed' ? [row] : []));
  const touched = fieldsChanged(changed);
  const adder = personAdder(
    tx,
    rows.flatMap(({ row }) => (row.state === 'new' ? [row] : [])),
  );
  const writeAll = (): void => {
    for (const { row, changes, whole } of rows) {
      if (row.state === 'new') {
        const content = whole && row.fresh ? freshContent(row.fresh) : contentOf(changes, created);
        adder.add(content, unitId(row.unit, created));
      } else changePerson(tx, row, changes, touched, created);
      step();
    }
    adder.finish();
  };
  // Changing known people needs the indexes.
  if (changed.length === 0 && isBulk(tx.db, rows.length))
    withoutIndexes(tx.db, ['person', 'person_key'], writeAll);
  else writeAll();
}

function writeUnits(
  tx: CommandContext,
  rows: readonly WrittenRow[],
  created: CreatedUnits,
  step: Step,
): void {
  const changesOf = new Map(rows.map(({ row, changes }) => [row, changes]));
  const added = rows.filter(({ row }) => row.state === 'new').map(({ row }) => row);
  const present = new Set(added.map((row) => `row:${row.number}`));
  for (const row of parentsFirst(added)) {
    const orphan = typeof row.unit === 'string' && row.unit.startsWith('row:') && !present.has(row.unit);
    if (orphan) throw new AppError('IMPORT_PARENT_LEFT_OUT', { row: row.place?.row ?? row.number });
    createRowUnit(tx, row, changesOf.get(row) ?? [], created);
    step();
  }
  renumberPaths(tx.db);
  for (const { row, changes } of rows) {
    if (row.state !== 'changed') continue;
    changeUnit(tx, row, changes);
    step();
  }
}

/** @throws IMPORT_PARENT_LEFT_OUT when a person belongs to a unit of the file that was taken out */
function requireRows(rows: readonly WrittenRow[], created: CreatedUnits): void {
  for (const { row, changes } of rows)
    if (missingRow({ ...row, changes }, created) !== null)
      throw new AppError('IMPORT_PARENT_LEFT_OUT', { row: row.place?.row ?? row.number });
}

/** Units that a workbook of several sheets brings stand in rows of their own; they are counted with the units. */
function countsOf(held: HeldPlan, written: readonly WrittenRow[], created: number): ImportCounts {
  const planned = countStates(held.plan.rows.filter(({ entity }) => entity === undefined));
  const rows = written.filter(({ row }) => row.entity === undefined);
  const units = created + written.length - rows.length;
  const added = rows.filter(({ row }) => row.state === 'new').length;
  const changed = rows.length - added;
  return {
    added,
    changed,
    unchanged: planned.same,
    refused: planned.refused,
    leftOut: planned.new + planned.changed - rows.length,
    units,
  };
}

/**
 * Writes a plan: a backup first, then everything in one transaction under one audit row, or nothing.
 * @throws IMPORT_PLAN_GONE, IMPORT_STALE (the register changed after the preview), IMPORT_EMPTY, CANCELLED,
 * IMPORT_PARENT_LEFT_OUT; what backups throw
 */
export function applyImport(
  session: ImportSession,
  context: JobContext,
  input: { readonly planId: string; readonly selection: ImportSelection },
): ImportDone {
  const held = session.held(input.planId);
  const { db, place, today, clock } = context;
  if (auditHead(db).seq !== held.auditSeq) throw new AppError('IMPORT_STALE');
  const rows = selectRows(held, input.selection);
  if (rows.length === 0) throw new AppError('IMPORT_EMPTY');
  context.checkpoint(0, rows.length, '正在备份');
  const backup = createBackup({ ...place, db, moment: clock(), reason: 'import' });
  pruneBackups(place.folder, today);
  const done = context.command((tx) => write(tx, held, rows, context));
  session.forget();
  return { ...done, backup: backup.name };
}

function write(
  tx: CommandContext,
  held: HeldPlan,
  rows: readonly WrittenRow[],
  { checkpoint }: Pick<JobContext, 'checkpoint'>,
): Omit<ImportDone, 'backup'> {
  const units = unitsFor(rows, held.newUnits);
  const created: CreatedUnits = new Map();
  let done = 0;
  const step = (): void => {
    done += 1;
    if (done % 50 === 0) checkpoint(done, rows.length, '正在写入');
  };
  const { kind, units: choices, layout } = held.setup;
  const unitRows = rows.filter(({ row }) => row.entity === 'organization');
  if (unitRows.length > 0) writeUnits(tx, unitRows, created, step);
  createUnits(tx, units, created);
  if (units.length > 0) renumberPaths(tx.db);
  const others = rows.filter(({ row }) => row.entity === undefined);
  if (layout) requireRows(others, created);
  if (kind === 'person') writePeople(tx, others, created, step);
  else writeUnits(tx, others, created, step);
  checkpoint(done, rows.length, '正在写入');
  rememberUnits(tx.db, tx.now, choices, created);
  const counts = countsOf(held, rows, units.length);
  const sheetName = layout ? layoutNamed(layout).title : held.setup.sheet;
  const about = { kind, fileName: held.fileName, sheetName };
  const runId = insertRun(tx.db, {
    ...counts,
    ...about,
    uuid: randomUUID(),
    auditSeq: auditHead(tx.db).seq + 1,
    at: tx.now,
    actorName: tx.actor.name,
  });
  tx.record({
    entity: 'import',
    id: runId,
    label: held.fileName,
    before: null,
    after: { ...about, ...counts },
  });
  return { ...counts, runId };
}
