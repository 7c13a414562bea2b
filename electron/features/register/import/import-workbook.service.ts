import { AppError } from '#shared/lib/errors';
import type { ImportSetup, WorkbookPreview } from '#shared/register/import/import-contract';
import type { WorkbookLayoutKey } from '#shared/register/extraction/layout';
import { planWorkbookUnits, unitNodes } from '#shared/register/extraction/plan-units';
import { planPeopleWorkbook, unitRef, type FindUnit } from '#shared/register/extraction/plan-workbook';
import { readPeopleWorkbook, type WorkbookDraft } from '#shared/register/extraction/read';
import { layoutNamed } from '#shared/register/extraction/recognize';
import { countUnits } from '#shared/register/import/plan-people';
import type { Decision } from '#shared/register/import/plan-person';
import { usualOptions, type Plan, type PlannedRow, type UnitRef } from '#shared/register/import/plan';
import { resolveUnit } from '#shared/register/import/resolve-unit';
import type { NewUnit, UnitChoices } from '#shared/register/import/unit-choices';
import { UnitCounter, type UnitEntry } from '#shared/register/import/unit-entries';
import { UnitIndex } from '#shared/register/import/unit-index';
import type { SheetData } from '#shared/workbooks/model';
import type { JobContext } from '../../../contexts';
import { personRegister } from './import-register';
import type { Mapping } from './import-prepare.service';
import type { ImportSession } from './import-session';
import { selectFormerUnits, selectUnitNodes } from './import.store';
import { selectOrganization } from '../organization/organization.store';
import { selectTags } from '../tags/tag.store';
import { withCountyTags } from '#shared/register/tags/tags';

/** What was read of the files that a session holds. */
const read = new WeakMap<readonly SheetData[], { readonly key: string; readonly draft: WorkbookDraft }>();

type Source = Pick<Mapping, 'file' | 'options'> & { readonly layout: WorkbookLayoutKey };

/** Reads all sheets; done once for the same choices. */
async function readSheets(
  session: ImportSession,
  context: JobContext,
  source: Source,
): Promise<WorkbookDraft> {
  const sheets = await session.sheets(context, source.file);
  const key = JSON.stringify([source.layout, source.options, context.today]);
  const known = read.get(sheets);
  if (known?.key === key) return known.draft;
  const total = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  let done = 0;
  const tick = (): void => {
    done += 1;
    if (done % 100 === 0) context.checkpoint(done, total, '正在读取各表');
  };
  const plain = readPeopleWorkbook(sheets, source.layout, source.options, context.today, tick);
  const tags = selectTags(context.db);
  const people = plain.people.map((person) => ({ ...person, draft: withCountyTags(person.draft, tags) }));
  const draft = { ...plain, people };
  read.set(sheets, { key, draft });
  return draft;
}

/** What was recognized in each sheet. */
export async function previewWorkbook(
  session: ImportSession,
  context: JobContext,
  input: { readonly file: string; readonly layout: WorkbookLayoutKey },
): Promise<WorkbookPreview> {
  const draft = await readSheets(session, context, { ...input, options: usualOptions });
  const layout = layoutNamed(input.layout);
  const found = new Set(draft.parts.map(({ part }) => part.name));
  const used = new Set(draft.parts.map(({ sheet }) => sheet));
  const sheets = await session.sheets(context, input.file);
  return {
    title: layout.title,
    parts: draft.parts.map(({ part, sheet, table, report }) => ({
      ...{ sheet, name: part.name, rows: table?.rows.length ?? 0 },
      columns: table ? report : null,
    })),
    missing: layout.parts.map(({ name }) => name).filter((name) => !found.has(name)),
    others: sheets.filter(({ name, hidden }) => !hidden && !used.has(name)).map(({ name }) => name),
  };
}

/** A workbook with its units held against the register. */
export interface PreparedWorkbook {
  readonly draft: WorkbookDraft;
  readonly units: readonly PlannedRow[];
  /** The register's units and those of the file, these under negative numbers. */
  readonly index: UnitIndex;
  readonly entries: readonly UnitEntry[];
}

/** Reads the sheets and looks the units up. @throws IMPORT_NO_NAME when no sheet says whom it is about */
export async function prepareWorkbook(
  session: ImportSession,
  context: JobContext,
  source: Source,
): Promise<PreparedWorkbook> {
  const draft = await readSheets(session, context, source);
  const names = draft.columns.some(({ place }) => place.type === 'field' && place.field.key === 'name');
  if (!names) throw new AppError('IMPORT_NO_NAME');
  const nodes = selectUnitNodes(context.db);
  const load = (id: number) => selectOrganization(context.db, id);
  const units = planWorkbookUnits(draft.units, {
    index: new UnitIndex(nodes),
    load,
    options: source.options,
  });
  const index = new UnitIndex(unitNodes(nodes, units));
  const counter = new UnitCounter();
  const present = draft.people.filter(({ absent }) => !absent);
  countUnits(
    present.map((person) => person.draft),
    counter,
  );
  const [only] = index.nodes.size === 1 ? index.nodes.keys() : [];
  return { draft, units, index, entries: counter.entries(index, only) };
}

/** The unit texts that the register and the file leave open; those of the file's own units need no answer. */
export function workbookQuestions({ entries }: PreparedWorkbook): UnitEntry[] {
  return entries.flatMap((entry) => {
    const { match, parentId } = entry;
    if ('id' in match && match.id < 0) return [];
    const ids = match.state === 'several' ? match.ids.filter((id) => id > 0) : [];
    const known =
      match.state !== 'several' ? match : ids.length > 0 ? { ...match, ids } : { state: 'none' as const };
    return [{ ...entry, match: known, parentId: parentId !== null && parentId < 0 ? null : parentId }];
  });
}

/** Finds the unit that 任职机构 means: exactly one of the register's or the file's; of several the person's own. */
function unitFinder({ index }: PreparedWorkbook, context: JobContext): FindUnit {
  const former = new Map(selectFormerUnits(context.db).map(({ id, name }) => [name, id]));
  const known = new Map<string, readonly number[]>();
  function find(text: string): readonly number[] {
    const { match } = resolveUnit(index, [text]);
    if (match.state === 'exact') return [match.id];
    if (match.state === 'several') return match.ids;
    const id = former.get(text.trim());
    return id === undefined ? [] : [id];
  }
  return (text, personUnit) => {
    let ids = known.get(text);
    if (!ids) known.set(text, (ids = find(text)));
    if (ids.length <= 1) return ids[0] ?? null;
    return ids.find((id): boolean => unitRef(id) === personUnit) ?? null;
  };
}

/** Holds units and people against the register; nothing is written. */
export function planWorkbook(
  context: JobContext,
  prepared: PreparedWorkbook,
  choices: UnitChoices,
  rules: { readonly options: ImportSetup['options']; readonly decisions: ReadonlyMap<number, Decision> },
): Plan {
  const { draft, units, index } = prepared;
  const total = draft.people.length * 2;
  let steps = 0;
  const progress = (): void => {
    steps += 1;
    if (steps % 50 === 0) context.checkpoint(steps, total, '正在核对');
  };
  const register = personRegister(context.db, { columns: draft.columns, index, choices });
  const findUnit = unitFinder(prepared, context);
  const people = planPeopleWorkbook(draft, { register, findUnit, ...rules }, progress);
  return { rows: [...units, ...people], passedOver: 0 };
}

/** Units to be created under units that the file brings name their rows. */
export function withRowParents(units: readonly NewUnit[]): NewUnit[] {
  return units.map((unit) => ({ ...unit, parent: unit.parent === null ? null : unitRef(unit.parent) }));
}

/** The reference of a planned row that was not taken in, if any: its people would have nowhere to be. */
export function missingRow(row: PlannedRow, created: ReadonlyMap<string, number>): UnitRef | null {
  const refs = row.changes.flatMap((change): UnitRef[] => {
    if (change.type === 'unit') return [change.after];
    if (change.type !== 'rows') return [];
    return change.after.flatMap(({ organizationId: unit }) => (typeof unit === 'string' ? [unit] : []));
  });
  return refs.find((ref) => typeof ref === 'string' && ref.startsWith('row:') && !created.has(ref)) ?? null;
}
