import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/workbooks/read';
import { READ_LIMITS } from '#shared/workbooks/limits';
import type { SheetData } from '#shared/workbooks/model';
import { codeOf, freshFolder, rawParts, writeRaw, writeZip, type RawBook } from './helpers';

async function readRaw(book: RawBook): Promise<SheetData[]> {
  return readWorkbook(await writeRaw(freshFolder(), book));
}

/** Cells and marks of the only row of the only sheet. */
async function readRow(cells: string, extra: Partial<RawBook> = {}) {
  const [sheet] = await readRaw({
    sheets: { 表: `<sheetData><row r="1">${cells}</row></sheetData>` },
    ...extra,
  });
  return { cells: sheet?.rows[0]?.cells, marks: sheet?.rows[0]?.marks };
}

const formats = (...codes: string[]) =>
  `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<cellXfs><xf numFmtId="0"/>${codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs>`;

describe('cell values', () => {
  test('texts: shared, rich, inline, of formulas; escapes, phonetic guides and line ends', async () => {
    const shared =
      '<si><t>汉族</t></si><si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si>';
    const row = await readRow(
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a&amp;b&#20013;_x000D_\n</t></is></c>' +
        '<c r="D1" t="str"><f>A1&amp;"x"</f><v>汉族x</v></c><c r="E1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>' +
        '<c r="F1" t="str"><v><![CDATA[1<2&]]></v></c><c r="G1" t="str"><v>  </v></c>',
      { shared },
    );
    expect(row.cells).toEqual(['汉族', '张 三', 'a&b中\n', '汉族x', '_x0041_', '1<2&']);
    expect(row.marks).toEqual({ 3: { formula: true } });
  });

  test('numbers, booleans, errors, blanks; cells and rows without references', async () => {
    const [sheet] = await readRaw({
      sheets: {
        表: `<sheetData><row><c><v>1.5</v></c><c s="0"/><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>
             <row/><row><c><v>1985.1199999999999</v></c><c><f>1/0</f></c></row></sheetData>`,
      },
    });
    expect(sheet?.rows).toEqual([
      { number: 1, cells: [1.5, null, true, '#N/A'], marks: { 3: { error: true } } },
      { number: 3, cells: [1985.12, null], marks: { 1: { formula: true } } },
    ]);
  });

  test('a number of 16 digits or more is marked, one of 15 is not', async () => {
    const row = await readRow(
      '<c r="A1"><v>990724198503071234</v></c><c r="B1"><v>1E+15</v></c><c r="C1"><v>990724850307123</v></c>',
    );
    expect(row.cells?.[2]).toBe(990724850307123);
    expect(row.marks).toEqual({ 0: { longNumber: true }, 1: { longNumber: true } });
  });

  test('dates by format, in the precision shown; both date systems; never a time zone', async () => {
    const styles = formats(
      'yyyy&quot;年&quot;m&quot;月&quot;',
      'yyyy/m/d',
      '[h]:mm',
      '0.00',
      '000',
      '[$-804]General',
      '#,##0',
    );
    const cell = (column: string, style: number, value: string) =>
      `<c r="${column}1" s="${style}"><v>${value}</v></c>`;
    const cells = [
      cell('A', 1, '31111'),
      cell('B', 2, '31111.75'),
      cell('C', 3, '0.5'),
      cell('D', 4, '1985.1'),
      cell('E', 5, '7'),
      cell('F', 6, '31111'),
      cell('G', 2, '60'),
      cell('H', 7, '31111'),
    ].join('');
    const row = await readRow(cells, { styles });
    expect(row.cells).toEqual(['1985-03', '1985-03-05', '12:00', 1985.1, 7, 31111, 60, 31111]);
    expect(row.marks).toEqual({
      0: { date: 'month' },
      1: { date: 'day' },
      2: { date: 'time' },
      3: { shown: '1985.10' },
      4: { shown: '007' },
    });
    const mac = await readRow(cell('A', 2, String(31111 - 1462)), {
      styles,
      book: '<workbookPr date1904="1"/>',
    });
    expect(mac.cells).toEqual(['1985-03-05']);
  });

  test('ISO dates of strict files', async () => {
    const [sheet] = await readRaw({
      sheets: {
        表: '<sheetData><row r="2"><c r="B2" t="d"><v>1985-03-05T00:00:00</v></c></row></sheetData>',
      },
    });
    expect(sheet?.rows).toEqual([{ number: 2, cells: [null, '1985-03-05'], marks: { 1: { date: 'day' } } }]);
  });
});

test('element names with a prefix, as some writers qualify them; foreign elements are not taken for cells', async () => {
  const parts = rawParts({ sheets: { 表: '' } });
  parts['xl/worksheets/sheet1.xml'] =
    '<x:worksheet xmlns:x="m" xmlns:y="n"><x:sheetData><x:row r="2"><y:c r="A2"><y:v>9</y:v></y:c><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const [sheet] = await readWorkbook(await writeZip(join(freshFolder(), 'x.xlsx'), parts));
  expect(sheet?.rows).toEqual([{ number: 2, cells: [null, 1] }]);
});

describe('sheets', () => {
  test('hidden sheets, rows and columns, merged ranges, row numbers', async () => {
    const [first, second] = await readRaw({
      sheets: {
        甲: `<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="3" hidden='1'><c r="D3"><v>1</v></c></row></sheetData>
             <mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B2"/></mergeCells>`,
        乙: '<sheetData/>',
      },
      sheetAttributes: { 乙: 'state="veryHidden"' },
    });
    expect(first).toEqual({
      name: '甲',
      hidden: false,
      rows: [{ number: 3, hidden: true, cells: [null, null, null, 1] }],
      merges: [{ top: 1, left: 0, bottom: 1, right: 3 }],
      hiddenColumns: [1, 2],
      width: 4,
    });
    expect(second).toMatchObject({ name: '乙', hidden: true, rows: [] });
  });

  test('only those asked for; previews keep the first rows and all merged ranges', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('');
    const path = await writeRaw(freshFolder(), {
      sheets: {
        甲: '<sheetData/>',
        乙: `<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
      },
    });
    const sheets = await readWorkbook(path, READ_LIMITS, undefined, { sheets: ['乙'], maxRows: 10 });
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toMatchObject({ name: '乙', truncated: true, merges: [{ top: 1 }] });
    expect(sheets[0]?.rows).toHaveLength(10);
    expect(await codeOf(readWorkbook(path, READ_LIMITS, undefined, { sheets: ['丙'] }))).toBe(
      'WORKBOOK_NO_SHEET',
    );
  });

  test('progress runs to the end, and a checkpoint that throws ends the reading', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('');
    const path = await writeRaw(freshFolder(), { sheets: { 表: `<sheetData>${rows}</sheetData>` } });
    const seen: [number, number][] = [];
    await readWorkbook(path, READ_LIMITS, (done, total) => seen.push([done, total]));
    expect(seen.length).toBeGreaterThan(4);
    expect(seen[0]?.[0]).toBe(0);
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    const cancel = (done: number) => {
      if (done > 300_000) throw new Error('cancelled');
    };
    await expect(readWorkbook(path, READ_LIMITS, cancel)).rejects.toThrow('cancelled');
  });
});

describe('compared with exceljs', () => {
  /** What exceljs finds in a cell, in our words. */
  function plain(value: ExcelJS.CellValue): unknown {
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (value === null || value === undefined || typeof value !== 'object') return value ?? null;
    if ('richText' in value) return value.richText.map((run) => run.text).join('');
    if ('result' in value) return plain(value.result as ExcelJS.CellValue);
    if ('text' in value) return value.text;
    if ('error' in value) return value.error;
    return null;
  }

  test('every value of a workbook that exceljs wrote is the same', async () => {
    const file = join(freshFolder(), 'mixed.xlsx');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('混合 & "表"');
    for (let row = 1; row <= 200; row += 1) {
      sheet.addRow([
        row,
        `张${row}<&>'"\n二行`,
        new Date(Date.UTC(1950 + (row % 60), row % 12, 1 + (row % 28))),
        row % 3 ? null : { richText: [{ text: '富' }, { text: `文本${row}`, font: { bold: true } }] },
        { formula: `A${row}*2`, result: row * 2 },
        { text: '链接', hyperlink: 'https://example.invalid/' },
        row % 2 === 0,
        { error: '#REF!' },
        row / 7,
        '𠮷野家'.repeat(row % 5),
      ]);
    }
    sheet.mergeCells('A201:C202');
    await book.xlsx.writeFile(file);

    const [ours] = await readWorkbook(file);
    const theirs = new ExcelJS.Workbook();
    await theirs.xlsx.readFile(file);
    expect(ours?.name).toBe('混合 & "表"');
    expect(ours?.merges).toEqual([{ top: 201, left: 0, bottom: 202, right: 2 }]);
    for (const row of ours?.rows ?? []) {
      const expected = Array.from({ length: 10 }, (_, column) =>
        plain(theirs.worksheets[0]?.getCell(row.number, column + 1).value),
      );
      const got = Array.from({ length: 10 }, (_, column) => row.cells[column] ?? null);
      const rounded = expected.map((value) =>
        typeof value === 'number' ? Number(value.toPrecision(15)) : value === '' ? null : value,
      );
      expect(got).toEqual(rounded);
    }
    expect(ours?.rows).toHaveLength(200);
  });

  test.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('a date keeps its day in %s', async (zone) => {
    const file = join(freshFolder(), 'dates.xlsx');
    const book = new ExcelJS.Workbook();
    book.addWorksheet('表').addRow([new Date(Date.UTC(1985, 2, 5))]);
    await book.xlsx.writeFile(file);
    const script = `import { readWorkbook } from './electron/workbooks/read.ts';
      console.log(JSON.stringify((await readWorkbook(process.argv[1]))[0].rows[0].cells));`;
    const output = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, file],
      {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      },
    );
    expect(output.trim()).toBe('["1985-03-05"]');
  });
});

describe('CSV', () => {
  const gbk = Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac50a', 'hex'); // 姓名,身份证号 in GBK
  test.each([
    ['UTF-8', Buffer.from('姓名,身份证号\n张三,990724198503071234\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,身份证号\r\n"张三",990724198503071234')],
    ['GBK', Buffer.concat([gbk, Buffer.from('d5c5c8fd2c393930373234313938353033303731323334', 'hex')])],
    ['UTF-16 with tabs', Buffer.from('\ufeff姓名\t身份证号\r\n张三\t990724198503071234\r\n', 'utf16le')],
  ])('in %s', async (_, bytes) => {
    const file = join(freshFolder(), '名单.csv');
    writeFileSync(file, bytes);
    const [sheet] = await readWorkbook(file);
    expect(sheet?.name).toBe('名单');
    expect(sheet?.rows.map((row) => row.cells)).toEqual([
      ['姓名', '身份证号'],
      ['张三', '990724198503071234'],
    ]);
  });

  test('quotes, line ends inside, blank lines and numbers that lost their digits', async () => {
    const file = join(freshFolder(), 'a.csv');
    writeFileSync(file, '甲,"乙 ""引"", 丙\n二行"\n\n,,\n1,4.30724E+17,\n"没有关上,x\n');
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows).toEqual([
      { number: 1, cells: ['甲', '乙 "引", 丙\n二行'] },
      { number: 4, cells: ['1', '4.30724E+17'], marks: { 1: { longNumber: true } } },
      { number: 5, cells: ['"没有关上', 'x'] },
    ]);
  });
});
