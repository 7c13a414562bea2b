import type { PlannedRow } from '#shared/register/import/plan';
import type { Table } from '#shared/workbooks/table';
import type { JobContext } from '../../../contexts';
import { writeWorkbook } from '../../../workbooks/write';
import { errorSheet, type ErrorRow } from './import-error-sheet';
import { errorSheets } from './import-errors-workbook.service';
import type { ImportSession } from './import-session';

function tableRows(table: Table, refused: readonly PlannedRow[]): ErrorRow[] {
  const sources = new Map(table.rows.map((row) => [row.number, row]));
  return refused.map(({ number, problems }) => ({ number, problems, source: sources.get(number) }));
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
  const { plan, source } = session.held(input.planId);
  const refused = plan.rows.filter((row) => row.state === 'refused');
  const sheets =
    'workbook' in source
      ? errorSheets(source.workbook, refused)
      : [errorSheet(source.table, tableRows(source.table, refused))];
  await writeWorkbook(context.pathOf(input.file, 'write'), sheets, (done, total) =>
    context.checkpoint(done, total, '正在写出'),
  );
  return { rows: refused.length };
}
