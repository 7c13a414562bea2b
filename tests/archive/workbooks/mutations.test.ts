import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bufferSource } from '../../../electron/workbooks/file-source';
import { readWorkbook } from '../../../electron/workbooks/read';
import { writeWorkbook } from '../../../electron/workbooks/write';
import { readDirectory } from '../../../electron/workbooks/zip-directory';
import { readPartText } from '../../../electron/workbooks/zip-part';
import { findHead } from '#shared/workbooks/header';
import { READ_LIMITS } from '#shared/workbooks/limits';
import { readTable } from '#shared/workbooks/table';
import { randomFrom } from '../../fixtures/random';
import { codeOf, freshFolder, rosterModel, writeZip } from './helpers';

const folder = freshFolder(afterAll);
const bases: Buffer[] = [];

beforeAll(async () => {
  const ours = join(folder, 'ours.xlsx');
  await writeWorkbook(ours, [rosterModel(60, { autoFilter: true, protect: true })]);
  const theirs = join(folder, 'theirs.xlsx');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  for (let row = 1; row < 60; row += 1) {
    sheet.addRow([row, `人${row}`, new Date(0), { formula: 'A1', result: 1 }, { richText: [{ text: 'r' }] }]);
  }
  sheet.mergeCells('A61:C62');
  await book.xlsx.writeFile(theirs);
  bases.push(readFileSync(ours), readFileSync(theirs));
});

/** Reads a file to the last step an import takes; answers 'data' or the error code. Anything else that happens is thrown. */
async function outcome(path: string): Promise<string> {
  let found = '';
  const code = await codeOf(
    readWorkbook(path).then((sheets) => {
      for (const sheet of sheets) {
        const head = findHead(sheet);
        if (head) readTable(sheet, head);
      }
      found = 'data';
    }),
  );
  return found || code;
}

test('100 workbooks with mutated bytes: data or a sentence, never a crash', async () => {
  const random = randomFrom(20241107);
  const outcomes: string[] = [];
  for (let round = 0; round < 100; round += 1) {
    let bytes = Buffer.from(bases[round % 2] ?? []);
    for (let change = 0; change <= random() * 8; change += 1) {
      const at = Math.floor(random() * bytes.length);
      const kind = random();
      if (kind < 0.6) bytes[at] = Math.floor(random() * 256);
      else if (kind < 0.8) bytes = bytes.subarray(0, at + 1);
      else
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.alloc(Math.floor(random() * 64)),
          bytes.subarray(at),
        ]);
    }
    const path = join(folder, 'bytes.xlsx');
    writeFileSync(path, bytes);
    outcomes.push(await outcome(path));
  }
  expect(outcomes.every((result) => result === 'data' || result.startsWith('WORKBOOK_'))).toBe(true);
  expect(outcomes.filter((result) => result === 'WORKBOOK_DAMAGED').length).toBeGreaterThan(50);
});

const SCRAPS = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '&amp;',
  '</c>',
  '<c>',
  '<row r="1">',
  ' r="A1"',
  '99999999999',
  '-1',
  '\u0000',
  '<!--',
  '<![CDATA[',
  'NaN',
  '/',
  '=',
];

test('100 workbooks with mutated XML: data or a sentence, never a crash', async () => {
  const random = randomFrom(4242);
  const outcomes: string[] = [];
  for (let round = 0; round < 100; round += 1) {
    const source = bufferSource(bases[round % 2] ?? Buffer.alloc(0));
    const parts: Record<string, string> = {};
    for (const entry of readDirectory(source, READ_LIMITS).values())
      parts[entry.name] = await readPartText(source, entry);
    const names = Object.keys(parts).filter((name) => /sheet|shared|styles|rels/.test(name));
    for (let change = 0; change <= random() * 4; change += 1) {
      const name = names[Math.floor(random() * names.length)] ?? '';
      const text = parts[name] ?? '';
      const at = Math.floor(random() * text.length);
      const scrap = SCRAPS[Math.floor(random() * SCRAPS.length)] ?? '';
      parts[name] = text.slice(0, at) + scrap + text.slice(at + Math.floor(random() * 12));
    }
    outcomes.push(await outcome(await writeZip(join(folder, 'xml.xlsx'), parts)));
  }
  expect(outcomes.every((result) => result === 'data' || result.startsWith('WORKBOOK_'))).toBe(true);
  expect(new Set(outcomes).size).toBeGreaterThan(1);
});
