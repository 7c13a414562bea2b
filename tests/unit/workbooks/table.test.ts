import { describe, expect, test } from 'vitest';
import type { CellValue } from '#shared/workbooks/model';
import { groupName } from '#shared/workbooks/row-kinds';
import { readTable } from '#shared/workbooks/table';
import { sheetOf } from './sheets';

const head: CellValue[] = ['序号', '姓名', '现任职务', '备注'];
const read = (body: CellValue[][]) => readTable(sheetOf([head, ...body]), { top: 1, bottom: 1 });
const kinds = (body: CellValue[][]) => read(body).others.map(({ number, kind }) => [number, kind]);

describe('rows that are no records', () => {
  test('group lines, merged or alone in the first column', () => {
    const table = read([
      ['一、县直机关（2人）', '<', '<', '<'],
      [1, '张三', '部长'],
      ['（一）组织部', '<', '<', '<'],
      [2, '李四', '科长'],
      ['漳江街道'],
      [3, '王五', '书记'],
    ]);
    expect(table.rows.map((row) => row.group)).toEqual([['县直机关'], ['县直机关', '组织部'], ['漳江街道']]);
    expect(table.others.map((row) => row.text)).toEqual(['一、县直机关（2人）', '（一）组织部', '漳江街道']);
  });

  test.each<[string[], string[][]]>([
    // Villages and stations stand in the township above them, ordinals or not.
    [
      ['青石镇', '柳河村', '石桥村', '财政所', '白水乡', '柳河村'],
      [
        ['青石镇'],
        ['青石镇', '柳河村'],
        ['青石镇', '石桥村'],
        ['青石镇', '财政所'],
        ['白水乡'],
        ['白水乡', '柳河村'],
      ],
    ],
    [
      ['一、青石镇', '柳河村', '二、白水乡', '柳河村'],
      [['青石镇'], ['青石镇', '柳河村'], ['白水乡'], ['白水乡', '柳河村']],
    ],
    [
      ['青石镇', '1.柳河村', '2.石桥村', '县水利局'],
      [['青石镇'], ['青石镇', '柳河村'], ['青石镇', '石桥村'], ['县水利局']],
    ],
    [
      ['一、青石镇', '（一）柳河村', '二、县水利局'],
      [['青石镇'], ['青石镇', '柳河村'], ['县水利局']],
    ],
    [
      ['柳河村', '石桥村'],
      [['柳河村'], ['石桥村']],
    ],
  ])('%j: a village stands below the township whose line is above it', (lines, groups) => {
    const table = read(lines.flatMap((line, at) => [[line], [at + 1, '张三', '干部']]));
    expect(table.rows.map((row) => row.group)).toEqual(groups);
  });

  test('a person with nothing but a name is no group', () => {
    const table = read([
      [null, '张三'],
      [2, '李四', '主任'],
    ]);
    expect(table.rows).toHaveLength(2);
  });

  test('repeated heads, column numbers, totals and signatures', () => {
    expect(
      kinds([
        ['1', '2', '3', '4'],
        [1, '张三', '部长', null],
        ['序 号', '姓　名', '现任职务', '备注'],
        ['小计', null, 1],
        [2, '李四', '科长', null],
        ['合　计', 2],
        ['注：1.本表一式两份。'],
        ['填表人：王五', null, '审核人：赵六'],
        ['第 1 页，共 2 页'],
      ]),
    ).toEqual([
      [2, 'columnNumbers'],
      [4, 'repeatedHead'],
      [5, 'total'],
      [7, 'total'],
      [8, 'footer'],
      [9, 'footer'],
      [10, 'footer'],
    ]);
  });
});

test('cells merged downwards belong to every row they cover, sideways to the first column only', () => {
  const table = read([
    [1, '张三', '父亲', '甲'],
    ['^', '^', '母亲', '乙'],
    [2, '李四', '空缺', '<'],
  ]);
  expect(table.rows.map((row) => row.cells)).toEqual([
    [1, '张三', '父亲', '甲'],
    [1, '张三', '母亲', '乙'],
    [2, '李四', '空缺'],
  ]);
  expect(table.rows[1]?.marks).toEqual({ 0: { merged: true }, 1: { merged: true } });
});

test.each([
  ['一、县直机关（12人）', { name: '县直机关', level: 1 }],
  ['（二）乡镇', { name: '乡镇', level: 2 }],
  ['3.站所', { name: '站所', level: 3 }],
  ['漳江街道 共15人', { name: '漳江街道', level: 0 }],
  ['（十二）', { name: '(十二)', level: 2 }],
])('group line %s', (text, expected) => {
  expect(groupName(text)).toEqual(expected);
});
