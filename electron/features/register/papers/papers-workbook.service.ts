import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { tableSheet } from '#shared/lib/table-sheet';
import { collectionTables, listedYear } from '#shared/register/papers/collection-tables';
import type { PaperPerson } from '#shared/register/papers/paper-person';
import type { JobContext } from '../../../contexts';
import { writeWorkbook } from '../../../workbooks/write';
import { gatherPeople, unitNames } from './people-stack';

/** People read from the archive at once. */
const chunk = 20;

/**
 * Writes the collection tables of the people of a source to a workbook, a sheet for each: family, basic facts, resumes and
 * rewards, annual appraisals. Photos and scans are not read.
 * @throws PAPERS_NOT_PEOPLE, CANCELLED and those of writeWorkbook
 */
export async function exportCollections(
  { document, file }: Parsed<'papers.toWorkbook'>,
  context: JobContext,
): Promise<{ rows: number }> {
  const { source } = document;
  if (source.kind !== 'people') throw new AppError('PAPERS_NOT_PEOPLE');
  const { db, today } = context;
  const units = unitNames(db);
  const people: PaperPerson[] = [];
  for (let from = 0; from < source.ids.length; from += chunk) {
    context.checkpoint(from, source.ids.length, '正在读取人员');
    people.push(
      ...gatherPeople(db, source.ids.slice(from, from + chunk), { units, pictures: false, counting: false }),
    );
  }
  const recorded = people.flatMap(({ content }) => content.children.appraisals.map(({ year }) => year ?? ''));
  const year = listedYear(source.options.appraisalYear, recorded, today);
  const sheets = collectionTables(year, today).map(({ name, title, columns, rows }) => {
    const body = people.flatMap(rows).map((cells, index) => [String(index + 1), ...cells]);
    const numbered = [{ key: 'number', label: '序号', width: 6, align: 'center' as const }, ...columns];
    const table = {
      name,
      title,
      caption: '',
      paper: 'A3',
      columns: numbered,
      body,
      rowCount: body.length,
    } as const;
    // Number and name stay in sight: the tables are wider than a screen.
    return { ...tableSheet(table), frozenColumns: 2 };
  });
  const written = await writeWorkbook(context.pathOf(file, 'write'), sheets, (done, total) =>
    context.checkpoint(done, total, '正在写工作簿'),
  );
  return { rows: written.rows };
}
