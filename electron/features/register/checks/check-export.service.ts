import type { Parsed } from '#shared/contract';
import type { FindingFilter, FindingRow } from '#shared/register/checks/check-contract';
import { levelTexts } from '#shared/register/findings';
import type { BodyLine, SheetModel } from '#shared/workbooks/model';
import type { Db } from '../../../archive/driver';
import { localDate } from '../../../archive/command';
import type { JobContext } from '../../../contexts';
import { withSnapshot } from '../../../archive/snapshot';
import { writeWorkbook } from '../../../workbooks/write';
import { checkSummary, findingPage } from './check.service';
import { countFindings } from './check.store';

const chunk = 500;

function* allFindings(db: Db, filter: FindingFilter): Generator<FindingRow> {
  for (let offset = 0; ; offset += chunk) {
    const { rows } = findingPage(db, { ...filter, sort: null, offset, limit: chunk });
    yield* rows;
    if (rows.length < chunk) return;
  }
}

function* lines(db: Db, filter: FindingFilter, count: () => void): Generator<BodyLine> {
  let number = 0;
  for (const row of allFindings(db, filter)) {
    number += 1;
    count();
    yield [
      number,
      row.organizationName,
      row.personName ?? '（单位）',
      levelTexts[row.level],
      row.message,
      row.remedy,
      row.source,
    ];
  }
}

function findingSheet(db: Db, filter: FindingFilter, count: () => void): SheetModel {
  const { run } = checkSummary(db);
  const scope = run?.organizationName ?? '全部单位';
  return {
    name: '核查结果',
    lines: [
      { text: '名册核查结果', style: 'title' },
      {
        text: `范围：${scope}　核查日期：${run ? localDate(new Date(run.at)) : ''}`,
        style: 'caption',
        align: 'left',
      },
    ],
    columns: [
      { header: '序号', width: 6, kind: 'number', align: 'center' },
      { header: '单位', width: 20, kind: 'text', wrap: true },
      { header: '姓名', width: 10, kind: 'text' },
      { header: '级别', width: 6, kind: 'text', align: 'center' },
      { header: '问题', width: 44, kind: 'text', wrap: true },
      { header: '处理办法', width: 36, kind: 'text', wrap: true },
      { header: '依据', width: 24, kind: 'text', wrap: true },
    ],
    body: lines(db, filter, count),
    rowCount: countFindings(db, filter),
    autoFilter: true,
    print: { paper: 'A4', orientation: 'landscape' },
  };
}

/** Writes the findings of the last run that a filter leaves to a workbook, in the order of the tree. */
export async function exportFindings(
  { filter }: Pick<Parsed<'check.export'>, 'filter'>,
  path: string,
  context: Pick<JobContext, 'db' | 'checkpoint'>,
): Promise<{ rows: number }> {
  return withSnapshot(context.db, async () => {
    const total = countFindings(context.db, filter);
    let written = 0;
    const sheet = findingSheet(context.db, filter, () => (written += 1));
    await writeWorkbook(path, [sheet], () => context.checkpoint(written, total, '正在导出'));
    return { rows: written };
  });
}
