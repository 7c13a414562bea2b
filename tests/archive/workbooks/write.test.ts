import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bufferSource } from '../../../electron/workbooks/file-source';
import { readWorkbook } from '../../../electron/workbooks/read';
import { writeWorkbook } from '../../../electron/workbooks/write';
import { readDirectory } from '../../../electron/workbooks/zip-directory';
import { readPartText } from '../../../electron/workbooks/zip-part';
import { AppError } from '#shared/lib/errors';
import { findHead } from '#shared/workbooks/header';
import { READ_LIMITS } from '#shared/workbooks/limits';
import type { BodyLine, CellValue, ColumnKind, SheetModel } from '#shared/workbooks/model';
import { readTable } from '#shared/workbooks/table';
import { codeOf, freshFolder, rosterModel } from './helpers';

function model(
  kinds: readonly ColumnKind[],
  body: Iterable<BodyLine>,
  extra: Partial<SheetModel> = {},
): SheetModel {
  const columns = kinds.map((kind, index) => ({ header: `列${index + 1}`, width: 12, kind }));
  return { name: '表', columns, body, ...extra };
}

async function partOf(file: string, name: string): Promise<string> {
  const source = bufferSource(readFileSync(file));
  const entry = readDirectory(source, READ_LIMITS).get(name);
  return entry ? readPartText(source, entry) : '';
}

async function excelJsSheet(file: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('round trips', () => {
  test('a roster with title, two-row head and groups comes back as it went', async () => {
    const file = join(freshFolder(), 'r.xlsx');
    const footer = [{ text: '填表人：李四', style: 'caption' }] as const;
    expect(await writeWorkbook(file, [rosterModel(100, { footer })])).toMatchObject({ rows: 103 });
    const [sheet] = await readWorkbook(file);
    if (!sheet) throw new Error('no sheet');
    const head = findHead(sheet);
    expect(head).toEqual({ top: 3, bottom: 4 });
    const table = readTable(sheet, head ?? { top: 0, bottom: 0 });
    expect(table.titles).toEqual(['某县干部名册', '单位：某县委组织部']);
    expect(table.columns.map((column) => column.name)).toEqual([
      '序号',
      '姓名',
      '性别',
      '身份证号',
      '时间/出生日期',
      '时间/入党',
      '现任职务',
    ]);
    expect(table.rows).toHaveLength(100);
    expect(table.rows[57]).toMatchObject({
      cells: [58, '张57', '男', '157000000000000000', '1985-03-05', '2007.09', '镇党委委员、副书记'],
      group: ['第2镇'],
    });
    expect(table.others.filter(({ kind }) => kind !== 'group')).toEqual([
      { number: 108, kind: 'footer', text: '填表人：李四' },
    ]);
  });

  test('property: any text and number survive, in our reader and in exceljs', async () => {
    const folder = freshFolder();
    // XML has no control characters; line ends are one kind; blank text is a blank cell.
    const text = fc
      .string({ unit: 'grapheme', maxLength: 90 })
      .map((value) =>
        value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n'),
      );
    const special = fc.constantFrom(
      '=1+1',
      '+86',
      '-',
      '@SUM(A1)',
      '\t=x',
      '_x0041_',
      '<&>"\'',
      ' 前后 ',
      '1'.repeat(18),
      '长'.repeat(300),
    );
    const line = fc.tuple(
      fc.oneof(text, special),
      fc.double({ noNaN: true, min: -1e14, max: 1e14 }).map((value) => Number(value.toPrecision(15))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const file = join(folder, 'p.xlsx');
        await writeWorkbook(file, [model(['text', 'number'], lines)]);
        const blank = (value: CellValue) => (typeof value === 'string' && value.trim() === '' ? null : value);
        const expected = lines.map(([first, second]) => [blank(first), second]);
        const [sheet] = await readWorkbook(file);
        expect(sheet?.rows.slice(1).map((row) => row.cells)).toEqual(expected);
        const theirs = await excelJsSheet(file);
        lines.forEach(([first], index) => {
          const value = theirs.getCell(index + 2, 1).value;
          expect(value ?? '').toBe(first);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('cells', () => {
  test('what looks like a formula is text: no formula in the file, and the cell stays text when edited', async () => {
    const file = join(freshFolder(), 'f.xlsx');
    const texts = [
      '=cmd|"/c calc"!A1',
      '+1',
      '-1',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '=HYPERLINK("http://x")',
      `=${'长'.repeat(100)}`,
    ];
    await writeWorkbook(file, [
      model(
        ['text'],
        texts.map((value) => [value]),
      ),
    ]);
    expect(await partOf(file, 'xl/worksheets/sheet1.xml')).not.toContain('<f');
    const sheet = await excelJsSheet(file);
    texts.forEach((value, index) => {
      const cell = sheet.getCell(index + 2, 1);
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      expect(cell.value).toBe(value.replace('\r', '\n'));
      expect(cell.numFmt).toBe('@');
    });
  });

  test('ID numbers keep 18 digits, long numbers become text, dates are days without a zone', async () => {
    const file = join(freshFolder(), 'k.xlsx');
    const lines: BodyLine[] = [
      ['990724198503071234', 7, '1985-03-05', '1985-03-05', true],
      [990724, Number('990724198503071234'), '1899-12-31', '1985-03', false],
      [null, null, '1985-03', '', null],
      ['', Number.MAX_SAFE_INTEGER, '不详', '不详', '是'],
    ];
    await writeWorkbook(file, [model(['text', 'number', 'date', 'month', 'text'], lines)]);
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows.slice(1).map((row) => row.cells)).toEqual([
      ['990724198503071234', 7, '1985-03-05', '1985.03', '是'],
      ['990724', '990724198503071200', '1899.12.31', '1985.03', '否'],
      [null, null, '1985.03'],
      [null, '9007199254740991', '不详', '不详', '是'],
    ]);
    const theirs = await excelJsSheet(file);
    expect(theirs.getCell('C2').value).toEqual(new Date(Date.UTC(1985, 2, 5)));
  });

  test('a text too long for Excel is refused with its place', async () => {
    const write = writeWorkbook(join(freshFolder(), 'l.xlsx'), [
      model(['text', 'text'], [['a', '长'.repeat(32_768)]]),
    ]);
    await expect(write).rejects.toMatchObject({
      code: 'WORKBOOK_CELL_TOO_LONG',
      params: { sheet: '表', address: 'B2' },
    });
  });
});

describe('sheets', () => {
  test('print set-up, frozen head, filter, protection, checks and tints are where Excel looks for them', async () => {
    const file = join(freshFolder(), 's.xlsx');
    const long = Array.from({ length: 56 }, (_, index) => `民族第${index}`);
    await writeWorkbook(file, [
      {
        name: '模板/2024',
        lines: [{ text: '标题', style: 'title' }],
        columns: [
          {
            header: '性别',
            width: 8,
            kind: 'text',
            check: { kind: 'list', values: ['男', '女'], strict: true },
          },
          {
            header: '民族',
            width: 8,
            kind: 'text',
            check: { kind: 'list', values: long },
            note: '从列表中选择',
          },
          { header: '身份证号', width: 20, kind: 'text', check: { kind: 'idNumber' } },
          { header: '职数', width: 8, kind: 'number', check: { kind: 'wholeNumber', min: 0, max: 99 } },
        ],
        body: [
          ['男', '汉族', '', 1],
          { cells: ['x'], tints: { 0: 'error' } },
          { cells: ['合计'], total: true },
        ],
        rowCount: 3,
        blankRows: 10,
        frozenColumns: 1,
        autoFilter: true,
        protect: true,
        print: {
          paper: 'A3',
          orientation: 'landscape',
          margins: { top: 25.4, right: 12.7, bottom: 25.4, left: 12.7 },
        },
      },
      { ...model(['text'], []), name: '模板 2024' },
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['模板 2024', 'visible'],
      ['模板 2024(2)', 'visible'],
      ['下拉选项', 'veryHidden'],
    ]);
    const sheet = await excelJsSheet(file);
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '2:2',
      margins: { top: 1, right: 0.5 },
    });
    expect(await partOf(file, 'xl/workbook.xml')).toMatch(/Print_Area" localSheetId="0">[^<]*!\$A:\$D</);
    expect(sheet.headerFooter.oddFooter).toBe('&C第 &P 页 共 &N 页');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 });
    expect(sheet.autoFilter).toBe('A2:D15');
    expect(sheet.getCell('A2').protection?.locked ?? true).toBe(true);
    expect(sheet.getCell('A3').protection).toMatchObject({ locked: false });
    expect(sheet.getCell('A4').fill).toMatchObject({ fgColor: { argb: 'FFFFC7CE' } });
    expect(sheet.getCell('A5').font).toMatchObject({ bold: true });
    expect(sheet.getCell('C15').numFmt).toBe('@');
    expect(sheet.getCell('A3').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"男,女"'],
      errorStyle: 'stop',
    });
    expect(sheet.getCell('B15').dataValidation).toMatchObject({
      formulae: ["'下拉选项'!$A$1:$A$56"],
      prompt: '从列表中选择',
      errorStyle: 'warning',
    });
    expect(book.getWorksheet('下拉选项')?.getCell('A56').value).toBe('民族第55');
  });

  test('the elements of a sheet stand in the order of the schema', async () => {
    const file = join(freshFolder(), 'o.xlsx');
    const extra = { autoFilter: true, protect: true };
    await writeWorkbook(file, [
      rosterModel(5, extra),
      { ...model(['text'], [{ group: '组' }], extra), name: '窄' },
    ]);
    const order =
      'sheetPr sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells dataValidations printOptions pageMargins pageSetup headerFooter'.split(
        ' ',
      );
    for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      const xml = (await partOf(file, name)).replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>');
      const found = [...xml.matchAll(/<(\w+)/g)]
        .map((match) => match[1])
        .filter((tag) => order.includes(tag ?? ''));
      expect(found).toEqual(order.filter((tag) => found.includes(tag)));
      expect(found).toContain('sheetProtection');
    }
  });

  test('group lines are merged also where nothing else is', async () => {
    const file = join(freshFolder(), 'g.xlsx');
    await writeWorkbook(file, [model(['text', 'text'], [{ group: '漳江街道' }, ['a', 'b']])]);
    const [sheet] = await readWorkbook(file);
    expect(sheet?.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
  });
});

describe('files', () => {
  test('a cancelled or failed export leaves the old file and nothing else', async () => {
    const folder = freshFolder();
    const file = join(folder, 'old.xlsx');
    writeFileSync(file, 'old');
    const cancel = (done: number) => {
      if (done >= 1000) throw new AppError('CANCELLED');
    };
    expect(await codeOf(writeWorkbook(file, [rosterModel(5000)], cancel))).toBe('CANCELLED');
    function* broken(): Generator<BodyLine> {
      yield ['a'];
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    }
    expect(await codeOf(writeWorkbook(file, [model(['text'], broken())]))).toBe('WORKBOOK_DISK_FULL');
    expect(readdirSync(folder)).toEqual(['old.xlsx']);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  test('a target that cannot be written is a sentence', async () => {
    const folder = freshFolder();
    const sheets = [model(['text'], [])];
    expect(await codeOf(writeWorkbook(join(folder, 'none', 'a.xlsx'), sheets))).toBe(
      'WORKBOOK_TARGET_MISSING',
    );
    mkdirSync(join(folder, 'b.xlsx'));
    expect(await codeOf(writeWorkbook(join(folder, 'b.xlsx'), sheets))).toBe('WORKBOOK_TARGET_DENIED');
    expect(readdirSync(folder)).toEqual(['b.xlsx']);
  });

  test('60,000 rows are written and read with progress and without piling up', async () => {
    const file = join(freshFolder(), 'big.xlsx');
    const steps: number[] = [];
    await writeWorkbook(file, [rosterModel(60_000, { rowCount: 61_500 })], (done, total) => {
      expect(total).toBe(61_500);
      steps.push(done);
    });
    expect(steps.length).toBeGreaterThan(100);
    expect(steps.at(-1)).toBe(61_500);
    const [sheet] = await readWorkbook(file);
    expect(sheet?.rows).toHaveLength(61_504);
    expect(sheet?.rows.at(-1)?.cells[1]).toBe('张59999');
    expect(sheet?.merges.length).toBe(1500 + 2 + 6);
  });
});
