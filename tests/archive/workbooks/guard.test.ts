import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/workbooks/read';
import { READ_LIMITS, type ReadLimits } from '#shared/workbooks/limits';
import { errorTexts } from '#shared/lib/error-texts';
import { codeOf, freshFolder, rawParts, writeRaw, writeZip } from './helpers';

const sheet = (data: string) => ({ sheets: { 表: `<sheetData>${data}</sheetData>` } });
const refusal = (path: string, limits: Partial<ReadLimits> = {}) =>
  codeOf(readWorkbook(path, { ...READ_LIMITS, ...limits }));

function file(name: string, content: Buffer | string): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** A compound file (MS-CFB) with one directory sector that names a stream. */
function compoundFile(name: string, stream: string): string {
  const bytes = Buffer.alloc(1024);
  bytes.write('d0cf11e0a1b11ae1', 'hex');
  bytes.writeUInt16LE(9, 30);
  bytes.write(stream, 512, 'utf16le');
  return file(name, bytes);
}

describe('files that are no workbooks', () => {
  test.each([
    ['WORKBOOK_EMPTY_FILE', () => file('a.xlsx', '')],
    ['WORKBOOK_MISSING', () => join(freshFolder(), 'none.xlsx')],
    ['WORKBOOK_OLD_XLS', () => compoundFile('a.xls', 'Workbook')],
    ['WORKBOOK_OLD_XLS', () => compoundFile('renamed.xlsx', 'Book')],
    ['WORKBOOK_ET', () => compoundFile('a.et', 'Workbook')],
    ['WORKBOOK_ENCRYPTED', () => compoundFile('a.xlsx', 'EncryptedPackage')],
    ['WORKBOOK_NOT_A_WORKBOOK', () => compoundFile('a.doc', 'WordDocument')],
    ['WORKBOOK_NOT_A_WORKBOOK', () => file('a.xlsx', '%PDF-1.7\n')],
    ['WORKBOOK_NOT_A_WORKBOOK', () => file('a.xlsx', Buffer.from('89504e470d0a1a0a00', 'hex'))],
    ['WORKBOOK_NOT_A_WORKBOOK', () => file('a.xlsx', Buffer.from('Rar!\x1a\x07'))],
    ['WORKBOOK_NOT_A_WORKBOOK', () => file('a.xlsx', '随便写的文字')],
    ['WORKBOOK_NOT_A_WORKBOOK', () => file('a.csv', Buffer.from([1, 0, 2, 0]))],
    ['WORKBOOK_HTML', () => file('a.xls', '<html><table><tr><td>1</td></tr></table></html>')],
    ['WORKBOOK_HTML', () => file('a.xls', '\ufeff<?xml version="1.0"?><Workbook/>')],
    ['WORKBOOK_TEXT_UNREADABLE', () => file('a.csv', Buffer.from([0x41, 0xff, 0xff, 0x41]))],
    ['WORKBOOK_DAMAGED', () => file('a.xlsx', 'PK\x03\x04 and nothing else')],
  ])('%s %#', async (code, make) => {
    expect(await refusal(make())).toBe(code);
    expect(errorTexts).toHaveProperty(code);
  });

  test.each([
    ['WORKBOOK_NOT_A_WORKBOOK', { 'word/document.xml': '<x/>', '_rels/.rels': '<x/>' }],
    ['WORKBOOK_NOT_A_WORKBOOK', { 'photo.txt': 'x' }],
    ['WORKBOOK_ODS', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }],
    ['WORKBOOK_XLSB', { 'xl/workbook.bin': 'x', '_rels/.rels': '<x/>' }],
    ['WORKBOOK_DAMAGED', { '_rels/.rels': '<Relationships/>' }],
    ['WORKBOOK_NO_SHEET', rawParts({ sheets: {} })],
  ])('%s in a zip %#', async (code, parts) => {
    expect(await refusal(await writeZip(join(freshFolder(), 'a.xlsx'), { ...parts }))).toBe(code);
  });

  test('a folder', async () => {
    const folder = join(freshFolder(), 'a.xlsx');
    mkdirSync(folder);
    expect(await refusal(folder)).toBe('WORKBOOK_UNREADABLE');
  });
});

describe('too much', () => {
  const cells = (count: number) => `<row>${'<c><v>1</v></c>'.repeat(count)}</row>`;

  test.each<[string, string, Partial<ReadLimits>]>([
    ['WORKBOOK_TOO_LARGE', cells(1), { fileBytes: 100 }],
    ['WORKBOOK_TOO_MANY_ROWS', cells(1).repeat(11), { rows: 10 }],
    ['no error', cells(1).repeat(10) + '<row><c s="1"/></row>'.repeat(1000), { rows: 10 }],
    ['WORKBOOK_TOO_WIDE', cells(1001), {}],
    ['no error', `<row>${'<c><v>1</v></c>'.repeat(5)}${'<c/>'.repeat(16_000)}</row>`, {}],
    ['WORKBOOK_DAMAGED', '<row><c r="XFE1"><v>1</v></c></row>', {}],
    ['WORKBOOK_DAMAGED', '<row r="1048577"><c><v>1</v></c></row>', {}],
    ['WORKBOOK_TOO_MANY_CELLS', cells(100), { cells: 99 }],
    ['WORKBOOK_BOMB', cells(1), { entries: 3 }],
    ['WORKBOOK_BOMB', cells(1), { unpackedBytes: 500 }],
    ['WORKBOOK_TOO_MANY_SHEETS', cells(1), { sheets: 0 }],
  ])('%s %#', async (code, data, limits) => {
    expect(await refusal(await writeRaw(freshFolder(), sheet(data)), limits)).toBe(code);
  });

  test('the common text table', async () => {
    const path = await writeRaw(freshFolder(), { ...sheet(''), shared: '<si><t>甲</t></si>'.repeat(100) });
    expect(await refusal(path, { textTableBytes: 1000 })).toBe('WORKBOOK_TOO_MUCH_TEXT');
  });

  test('a bomb is refused before anything is unpacked', async () => {
    const path = await writeRaw(freshFolder(), sheet(' '.repeat(20_000_000)));
    expect(readFileSync(path).length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(path, { ratio: 150 })).toBe('WORKBOOK_BOMB');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });

  test('a part that is larger than its directory says ends there', async () => {
    const path = await writeRaw(freshFolder(), sheet(cells(5000)));
    const bytes = readFileSync(path);
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(100, at + 24);
    writeFileSync(path, bytes);
    expect(await refusal(path)).toBe('WORKBOOK_DAMAGED');
  });

  function emptyRow(number: number): string {
    return `<row r="${number}" spans="1:9">${'ABCDEFGHI'.replace(/./g, (name) => `<c r="${name}${number}" s="1"/>`)}</row>`;
  }

  test('200 MB of empty formatted rows are passed over', async () => {
    let length = 0;
    function* pieces(): Generator<string> {
      yield '<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row>';
      for (let thousand = 0; thousand < 1000; thousand += 1) {
        const rows = Array.from({ length: 1000 }, (_, index) => emptyRow(thousand * 1000 + index + 2)).join(
          '',
        );
        length += rows.length;
        yield rows;
      }
      yield '</sheetData></worksheet>';
    }
    const parts = { ...rawParts(sheet('')), 'xl/worksheets/sheet1.xml': pieces() };
    const path = await writeZip(join(freshFolder(), 'empty.xlsx'), parts);
    expect(length).toBeGreaterThan(200_000_000);
    let checks = 0;
    const sheets = await readWorkbook(path, READ_LIMITS, () => (checks += 1));
    expect(sheets[0]?.rows).toEqual([{ number: 1, cells: [7] }]);
    expect(checks).toBeGreaterThan(500);
  });
});

describe('XML that is not what it should be', () => {
  const bad: [string, string][] = [
    ['a DTD with entities', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'],
    ['crossed tags', '<row><c></row></c>'],
    ['no end', '<row><c>'],
    ['a < in a tag', '<row <c>'],
    ['an unknown entity', '<row><c t="str"><v>&nbsp;</v></c></row>'],
    ['a number that is none', '<row><c><v>12a</v></c></row>'],
    ['a text that is not there', '<row><c t="s"><v>5</v></c></row>'],
    ['an unknown type', '<row><c t="zzz"><v>5</v></c></row>'],
    ['rows out of order', '<row r="5"/><row r="5"/>'],
    ['a cell outside a row', '<c><v>1</v></c>'],
    ['endless depth', '<a>'.repeat(1000)],
    ['a tag without end', `<row x="${'a'.repeat(5_000_000)}`],
    ['quotes that never close', `<row x="${'>'.repeat(3_000_000)}`],
  ];
  test.each(bad)('%s', async (_, data) => {
    const started = performance.now();
    expect(await refusal(await writeRaw(freshFolder(), sheet(data)), { ratio: 1e9 })).toBe(
      'WORKBOOK_DAMAGED',
    );
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
