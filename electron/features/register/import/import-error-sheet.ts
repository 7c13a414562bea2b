import { shownText, type Problem } from '#shared/register/import/source';
import type { TableColumn } from '#shared/workbooks/header';
import type { CellValue, SheetColumn, SheetModel, StyledLine } from '#shared/workbooks/model';
import type { Table, TableRow } from '#shared/workbooks/table';

const REASON = '错误原因';
const REMEDY = '处理办法';
const OWN = new Set([REASON, REMEDY, '原行号']);

/** Characters of the normal font that a text is wide: Chinese ones count twice. */
function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
}

const HEAD_WIDTH = 8;

function columnsFor(columns: readonly TableColumn[], rows: readonly TableRow[]): SheetColumn[] {
  return columns.map((column) => {
    const longest = rows
      .slice(0, 200)
      .reduce((most, row) => Math.max(most, widthOf(shownText(row.cells[column.index]))), HEAD_WIDTH);
    const [group, ...rest] = column.path;
    const grouped = group !== undefined && rest.length > 0;
    return {
      header: grouped ? rest.join('/') : column.name,
      ...(grouped ? { group } : {}),
      width: Math.min(30, longest + 2),
      kind: 'text',
      wrap: true,
    };
  });
}

/** A row to be sent back with what speaks against it. */
export interface ErrorRow {
  readonly number: number;
  readonly problems: readonly Problem[];
  /** Missing when the row is no longer in the table. */
  readonly source: TableRow | undefined;
}

function reasonsOf({ problems }: ErrorRow): [string, string] {
  const lines = problems.map(({ header, reason }) => (header === '' ? reason : `${header}：${reason}`));
  const remedies = [...new Set(problems.map(({ remedy }) => remedy))];
  return [lines.join('；'), remedies.join('；')];
}

function lineOf(row: ErrorRow, columns: readonly TableColumn[]): StyledLine {
  const [reason, remedy] = reasonsOf(row);
  const { source } = row;
  const cells: CellValue[] = columns.map(({ index }) =>
    shownText(source?.cells[index], source?.marks?.[index]),
  );
  const tints: Record<number, 'error'> = {};
  for (const problem of row.problems) {
    const at = columns.findIndex(({ index }) => index === problem.column);
    if (at >= 0) tints[at] = 'error';
  }
  const line = { cells: [row.number, ...cells, reason, remedy] };
  return reason === '' ? line : { ...line, tints: shifted(tints, columns.length) };
}

/** One column for the row number stands in front; the reason is tinted too. */
function shifted(tints: Readonly<Record<number, 'error'>>, width: number): Record<number, 'error'> {
  const moved = Object.entries(tints).map(([at, tint]) => [Number(at) + 1, tint] as const);
  return Object.fromEntries([...moved, [width + 1, 'error']]);
}

function* linesOf(rows: readonly ErrorRow[], columns: readonly TableColumn[]) {
  let group = '';
  for (const row of rows) {
    const next = row.source?.group.at(-1) ?? '';
    if (next !== group && next !== '') yield { group: next };
    group = next;
    yield lineOf(row, columns);
  }
}

/** A sheet with rows to be sent back, under the head of the table they come from. */
export function errorSheet(table: Table, rows: readonly ErrorRow[]): SheetModel {
  const columns = table.columns.filter(({ name }) => !OWN.has(name));
  const [title] = table.titles;
  return {
    name: '待改正',
    lines: [
      ...(title === undefined ? [] : [{ text: title, style: 'title' as const }]),
      {
        text: `以下 ${rows.length} 行没有导入，请改正标红的内容后重新报送`,
        style: 'caption',
        align: 'left',
      },
    ],
    columns: [
      { header: '原行号', width: 7, kind: 'number', align: 'center' },
      ...columnsFor(columns, table.rows),
      { header: REASON, width: 36, kind: 'text', wrap: true },
      { header: REMEDY, width: 36, kind: 'text', wrap: true },
    ],
    body: linesOf(rows, columns),
    frozenColumns: 1,
    print: { paper: 'A4', orientation: 'landscape' },
  };
}
