import type { PlannedRow } from '#shared/register/import/plan';
import { shownText } from '#shared/register/import/source';
import type { TableColumn } from '#shared/workbooks/header';
import type { CellValue, SheetColumn, StyledLine } from '#shared/workbooks/model';
import type { Table, TableRow } from '#shared/workbooks/table';
import type { JobContext } from '../../contexts';
import { writeWorkbook } from '../../workbooks/write';
import type { ImportSession } from './import-session';

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

function reasonsOf(row: PlannedRow): [string, string] {
  const lines = row.problems.map(({ header, reason }) => (header === '' ? reason : `${header}：${reason}`));
  const remedies = [...new Set(row.problems.map(({ remedy }) => remedy))];
  return [lines.join('；'), remedies.join('；')];
}

function lineOf(row: PlannedRow, source: TableRow | undefined, columns: readonly TableColumn[]): StyledLine {
  const [reason, remedy] = reasonsOf(row);
  const cells: CellValue[] = columns.map(({ index }) =>
    shownText(source?.cells[index], source?.marks?.[index]),
  );
  const tints: Record<number, 'error'> = {};
  for (const problem of row.problems) {
    const at = columns.findIndex(({ index }) => index === problem.column);
    if (at >= 0) tints[at] = 'error';
  }
  return { cells: [row.number, ...cells, reason, remedy], tints: shifted(tints, columns.length) };
}

/** One column for the row number stands in front; the reason is tinted too. */
function shifted(tints: Readonly<Record<number, 'error'>>, width: number): Record<number, 'error'> {
  const moved = Object.entries(tints).map(([at, tint]) => [Number(at) + 1, tint] as const);
  return Object.fromEntries([...moved, [width + 1, 'error']]);
}

function* linesOf(rows: readonly PlannedRow[], table: Table, columns: readonly TableColumn[]) {
  const sources = new Map(table.rows.map((row) => [row.number, row]));
  let group = '';
  for (const row of rows) {
    const source = sources.get(row.number);
    const next = source?.group.at(-1) ?? '';
    if (next !== group && next !== '') yield { group: next };
    group = next;
    yield lineOf(row, source, columns);
  }
}

/**
 * Writes the refused rows as they stood, under the same head and unit rows, with the reasons behind them and the cells in
 * question tinted: corrected, the file can be imported as it is.
 */
export async function writeErrors(
  session: ImportSession,
  context: JobContext,
  input: { readonly planId: string; readonly file: string },
): Promise<{ rows: number }> {
  const { plan, table } = session.held(input.planId);
  const refused = plan.rows.filter((row) => row.state === 'refused');
  const columns = table.columns.filter(({ name }) => !OWN.has(name));
  const [title] = table.titles;
  await writeWorkbook(
    context.pathOf(input.file),
    [
      {
        name: '待改正',
        lines: [
          ...(title === undefined ? [] : [{ text: title, style: 'title' as const }]),
          {
            text: `以下 ${refused.length} 行没有导入，请改正标红的内容后重新报送`,
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
        body: linesOf(refused, table, columns),
        frozenColumns: 1,
        print: { paper: 'A4', orientation: 'landscape' },
      },
    ],
    (done, total) => context.checkpoint(done, total, '正在写出'),
  );
  return { rows: refused.length };
}
