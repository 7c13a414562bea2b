import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idNumberFormula } from '../../../electron/workbooks/column-checks';
import { writeWorkbook } from '../../../electron/workbooks/write';
import { makeIdNumber } from '#shared/lib/id-number';
import { freshFolder, rosterModel } from './helpers';

const has = (program: string) => spawnSync('which', [program]).status === 0;

/** LibreOffice and pdftotext: there, installed from Debian when root, or the reason why not. */
function findOffice(): string | undefined {
  if (has('soffice') && has('pdftotext')) return undefined;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !has('apt-get')) {
    return 'LibreOffice or pdftotext is missing and cannot be installed (needs root on Debian): apt-get install libreoffice-calc poppler-utils';
  }
  const install =
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc poppler-utils fonts-noto-cjk';
  const result = spawnSync('sh', ['-c', install], { encoding: 'utf8', timeout: 240_000 });
  return result.status === 0 ? undefined : `apt-get failed: ${result.stderr.slice(-300)}`;
}

const missing = findOffice();
if (missing) console.warn(`SKIPPED printing of workbooks: ${missing}`);

/** Pages of the PDF that LibreOffice makes of a workbook, as text lines. */
function pagesOf(folder: string, file: string): string[][] {
  convert(folder, file, 'pdf');
  const text = execFileSync('pdftotext', ['-layout', file.replace('.xlsx', '.pdf'), '-'], {
    encoding: 'utf8',
  });
  return text
    .split('\f')
    .filter((page) => page.trim() !== '')
    .map((page) => page.split('\n'));
}

/** LibreOffice with a profile of its own, so that nothing else that runs is disturbed. */
function convert(folder: string, file: string, to: string): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, file], {
    stdio: 'pipe',
  });
}

test.skipIf(missing !== undefined)('the ID number check of templates agrees with the program', async () => {
  const folder = freshFolder();
  const good = makeIdNumber({ region: '990725', birth: '1985-03-05', sequence: 12, sex: '1' });
  const withX = Array.from({ length: 40 }, (_, index) =>
    makeIdNumber({ region: '990725', birth: '1985-03-05', sequence: index, sex: '2' }),
  ).find((id) => id.endsWith('X'));
  const ids = [
    good,
    withX ?? '',
    (withX ?? '').toLowerCase(),
    good.slice(0, 17) + ((Number(good[17]) + 1) % 10),
    '990725850305001',
    '123',
    `${good}1`,
  ];
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  ids.forEach((id, index) => sheet.addRow([id, { formula: idNumberFormula(`A${index + 1}`), result: 0 }]));
  await book.xlsx.writeFile(join(folder, 'ids.xlsx'));
  convert(folder, join(folder, 'ids.xlsx'), 'csv');
  const answers = readFileSync(join(folder, 'ids.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',')[1]);
  expect(answers).toEqual(['TRUE', 'TRUE', 'TRUE', 'FALSE', 'TRUE', 'FALSE', 'FALSE']);
});

describe.skipIf(missing !== undefined)('printed by LibreOffice', () => {
  let pages: string[][] = [];
  let size = '';

  const folder = freshFolder(afterAll);

  beforeAll(async () => {
    const file = join(folder, 'roster.xlsx');
    const print = { paper: 'A4', orientation: 'landscape' } as const;
    const footer = [{ text: '填表人：李四', style: 'caption' }] as const;
    await writeWorkbook(file, [rosterModel(120, { print, footer, look: { bodyHeight: 20 } })]);
    pages = pagesOf(folder, file);
    size = execFileSync('pdfinfo', [file.replace('.xlsx', '.pdf')], { encoding: 'utf8' });
  });

  test('is A4 landscape, one page wide', () => {
    expect(size).toMatch(/Page size:\s+841\.\d+ x 595\.\d+ pts \(A4\)/);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(pages.length).toBeLessThanOrEqual(6);
  });

  test('repeats the two head rows on every page, the title only on the first', () => {
    for (const page of pages) {
      expect(page.filter((line) => /序号.*姓名/.test(line))).toHaveLength(1);
      expect(page.filter((line) => /出生日期\s+入党/.test(line))).toHaveLength(1);
    }
    expect(pages.map((page) => page.some((line) => line.includes('某县干部名册')))).toEqual(
      pages.map((_, index) => index === 0),
    );
  });

  test('numbers the pages and leaves nothing out', () => {
    pages.forEach((page, index) =>
      expect(page.join('\n')).toMatch(new RegExp(`第 *${index + 1} *页 *共 *${pages.length} *页`)),
    );
    const all = pages.flat().join('\n');
    for (const name of ['张0 ', '张57 ', '张119 ', '填表人：李四', '第3镇']) expect(all).toContain(name);
  });
});
