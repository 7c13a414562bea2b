import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHead, readHead } from '#shared/workbooks/header';
import { readTable } from '#shared/workbooks/table';
import type { CellValue } from '#shared/workbooks/model';
import { sheetOf } from './sheets';

const names = (grid: readonly (readonly CellValue[])[], isKnown?: (label: string) => boolean) => {
  const sheet = sheetOf(grid);
  const head = findHead(sheet, isKnown);
  return head && { head, names: readHead(sheet, head).map((column) => column.name) };
};

const people: CellValue[][] = [
  [1, '张三', '男', '大学', '湖南大学', '汉族'],
  [2, '李四', '女', '大专', '省委党校', '苗族'],
];

describe('the head', () => {
  test('stands in the first row', () => {
    const found = names([['序号', '姓名', '性别', '学历', '院校', '民族'], ...people]);
    expect(found).toEqual({
      head: { top: 1, bottom: 1 },
      names: ['序号', '姓名', '性别', '学历', '院校', '民族'],
    });
  });

  test('stands under a title, an instruction, a caption and an empty row', () => {
    const found = names([
      ['某县干部名册', '<', '<', '<', '<', '<'],
      ['填表说明：一、本表由各单位填写。二、日期写到月。', '<', '<', '<', '<', '<'],
      ['填报单位：漳江街道', '<', '<', '填报日期：2024年11月', '<', '<'],
      [],
      ['序号', '姓　名', '性\n别', '学历', '院校', '民 族'],
      ...people,
    ]);
    expect(found).toEqual({
      head: { top: 5, bottom: 5 },
      names: ['序号', '姓名', '性别', '学历', '院校', '民族'],
    });
  });

  test('has two merged rows', () => {
    const found = names([
      ['某县干部名册', '<', '<', '<', '<', '<'],
      ['序号', '姓名', '性别', '全日制教育', '<', '民族'],
      ['^', '^', '^', '学历', '毕业院校', '^'],
      ...people,
    ]);
    expect(found).toEqual({
      head: { top: 2, bottom: 3 },
      names: ['序号', '姓名', '性别', '全日制教育/学历', '全日制教育/毕业院校', '民族'],
    });
  });

  test('has two rows that nobody merged', () => {
    const found = names([
      ['序号', '姓名', '性别', '全日制教育', null, '民族'],
      [null, null, null, '学历', '毕业院校', null],
      ...people,
    ]);
    expect(found?.names).toEqual(['序号', '姓名', '性别', '全日制教育/学历', '全日制教育/毕业院校', '民族']);
  });

  test('has three rows', () => {
    const found = names([
      ['序号', '姓名', '教育', '<', '<', '<'],
      ['^', '^', '全日制', '<', '在职', '<'],
      ['^', '^', '学历', '院校', '学历', '院校'],
      [1, '张三', '大学', '湖南大学', '研究生', '省委党校'],
    ]);
    expect(found?.head).toEqual({ top: 1, bottom: 3 });
    expect(found?.names[5]).toBe('教育/在职/院校');
  });

  test('does not take a title in A1 for a level of the head', () => {
    const found = names([['干部名册'], ['姓名', '性别', '民族'], ['张三', '男', '汉族']]);
    expect(found).toEqual({ head: { top: 2, bottom: 2 }, names: ['姓名', '性别', '民族'] });
  });

  test('does not take the first person for a second row of the head', () => {
    const found = names([
      ['姓名', '职务', null],
      ['张三', '书记', '兼'],
      ['李四', '主任', null],
    ]);
    expect(found?.head).toEqual({ top: 1, bottom: 1 });
  });

  test('is known by the names of fields where texts look alike', () => {
    const grid = [
      ['甲', '乙', '丙', '丁'],
      ['姓名', '性别', null, null],
      ['张三', '男', '党员', '书记'],
    ];
    expect(names(grid)?.head.top).toBe(1);
    expect(names(grid, (label) => ['姓名', '性别'].includes(label))?.head).toEqual({ top: 2, bottom: 2 });
  });

  test('is missing in sheets that hold no table', () => {
    expect(names([])).toBeUndefined();
    expect(names([['只有一句话'], ['又一句']])?.names).toEqual(['只有一句话']);
    expect(
      names([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toBeUndefined();
  });

  test('keeps columns without a name apart', () => {
    const table = readTable(
      sheetOf([
        ['姓名', null, '性别', null],
        ['张三', '曾用名张山', '男', null],
      ]),
      { top: 1, bottom: 1 },
    );
    expect(table.columns.map((column) => [column.letter, column.name])).toEqual([
      ['A', '姓名'],
      ['B', ''],
      ['C', '性别'],
    ]);
  });
});

/** A made-up table and what must be found in it again. */
const tables = fc
  .record({
    title: fc.integer({ min: 0, max: 2 }),
    caption: fc.boolean(),
    empty: fc.integer({ min: 0, max: 2 }),
    columns: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 8 }),
    merged: fc.boolean(),
    rows: fc.array(fc.constantFrom('data', 'data', 'data', 'group', 'head', 'blank'), {
      minLength: 1,
      maxLength: 25,
    }),
    total: fc.boolean(),
    signature: fc.boolean(),
  })
  .filter(({ columns }) => columns.reduce((sum, span) => sum + span, 0) >= 3);

type MadeTable = typeof tables extends fc.Arbitrary<infer T> ? T : never;

function buildHead({ columns, merged }: MadeTable) {
  const two = columns.some((span) => span > 1);
  const upper: CellValue[] = [];
  const lower: CellValue[] = [];
  const expected: string[] = [];
  columns.forEach((span, index) => {
    for (let part = 0; part < span; part += 1) {
      const sub = `小项${index}${'甲乙丙'[part]}`;
      upper.push(part === 0 ? `栏目${index}` : merged ? '<' : null);
      lower.push(span > 1 ? sub : merged ? '^' : null);
      expected.push(span > 1 ? `栏目${index}/${sub}` : `栏目${index}`);
    }
  });
  return { lines: two ? [upper, lower] : [upper], expected };
}

function buildTable(made: MadeTable) {
  const { lines: head, expected } = buildHead(made);
  const width = expected.length;
  const across = (text: string): CellValue[] => [text, ...Array.from({ length: width - 1 }, () => '<')];
  const lines: CellValue[][] = [];
  for (let index = 0; index < made.title; index += 1) lines.push(across(`某县干部名册之${index + 1}`));
  if (made.caption) lines.push(across('填报单位：某县委组织部'));
  for (let index = 0; index < made.empty; index += 1) lines.push([]);
  const top = lines.length + 1;
  lines.push(...head);
  const records: { number: number; group: string[] }[] = [];
  let group: string[] = [];
  made.rows.forEach((kind, index) => {
    if (kind === 'data') {
      lines.push(
        Array.from({ length: width }, (_, column) => (column % 2 ? `内容${index}、${column}` : index * 10)),
      );
      records.push({ number: lines.length, group });
    } else if (kind === 'group') {
      group = [`第${index}镇党委`];
      lines.push(across(`第${index}镇党委（${index}人）`));
    } else if (kind === 'head') lines.push(...head);
    else lines.push([]);
  });
  if (made.total) lines.push(['合 计', 12]);
  if (made.signature) lines.push(['填表人：', null, '审核人：']);
  return { sheet: sheetOf(lines), place: { top, bottom: top + head.length - 1 }, expected, records };
}

test('property: what was laid out is found again, record by record', () => {
  fc.assert(
    fc.property(tables, (made) => {
      const { sheet, place, expected, records } = buildTable(made);
      expect(findHead(sheet)).toEqual(place);
      const table = readTable(sheet, place);
      expect(table.columns.map((column) => column.name)).toEqual(expected);
      expect(table.rows.map(({ number, group }) => ({ number, group }))).toEqual(records);
    }),
    { numRuns: 300 },
  );
});

test('property: no sheet makes the search fail, and every row is accounted for', () => {
  const cell = fc.oneof(
    fc.constantFrom<CellValue>(
      null,
      '<',
      '^',
      '姓名',
      '合计',
      '一、机关',
      '张三',
      '注：',
      1,
      99072419850305,
      true,
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 14 }), (grid) => {
      const sheet = sheetOf(grid);
      const head = findHead(sheet);
      if (!head) return;
      const table = readTable(sheet, head);
      const seen = [...table.rows, ...table.others].map((row) => row.number).sort((a, b) => a - b);
      expect(seen).toEqual(sheet.rows.filter((row) => row.number > head.bottom).map((row) => row.number));
    }),
    { numRuns: 500 },
  );
});
