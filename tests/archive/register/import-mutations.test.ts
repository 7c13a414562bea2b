import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS, { type CellValue } from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bufferSource } from '../../../electron/workbooks/file-source';
import { readDirectory } from '../../../electron/workbooks/zip-directory';
import { readPartText } from '../../../electron/workbooks/zip-part';
import { createRandom } from '#shared/demo/random';
import { errorTexts } from '#shared/lib/error-texts';
import { AppError } from '#shared/lib/errors';
import { usualOptions } from '#shared/register/import/plan';
import { READ_LIMITS } from '#shared/workbooks/limits';
import { messyCounty, townshipRoster } from '../../fixtures/messy/township-roster';
import { freshFolder, writeZip } from '../workbooks/helpers';
import { addUnit, asClerk, standingArchive } from './factory';
import { createAll, importerFor } from './importer';

const folder = freshFolder(afterAll);
const base = join(folder, 'base.xlsx');
let archive: ReturnType<typeof standingArchive>;
let town = 0;

beforeAll(async () => {
  archive = standingArchive(Buffer.alloc(32));
  town = asClerk(archive, (tx) => addUnit(tx, '青石镇', addUnit(tx, '清河县', null)));
  await townshipRoster(messyCounty).write(base);
});

const size = (): number => Number(archive.db.prepare('SELECT count(*) FROM person').pluck().get());

/**
 * Takes a file through the whole wizard. Every fourth time its refused rows are sent back and it is undone; otherwise the next
 * file meets the people that this one brought. Anything but a sentence is thrown.
 */
async function outcome(path: string, round: number): Promise<string> {
  const thorough = round % 4 === 0;
  let expected = size();
  try {
    const importer = await importerFor(archive, path);
    const { head } = await importer.sheet();
    if (!head) return 'no head';
    const options = { ...usualOptions, badCells: round % 2 ? ('skipCell' as const) : ('refuseRow' as const) };
    const units = createAll(await importer.units({ options }), town);
    const { counts } = await importer.plan({ options, units });
    for (const state of ['new', 'changed', 'same', 'refused'] as const) await importer.rows(state);
    if (thorough && counts.refused > 0) await importer.errors();
    if (counts.new + counts.changed === 0) return 'nothing';
    const { runId, added } = await importer.apply();
    if (thorough) await importer.undo(runId);
    else expected += added;
    return 'imported';
  } catch (error) {
    if (error instanceof AppError && error.code in errorTexts) return error.code;
    throw error;
  } finally {
    expect(size()).toBe(expected);
  }
}

const oddValues: readonly CellValue[] = [
  null,
  '',
  0,
  -1,
  1e300,
  430799198503051260,
  true,
  new Date(Date.UTC(1985, 2, 5)),
  { formula: 'A1+1', result: 5 },
  { formula: 'NOW()' },
  { error: '#REF!' },
  { richText: [{ text: '张' }, { text: '三' }] },
  { text: '链接', hyperlink: 'http://x' },
  '=cmd|calc',
  '姓名',
  '合计',
  '　',
  '\u0000\u200b',
  '长'.repeat(5000),
  "'; DROP TABLE person; --",
  '1985.02.30',
  '99/99/9999',
  '一、青石镇',
  '張三（女）',
  '🀄️',
];

test('100 workbooks with odd cells, merges and hidden rows go through or are refused with a sentence', async () => {
  const random = createRandom(20_260_315);
  const outcomes = new Map<string, number>();
  const original = new ExcelJS.Workbook();
  await original.xlsx.readFile(base);
  for (let round = 0; round < 100; round += 1) {
    const book = new ExcelJS.Workbook();
    book.model = structuredClone(original.model);
    const [sheet] = book.worksheets;
    for (let change = 0; change < 30 && sheet; change += 1) {
      const row = sheet.getRow(1 + random.int(0, sheet.rowCount - 1));
      row.getCell(1 + random.int(0, 16)).value = random.pick(oddValues);
      if (random.int(0, 20) === 0) row.hidden = true;
      if (random.int(0, 25) === 0) sheet.spliceRows(1 + random.int(0, 6), 1);
    }
    const path = join(folder, 'cells.xlsx');
    await book.xlsx.writeFile(path);
    const result = await outcome(path, round);
    outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
  }
  expect(outcomes.get('imported')).toBeGreaterThan(40);
});

const scraps = [
  '<',
  '>',
  '"',
  '&',
  '</c>',
  '<c>',
  '<row r="1">',
  ' r="A1"',
  '99999999999',
  '-1',
  '<!--',
  'NaN',
  '=',
  '甲',
];

test('100 workbooks with broken insides go through or are refused with a sentence', async () => {
  const random = createRandom(4242);
  const parts: Record<string, string> = {};
  const source = bufferSource(readFileSync(base));
  for (const entry of readDirectory(source, READ_LIMITS).values())
    parts[entry.name] = await readPartText(source, entry);
  const names = Object.keys(parts).filter((name) => /sheet|shared|styles/.test(name));
  const outcomes = new Set<string>();
  for (let round = 0; round < 100; round += 1) {
    const broken = { ...parts };
    for (let change = 0; change < 3; change += 1) {
      const name = random.pick(names);
      const text = broken[name] ?? '';
      const at = random.int(0, text.length);
      broken[name] = text.slice(0, at) + random.pick(scraps) + text.slice(at + random.int(0, 8));
    }
    // Everybody is new to each file: what could be read is also written.
    archive.db.exec('DELETE FROM person');
    outcomes.add(await outcome(await writeZip(join(folder, 'xml.xlsx'), broken), round));
  }
  expect(outcomes.size).toBeGreaterThan(1);
  writeFileSync(join(folder, 'not.xlsx'), 'nothing of the kind');
  expect(await outcome(join(folder, 'not.xlsx'), 0)).toMatch(/^WORKBOOK_/);
});
