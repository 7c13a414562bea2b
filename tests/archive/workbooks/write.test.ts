import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/workbooks/read';
import { writeWorkbook } from '../../../electron/workbooks/write';
import { AppError } from '#shared/lib/errors';
import { findHead } from '#shared/workbooks/header';
import type { BodyLine, CellValue } from '#shared/workbooks/model';
import { readTable } from '#shared/workbooks/table';
import { codeOf, excelJsSheet, freshFolder, model, partOf, rosterModel } from './helpers';

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
