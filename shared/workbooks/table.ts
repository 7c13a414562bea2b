import { readHead, type HeadPlace, type TableColumn } from './header';
import { labelOf } from './labels';
import { fillMergedDown, MergedCells } from './merged-cells';
import type { Checkpoint, SheetData, SheetRow } from './model';
import { groupName, rowKind, type GroupName, type RowContext, type RowKind } from './row-kinds';

/** A record of the table: cells and marks are by the sheet's column index, merged cells are filled down. */
export interface TableRow extends SheetRow {
  /** Names of the group lines above, outermost first: ['县直机关', '组织部']. */
  readonly group: readonly string[];
}

/** A row that is no record. */
export interface OtherRow {
  readonly number: number;
  readonly kind: Exclude<RowKind, 'data'>;
  readonly text: string;
}

/** A sheet understood as a table. */
export interface Table {
  readonly sheet: string;
  readonly head: HeadPlace;
  /** Texts of the rows above the head. */
  readonly titles: readonly string[];
  /** Columns that have a name or hold values. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly others: readonly OtherRow[];
}

const CHECK_EVERY = 2000;

function rowText(row: SheetRow): string {
  const texts = row.cells.filter((value) => value !== null).map(String);
  return [...new Set(texts)].join(' ').trim();
}

function contextOf(sheet: SheetData, head: HeadPlace, columns: readonly TableColumn[]): RowContext {
  const named = columns.filter((column) => column.name !== '');
  const before = sheet.rows.filter((row) => row.number <= head.bottom);
  return {
    first: named[0]?.index ?? 0,
    last: named.at(-1)?.index ?? 0,
    heads: before.map((row) => row.cells.map(labelOf)),
    merged: new MergedCells(
      sheet.merges.filter((range) => range.bottom === range.top),
      head.bottom + 1,
      sheet.rows.at(-1)?.number ?? 0,
    ),
  };
}

const TOWN = /(镇|乡|街道|街道办事处)$/;
const IN_TOWN = /(村|社区|村委会|居委会|站|所)$/;

/**
 * The path of groups after a new group line: deeper levels stay below the ones they belong to, and the villages of a
 * township below it, also where not every line has an ordinal.
 */
function nextPath(path: readonly GroupName[], line: string): GroupName[] {
  const group = groupName(line);
  const town = path.map(({ name }) => TOWN.test(name)).lastIndexOf(true);
  const plain = path[town]?.level === 0;
  if (group.level > 0) {
    const above = path.filter(({ level }) => level > 0 && level < group.level);
    return [...path.slice(0, plain ? town + 1 : 0), ...above, group];
  }
  return IN_TOWN.test(group.name) ? [...path.slice(0, town + 1), group] : [group];
}

/**
 * Reads the records under a head. Group lines become each record's `group`; repeated heads, totals and signatures are set
 * apart in `others`; rows hidden by a filter are kept and marked, as they are in the sheet.
 * @param checkpoint called every 2,000 rows; throws to cancel
 */
export function readTable(sheet: SheetData, head: HeadPlace, checkpoint: Checkpoint = () => {}): Table {
  const columns = readHead(sheet, head);
  const context = contextOf(sheet, head, columns);
  const body = sheet.rows.filter((row) => row.number > head.bottom);
  const filled = fillMergedDown(body, sheet.merges);
  const rows: TableRow[] = [];
  const others: OtherRow[] = [];
  const used = new Set<number>();
  let path: GroupName[] = [];
  let group: readonly string[] = [];
  body.forEach((row, index) => {
    if (index % CHECK_EVERY === 0) checkpoint(index, body.length);
    const kind = rowKind(row, context);
    if (kind === 'data') {
      const record = filled[index] ?? row;
      record.cells.forEach((value, column) => value !== null && used.add(column));
      rows.push({ ...record, group });
      return;
    }
    const text = rowText(row);
    others.push({ number: row.number, kind, text });
    if (kind === 'group') {
      path = nextPath(path, text);
      group = path.map(({ name }) => name);
    }
  });
  return {
    sheet: sheet.name,
    head,
    titles: sheet.rows.filter((row) => row.number < head.top).map(rowText),
    columns: columns.filter((column) => column.name !== '' || used.has(column.index)),
    rows,
    others,
  };
}
