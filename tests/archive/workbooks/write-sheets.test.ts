import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../electron/workbooks/read';
import { writeWorkbook } from '../../../electron/workbooks/write';
import { excelJsSheet, freshFolder, model, partOf, rosterModel } from './helpers';

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
