import type { Worksheet } from 'exceljs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../../electron/archive/archive';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { newArchive } from '../helpers';
import { addUnit, asClerk } from './factory';
import { createAll, importerFor, writeSheet } from './importer';

let archive: Archive;
let units: { county: number; town: number; village: number };

beforeEach(() => {
  ({ archive } = newArchive({ key: Buffer.alloc(32) }));
  units = asClerk(archive, (tx) => {
    const county = addUnit(tx, '清河县', null, { kind: 'county' });
    const town = addUnit(tx, '青石镇', county, { kind: 'town' });
    return { county, town, village: addUnit(tx, '柳河村', town, { kind: 'village', code: '430726101203' }) };
  });
});

function person(name: string) {
  const id = archive.db
    .prepare('SELECT id FROM person WHERE name = ? AND deleted_at IS NULL')
    .pluck()
    .get(name);
  return getPerson(archive.db, Number(id));
}

describe('a customary roster with a title, a merged two-row head and unit rows', () => {
  const rows = [
    ['清河县干部名册'],
    [
      '序号',
      '姓名',
      '现任职务',
      '性别',
      '民族',
      '籍贯',
      '全日制教育',
      '',
      '在职教育',
      '',
      '出生年月',
      '参加工作时间',
      '入党时间',
      '任现职时间',
      '备注',
    ],
    ['', '', '', '', '', '', '学历', '毕业院校及专业', '学历', '毕业院校及专业', '', '', '', '', ''],
    ['青石镇'],
    [
      1,
      '张  明',
      '党委书记',
      '男',
      '汉',
      '湖南 清河',
      '大学',
      '湖南农业大学农学专业',
      '研究生',
      '中央党校经济管理专业',
      '1978.03',
      '2000年7月',
      '1999.12',
      '2021.5',
      null,
    ],
    [
      2,
      '阿依·古丽',
      '镇长',
      '女',
      '维吾尔',
      '新疆喀什',
      '大专',
      '某学院',
      null,
      null,
      197911,
      '2001-08',
      '群众',
      '202106',
      '挂职',
    ],
    ['柳河村'],
    [
      3,
      '李四（女）',
      '村党支部书记',
      null,
      '土家族',
      '湖南清河',
      '高中',
      null,
      null,
      null,
      '1985.3',
      null,
      '2010.07',
      null,
      null,
    ],
    ['合计', 3],
  ];
  const merge = (sheet: Worksheet) => {
    for (const range of ['A1:O1', 'G2:H2', 'I2:J2', 'A4:O4', 'A7:O7', 'A2:A3', 'B2:B3', 'C2:C3'])
      sheet.mergeCells(range);
  };

  test('is read, planned and written', async () => {
    const importer = await importerFor(archive, await writeSheet(rows, merge));
    const preview = await importer.sheet();
    expect(preview.head).toEqual({ top: 2, bottom: 3 });
    expect(preview.columns.map(({ target }) => target)).toEqual([
      null,
      'field:name',
      'field:currentPost',
      'field:gender',
      'field:ethnicity',
      'field:nativePlace',
      'education:1',
      'school:1',
      'education:2',
      'school:2',
      'field:birthDate',
      'field:workStarted',
      'field:partyJoined',
      'field:currentPostSince',
      'field:remark',
    ]);
    expect((await importer.units()).map(({ key, match }) => [key, match.state])).toEqual([
      ['青石镇', 'exact'],
      ['青石镇/柳河村', 'exact'],
    ]);
    const plan = await importer.plan();
    expect([plan.counts, await importer.rows('refused')]).toEqual([
      { new: 3, changed: 0, same: 0, refused: 0 },
      [],
    ]);
    const done = await importer.apply();
    expect(done).toMatchObject({ added: 3, changed: 0, unchanged: 0, refused: 0, leftOut: 0, units: 0 });
    const zhang = person('张明');
    expect(zhang.fields).toMatchObject({
      name: '张明',
      gender: '1',
      ethnicity: '01',
      nativePlace: '湖南清河',
      birthDate: '1978-03',
      workStarted: '2000-07',
      partyJoined: '1999.12',
      currentPostSince: '2021-05',
      organizationId: units.town,
    });
    expect(zhang.children.educations).toMatchObject([
      { kind: '1', level: '21', school: '湖南农业大学农学专业' },
      { kind: '2', level: '11', school: '中央党校经济管理专业' },
    ]);
    expect(zhang.derived).toMatchObject({ highestEducation: '11', fullTimeEducation: '大学' });
    expect(person('阿依·古丽').fields).toMatchObject({
      ethnicity: '05',
      birthDate: '1979-11',
      partyJoined: null,
      remark: '挂职',
    });
    expect(person('李四').fields).toMatchObject({
      gender: '2',
      ethnicity: '15',
      organizationId: units.village,
    });
  });

  test('is unchanged the second time', async () => {
    const path = await writeSheet(rows, merge);
    const first = await importerFor(archive, path);
    await first.plan();
    await first.apply();
    const again = await importerFor(archive, path);
    expect((await again.plan()).counts).toEqual({ new: 0, changed: 0, same: 3, refused: 0 });
  });
});

test('an empty register: units are created from the sheet', async () => {
  const { archive: empty } = newArchive({ key: Buffer.alloc(32) });
  const path = await writeSheet([
    ['乡镇', '村', '姓名', '职务'],
    ['青石镇', '柳河村', '王五', '书记'],
    ['青石镇', '杨柳村', '赵六', '书记'],
    ['白水乡', '上河村', '钱七', '书记'],
  ]);
  const importer = await importerFor(empty, path);
  const list = await importer.units();
  expect(list.map(({ key, rows, parentKey }) => [key, rows, parentKey])).toEqual([
    ['青石镇', 0, null],
    ['青石镇/柳河村', 1, '青石镇'],
    ['青石镇/杨柳村', 1, '青石镇'],
    ['白水乡', 0, null],
    ['白水乡/上河村', 1, '白水乡'],
  ]);
  const plan = await importer.plan({ units: createAll(list) });
  expect(plan.newUnits.map(({ path: text }) => text)).toEqual([
    '青石镇',
    '青石镇 / 柳河村',
    '青石镇 / 杨柳村',
    '白水乡',
    '白水乡 / 上河村',
  ]);
  expect(await importer.apply()).toMatchObject({ added: 3, units: 5 });
  const again = await importerFor(empty, path);
  expect((await again.plan()).counts).toMatchObject({ same: 3 });
});
