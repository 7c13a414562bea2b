import type { Parsed } from '#shared/contract';
import { tableSheet } from '#shared/lib/table-sheet';
import type { JobContext } from '../../contexts';
import { writeWorkbook } from '../../workbooks/write';

/** Writes a list as it stands to a workbook. */
export async function exportTable(
  input: Parsed<'table.export'>,
  context: JobContext,
): Promise<{ rows: number }> {
  const { table, file } = input;
  const body = table.lines.map((line) => ('group' in line ? line : line.cells));
  const sheet = tableSheet({ ...table, name: table.title, body, rowCount: body.length });
  await writeWorkbook(context.pathOf(file, 'write'), [sheet], (done) =>
    context.checkpoint(done, body.length, '正在导出'),
  );
  return { rows: table.lines.filter((line) => !('group' in line)).length };
}
