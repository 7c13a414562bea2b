import { withCountyTags, type Tag } from '#shared/register/tags/tags';
import { AppError } from '#shared/lib/errors';
import type { ImportSetup } from '#shared/register/import/import-contract';
import { compileColumns, type PersonColumn } from '#shared/register/import/person-columns';
import { countParents, readUnits } from '#shared/register/import/plan-organizations';
import { countUnits, readDrafts } from '#shared/register/import/plan-people';
import { targetsOf } from '#shared/register/import/targets';
import { UnitCounter, unitInTitles } from '#shared/register/import/unit-entries';
import { UnitIndex } from '#shared/register/import/unit-index';
import type { Table } from '#shared/workbooks/table';
import type { JobContext } from '../../../contexts';
import type { Drafts, ImportSession, Prepared } from './import-session';
import { selectUnitNodes } from './import.store';
import { selectTags } from '../tags/tag.store';

/** What is decided before units and people are looked at. */
export type Mapping = Omit<ImportSetup, 'units' | 'decisions'>;

/** Where rows without a unit go unless told: the unit in the title, else the only one there is. */
function fallbackOf(setup: Mapping, index: UnitIndex, table: Table): number | undefined {
  const titled = unitInTitles(index, [...table.titles, setup.sheet]);
  const tops = index.childrenOf(null);
  if (setup.kind === 'organization') return tops.length === 1 ? (titled ?? tops[0]) : titled;
  return titled ?? (index.nodes.size === 1 ? tops[0] : undefined);
}

/** @throws IMPORT_NO_NAME: nobody can be found or made without one of these columns */
function requireKeys(setup: Mapping, columns: readonly PersonColumn[]): void {
  const keys = setup.kind === 'person' ? ['name'] : ['name', 'code'];
  const has = columns.some(({ place }) => place.type === 'field' && keys.includes(place.field.key));
  if (!has) throw new AppError('IMPORT_NO_NAME');
}

function readAll(
  setup: Mapping,
  table: Table,
  columns: readonly PersonColumn[],
  known: readonly Tag[],
  tick: () => void,
): Drafts {
  const rows: Drafts['rows'][number][] = [];
  const source =
    setup.kind === 'person'
      ? readDrafts(table.rows, columns, setup.options)
      : readUnits(table.rows, columns, setup.options);
  for (const draft of source) {
    rows.push('members' in draft ? withCountyTags(draft, known) : draft);
    if (rows.length % 100 === 0) tick();
  }
  return { kind: setup.kind, rows } as Drafts;
}

/**
 * Reads every row with the columns chosen and looks the unit texts up; done once for the same choices.
 * @throws IMPORT_NO_NAME, IMPORT_SHEET_MISSING; what reading the file throws
 */
export async function prepareRows(
  session: ImportSession,
  context: JobContext,
  setup: Mapping,
): Promise<Prepared> {
  const { kind, sheet, head, columns: chosen, options } = setup;
  const table = await session.table(context, setup);
  const known = session.prepared(table, [kind, sheet, head, chosen, options]);
  const index = new UnitIndex(selectUnitNodes(context.db));
  const rows = known ?? compileAndRead(context, setup, table);
  const counter = new UnitCounter();
  if (rows.drafts.kind === 'person') countUnits(rows.drafts.rows, counter);
  else countParents(rows.drafts.rows, counter);
  const prepared = { ...rows, index, entries: counter.entries(index, fallbackOf(setup, index, table)) };
  session.keep(prepared, [kind, sheet, head, chosen, options]);
  return prepared;
}

function compileAndRead(
  context: JobContext,
  setup: Mapping,
  table: Table,
): Pick<Prepared, 'table' | 'columns' | 'drafts'> {
  const names = new Map(table.columns.map((column) => [column.index, column.name]));
  const targets = targetsOf(setup.kind, { titles: table.titles, today: context.today });
  const mapped = setup.columns.map((column) => ({ ...column, header: names.get(column.index) ?? '' }));
  const columns = compileColumns(mapped, targets);
  requireKeys(setup, columns);
  let done = 0;
  const tick = (): void => context.checkpoint((done += 100), table.rows.length, '正在读取各行');
  return { table, columns, drafts: readAll(setup, table, columns, selectTags(context.db), tick) };
}
