import { createHash } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type { ImportColumn, SheetPreview, WorkbookSummary } from '#shared/register/import/import-contract';
import { recognizeWorkbook } from '#shared/register/extraction/recognize';
import { shownText } from '#shared/register/import/source';
import { targetsOf, type ImportKind, type ImportTarget } from '#shared/register/import/targets';
import { findHead, type HeadPlace } from '#shared/workbooks/header';
import { knownNames, matchColumns, SURE, type ColumnMatch } from '#shared/workbooks/match-columns';
import type { SheetData } from '#shared/workbooks/model';
import type { Table } from '#shared/workbooks/table';
import type { JobContext } from '../../../contexts';
import { rememberedColumns } from './import-memory';
import type { ImportSession } from './import-session';

const GRID_ROWS = 30;
const GRID_COLUMNS = 60;
const SAMPLES = 3;
/** Where samples are looked for: a column that says the same in every row has no second one. */
const SAMPLED_ROWS = 300;
const LONGEST_SHOWN = 60;

/** Sheets that tell how to fill in the others. */
const GUIDE = /说明|须知|代码表|下拉/;

function isTall(sheet: SheetData): number {
  const aside = sheet.hidden || GUIDE.test(sheet.name);
  return sheet.rows.length * (aside ? 0.001 : 1) * Math.min(sheet.width, 4);
}

/** Whether the sheets belong together: the ten sheets of the extraction table, the program's own template. */
function layoutOf(sheets: readonly SheetData[]): WorkbookSummary['layout'] {
  const layout = recognizeWorkbook(sheets)?.layout;
  return layout ? { key: layout.key, title: layout.title } : null;
}

/** Reads the file and tells what is in it. */
export async function openWorkbook(
  session: ImportSession,
  context: JobContext,
  token: string,
): Promise<WorkbookSummary> {
  const sheets = await session.sheets(context, token);
  const fullest = sheets.reduce<SheetData | undefined>(
    (best, next) => (best === undefined || isTall(next) > isTall(best) ? next : best),
    undefined,
  );
  if (!fullest || fullest.rows.length === 0) throw new AppError('IMPORT_NOTHING');
  return {
    sheets: sheets.map(({ name, hidden, rows, width }) => ({ name, hidden, rows: rows.length, width })),
    suggested: fullest.name,
    layout: layoutOf(sheets),
    kind: guessKind(fullest, context.today),
  };
}

/** A list of units has no column for people's names and knows the columns of units better. */
function guessKind(sheet: SheetData, today: string): ImportKind {
  const hints = { titles: [], today };
  const people = targetsOf('person', hints);
  const units = targetsOf('organization', hints);
  const head = findHead(sheet, knownNames([...people, ...units]));
  if (!head) return 'person';
  const labels = sheet.rows
    .filter((row) => row.number >= head.top && row.number <= head.bottom)
    .flatMap((row) => row.cells.filter((cell) => typeof cell === 'string'))
    .map((name, index) => ({ index, name: String(name) }));
  const sure = (targets: readonly ImportTarget[]): ColumnMatch[] =>
    matchColumns(labels, targets).filter((match) => match.key !== null && match.score >= SURE);
  const asPeople = sure(people);
  const named = asPeople.some(({ key }) => key === 'field:name' || key === 'field:idNumber');
  return !named && sure(units).length > asPeople.length ? 'organization' : 'person';
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

function gridOf(sheet: SheetData): SheetPreview['grid'] {
  const width = Math.min(sheet.width, GRID_COLUMNS);
  return sheet.rows.slice(0, GRID_ROWS).map((row) => ({
    number: row.number,
    cells: Array.from({ length: width }, (_, index) => cut(shownText(row.cells[index], row.marks?.[index]))),
  }));
}

function samplesOf(table: Table, index: number): string[] {
  const found = new Set<string>();
  for (const row of table.rows.slice(0, SAMPLED_ROWS)) {
    const text = cut(shownText(row.cells[index], row.marks?.[index]));
    if (text !== '') found.add(text);
    if (found.size >= SAMPLES) break;
  }
  return [...found];
}

/** Sheets whose columns have the same names share a mapping. */
function signatureOf(kind: ImportKind, table: Table): string {
  const names = table.columns.map((column) => column.name);
  return createHash('sha256')
    .update(JSON.stringify([kind, names]))
    .digest('hex')
    .slice(0, 32);
}

function columnOf(
  table: Table,
  match: ColumnMatch,
  remembered: Readonly<Record<string, string>>,
): ImportColumn {
  const column = table.columns.find((candidate) => candidate.index === match.index);
  const known = remembered[match.name];
  const sure = known !== undefined || (match.key !== null && match.score >= SURE);
  const open = match.key !== null || match.contested !== undefined;
  return {
    index: match.index,
    letter: column?.letter ?? '',
    header: match.name,
    hidden: column?.hidden ?? false,
    target: known === '' ? null : match.key,
    certainty: sure ? 'sure' : open ? 'ask' : 'none',
    remembered: known !== undefined,
    samples: samplesOf(table, match.index),
  };
}

function columnsOf(
  context: JobContext,
  table: Table,
  targets: readonly ImportTarget[],
  signature: string,
): ImportColumn[] {
  const remembered = rememberedColumns(context.db, signature);
  const headings = table.columns.map(({ index, name }) => ({ index, name }));
  const chosen = Object.fromEntries(Object.entries(remembered).filter(([, target]) => target !== ''));
  return matchColumns(headings, targets, chosen).map((match) => columnOf(table, match, remembered));
}

/**
 * Finds the head and the columns of one sheet.
 * @param input `head` where the user pointed at it
 */
export async function previewSheet(
  session: ImportSession,
  context: JobContext,
  input: {
    readonly file: string;
    readonly kind: ImportKind;
    readonly sheet: string;
    readonly head: HeadPlace | null;
  },
): Promise<SheetPreview> {
  const sheet = await session.sheet(context, input.file, input.sheet);
  const usual = targetsOf(input.kind, { titles: [], today: context.today });
  const head = validHead(input.head) ?? findHead(sheet, knownNames(usual)) ?? null;
  const choices = usual.map(({ key, label, section }) => ({ key, label, section }));
  const base = { grid: gridOf(sheet), width: Math.min(sheet.width, GRID_COLUMNS), targets: choices };
  if (!head) return { ...base, head, titles: [], columns: [], rows: 0, hiddenRows: 0, signature: '' };
  const table = await session.table(context, { ...input, head });
  const targets = targetsOf(input.kind, { titles: table.titles, today: context.today });
  const signature = signatureOf(input.kind, table);
  return {
    ...base,
    head,
    titles: table.titles,
    columns: columnsOf(context, table, targets, signature),
    rows: table.rows.length,
    hiddenRows: table.rows.filter((row) => row.hidden).length,
    signature,
  };
}

function validHead(head: HeadPlace | null): HeadPlace | null {
  return head && head.top <= head.bottom && head.bottom - head.top < 10 ? head : null;
}
