import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { usualOptions } from '#shared/register/import/plan';
import { importerFor, writeSheet } from './importer';
import { idOf, importScene } from './import-scene';

const scene = importScene();

describe('rows that cannot be read', () => {
  test('are refused one by one with column, value, reason and remedy; the others go in', async () => {
    const importer = await scene.open([
      ['姓名', '性别', '出生年月', '民族', '身份证号', '单位'],
      ['一号', '男', '1985.13', '汉', null, '青石镇'],
      ['二号', '男', '1985.03', '汗族', '990101198503050000', '青石镇'],
      [null, '男', '1985.03', '汉', null, '青石镇'],
      ['阿依·古丽', '女', '1985.03', '维吾尔', null, '青石镇'],
    ]);
    expect((await importer.plan()).counts).toEqual({ new: 1, changed: 0, same: 0, refused: 3 });
    const refused = await importer.rows('refused');
    expect(
      refused.map(({ number, problems }) => [number, problems.map(({ header, value }) => [header, value])]),
    ).toEqual([
      [2, [['出生年月', '1985.13']]],
      [
        3,
        [
          ['民族', '汗族'],
          ['身份证号', '990101198503050000'],
        ],
      ],
      [4, [['', '']]],
    ]);
    expect(refused[0]?.problems[0]).toMatchObject({
      reason: '月份不在 1 至 12 之间',
      remedy: '请写成 1985.03 或 1985-03-05',
    });
    expect(await importer.apply()).toMatchObject({ added: 1, refused: 3 });
    expect(scene.person('阿依·古丽').fields.ethnicity).toBe('05');
  });

  test('lose only the bad cell, when the user says so; name, number and unit still refuse', async () => {
    const importer = await scene.open([
      ['姓名', '出生年月', '身份证号', '单位'],
      ['一号', '1985.13', null, '青石镇'],
      ['二号', '1985.03', '990101198503050000', '青石镇'],
      ['三号', '1985.03', null, '黑水镇'],
    ]);
    await importer.plan({ options: { ...usualOptions, badCells: 'skipCell' } });
    expect((await importer.rows('new')).map(({ name, notes }) => [name, notes.length])).toEqual([
      ['一号', 1],
    ]);
    expect((await importer.rows('refused')).map(({ problems }) => problems[0]?.code)).toEqual([
      'id.precision',
      'unit.unknown',
    ]);
  });

  test('an ID number stored as a number says that Excel keeps 15 digits', async () => {
    const importer = await scene.open([
      ['姓名', '身份证号', '单位'],
      ['一号', 430799198503051260, '青石镇'],
    ]);
    await importer.plan();
    const [row] = await importer.rows('refused');
    expect(row?.problems[0]?.reason).toContain('Excel 的数字只保留 15 位');
  });

  test('are sent back as they were, with reasons and red cells; corrected, the same file goes in', async () => {
    const importer = await scene.open([
      ['青石镇花名册'],
      ['姓名', '出生年月', '单位'],
      ['一号', '1985.13', '青石镇'],
      ['二号', '1985.04', '青石镇'],
    ]);
    await importer.plan();
    await importer.apply();
    const again = await scene.open([
      ['青石镇花名册'],
      ['姓名', '出生年月', '单位'],
      ['一号', '1985.13', '青石镇'],
      ['二号', '1985.04', '青石镇'],
    ]);
    await again.plan();
    const path = await again.errors();
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const [sheet] = book.worksheets;
    const rows = (sheet?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row.slice(1) : []));
    expect(rows.at(-1)).toEqual([
      3,
      '一号',
      '1985.13',
      '青石镇',
      '出生年月：月份不在 1 至 12 之间',
      '请写成 1985.03 或 1985-03-05',
    ]);
    const bad = sheet?.getRow(sheet.rowCount).getCell(3);
    const fill = bad?.fill as { fgColor?: { argb?: string } } | undefined;
    expect(fill?.fgColor?.argb).toBeTruthy();
    expect((sheet?.getRow(sheet.rowCount).getCell(4).fill as typeof fill)?.fgColor?.argb).not.toBe(
      fill?.fgColor?.argb,
    );
    if (bad) bad.value = '1985.12';
    await book.xlsx.writeFile(path);
    const corrected = await importerFor(scene.archive, path);
    expect((await corrected.plan()).counts).toEqual({ new: 1, changed: 0, same: 0, refused: 0 });
  });
});

describe('one person', () => {
  test('stands once however often the sheet names it; equal names of different people stay apart', async () => {
    const importer = await scene.open([
      ['姓名', '身份证号', '出生年月', '单位', '职务'],
      ['张三', idOf('1978-03-05', 1), null, '青石镇', '书记'],
      ['张三', idOf('1978-03-05', 1), null, '青石镇', '主席（兼）'],
      ['张三', null, '1978.03', '青石镇', '书记'],
      ['张三', idOf('1990-01-01', 2), null, '青石镇', '干事'],
      ['张三', null, '1966.06', '柳河村', '村主任'],
      ['李四', null, null, '青石镇', '干事'],
      ['李四', null, null, '青石镇', '干事'],
      ['李四', null, null, '柳河村', '会计'],
    ]);
    const plan = await importer.plan();
    expect(plan.counts).toEqual({ new: 5, changed: 0, same: 0, refused: 3 });
    expect(
      (await importer.rows('refused')).map(({ number, problems }) => [number, problems[0]?.code]),
    ).toEqual([
      [3, 'duplicate'],
      [4, 'duplicate'],
      [8, 'duplicate'],
    ]);
    await importer.apply();
    expect(scene.archive.db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(5);
  });

  test('is asked about when more than one fits, and goes where the user says', async () => {
    const first = scene.save({ name: '王五', birthDate: '1990-01', organizationId: scene.town });
    const second = scene.save({ name: '王五', birthDate: '1990-01', organizationId: scene.village });
    const rows = [
      ['姓名', '出生年月', '联系电话'],
      ['王五', '1990.01', '13800001111'],
    ];
    const importer = await scene.open(rows);
    await importer.plan();
    const [asked] = await importer.rows('refused');
    expect(asked?.problems[0]?.code).toBe('ask.several');
    expect(asked?.candidates.map(({ id }) => id).sort()).toEqual([first, second]);
    await importer.plan({ decisions: [{ row: 2, as: 'person', id: second }] });
    await importer.apply();
    expect(getPerson(scene.archive.db, second).fields.phone).toBe('13800001111');
    expect(getPerson(scene.archive.db, first).fields.phone).toBeNull();
    const other = await importerFor(scene.archive, await writeSheet(rows));
    const plan = await other.plan({ decisions: [{ row: 2, as: 'new', id: null }] });
    expect(plan.counts.new + plan.counts.refused).toBe(1);
  });

  test('with an ID number of somebody else is not overwritten', async () => {
    scene.save({ name: '张三', idNumber: idOf('1978-03-05', 1) });
    const importer = await scene.open([
      ['姓名', '身份证号', '单位'],
      ['李四', idOf('1978-03-05', 1), '青石镇'],
    ]);
    await importer.plan();
    expect((await importer.rows('refused'))[0]?.problems[0]?.reason).toContain('张三');
  });

  test('gets birth and sex from its ID number where the sheet leaves them out; a disagreement is told', async () => {
    const importer = await scene.open([
      ['姓名', '身份证号', '出生年月', '单位'],
      ['张三', idOf('1978-03-05', 1), null, '青石镇'],
      ['李四', idOf('1980-02-02', 1, '2'), '1981.02', '青石镇'],
    ]);
    await importer.plan();
    expect((await importer.rows('new')).map(({ notes }) => notes)).toEqual([
      [],
      ['出生年月与身份证号不一致'],
    ]);
    await importer.apply();
    expect(scene.person('张三').fields).toMatchObject({ birthDate: '1978-03', gender: '1' });
    expect(scene.person('李四').fields).toMatchObject({ birthDate: '1981-02', gender: '2' });
  });

  test('with relatives in rows of their own is one person with all of them', async () => {
    const importer = await scene.open(
      [
        ['姓名', '单位', '家庭主要成员', null, null],
        [null, null, '称谓', '姓名', '工作单位及职务'],
        ['张三', '青石镇', '妻子', '李红', '青石镇小学'],
        [null, null, '儿子', '张小', '学生'],
        [null, null, '女儿', '张微', '学生'],
        ['李四', '青石镇', '丈夫', '王强', '务农'],
        [null, null, '儿子', '王小', '学生'],
      ],
      (sheet) => ['A1:A2', 'B1:B2', 'C1:E1', 'A3:A5', 'B3:B5'].forEach((range) => sheet.mergeCells(range)),
    );
    await importer.plan();
    await importer.apply();
    expect(scene.person('张三').children.family.map(({ relation, name }) => [relation, name])).toEqual([
      ['妻子', '李红'],
      ['儿子', '张小'],
      ['女儿', '张微'],
    ]);
    expect(scene.person('李四').children.family.map(({ name }) => name)).toEqual(['王强', '王小']);
  });
});
