import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../../electron/archive/archive';
import { readWorkbook } from '../../../electron/workbooks/read';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { emptyRecord } from '#shared/lib/field';
import { makeIdNumber } from '#shared/lib/id-number';
import { personChildren } from '#shared/register/fields/children';
import { usualOptions } from '#shared/register/import/plan';
import { newArchive, temporaryFolder } from '../helpers';
import { addPerson, addUnit, asClerk } from './factory';
import { workbookImporter } from './workbook-importer';

type Cell = string | number | null;
const idNumber = makeIdNumber({ region: '990122', birth: '1985-03-05', sequence: 3, sex: '1' });
const otherId = makeIdNumber({ region: '990122', birth: '1990-12-12', sequence: 4, sex: '2' });
const family = emptyRecord(personChildren.family.fields);
const appraisal = emptyRecord(personChildren.appraisals.fields);

let archive: Archive;
let town: number;
let known: number;

beforeEach(() => {
  ({ archive } = newArchive({ key: Buffer.alloc(32) }));
  asClerk(archive, (tx) => {
    const county = addUnit(tx, '清河县', null, { kind: 'county' });
    town = addUnit(tx, '青石镇', county, { kind: 'town', code: '430726101000' });
    known = addPerson(
      tx,
      {
        name: '张明',
        gender: '1',
        birthDate: '1985-03-05',
        idNumber,
        organizationId: town,
        phone: '12000000001',
      },
      {
        appraisals: [
          { ...appraisal, year: '2023', result: '2', remark: '援藏' },
          { ...appraisal, year: '2022', result: '2' },
        ],
        family: [{ ...family, relation: '妻子', name: '李红', birthDate: '1986-05-09', idNumber: otherId }],
      },
    );
  });
});

async function bookOf(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets))
    book.addWorksheet(name).addRows(rows.map((row) => [...row]));
  const path = join(temporaryFolder(), '提取表.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

const people = [
  ['姓名', '身份证号', '出生年月', '统计关系单位'],
  ['张明', idNumber, '1985.03', '青石镇'],
];

test('a set that the file holds is replaced as a whole; what the table has no columns for is kept', async () => {
  const path = await bookOf({
    A01: people,
    A15: [
      ['姓名', '身份证号', '考核结论', '年度'],
      ['张明', idNumber, '优秀', '2024'],
      ['张明', idNumber, '称职', '2023'],
    ],
  });
  const importer = await workbookImporter(archive, path);
  await importer.plan();
  const [row] = await importer.rows('changed');
  expect(row).toMatchObject({
    name: '张明',
    entityId: known,
    place: { sheet: 'A01', row: 2 },
    entity: 'person',
  });
  expect(row?.changes).toEqual([
    {
      key: 'appraisals',
      label: '年度考核',
      before: '2023　称职　援藏\n2022　称职',
      after: '2024　优秀\n2023　称职　援藏',
    },
  ]);
  const before = getPerson(archive.db, known);
  const done = await importer.apply();
  expect(done).toMatchObject({ added: 0, changed: 1, refused: 0, units: 0 });
  const after = getPerson(archive.db, known);
  expect(after.children.appraisals).toEqual([
    { ...appraisal, year: '2024', result: '1' },
    { ...appraisal, year: '2023', result: '2', remark: '援藏' },
  ]);
  expect(after.children.family).toEqual(before.children.family);
  expect(after.fields).toEqual(before.fields);

  await importer.undo(done.runId);
  expect(getPerson(archive.db, known).children).toEqual(before.children);
});

test('a person without rows in a sheet keeps the set, unless empty cells clear', async () => {
  const other = ['李红', otherId, '1990.12', '青石镇'];
  const path = await bookOf({
    A01: [...people, other],
    A15: [
      ['姓名', '身份证号', '考核结论', '年度'],
      ['李红', otherId, '称职', '2024'],
    ],
  });
  const importer = await workbookImporter(archive, path);
  expect((await importer.plan()).counts).toMatchObject({ new: 1, changed: 0, same: 1 });
  const cleared = await importer.plan({ options: { ...usualOptions, emptyCells: 'clear' } });
  expect(cleared.counts).toMatchObject({ new: 1, changed: 1 });
  expect((await importer.rows('changed'))[0]?.changes).toEqual([
    { key: 'appraisals', label: '年度考核', before: '2023　称职　援藏\n2022　称职', after: '' },
  ]);
});

test('a relative keeps what only the register knows, a day beside a month among it', async () => {
  const path = await bookOf({
    A01: people,
    A36: [
      ['姓名', '身份证号', '成员姓名', '称谓', '出生日期', '政治面貌', '单位职务', '排序'],
      ['张明', idNumber, '张小明', '儿子', '2012.06', '群众', '学生', 1],
      ['张明', idNumber, '李红', '妻子', '1986.05', '01', '青石镇中心学校教师', 2],
    ],
  });
  const importer = await workbookImporter(archive, path);
  await importer.plan();
  await importer.apply();
  expect(getPerson(archive.db, known).children.family).toEqual([
    {
      ...family,
      relation: '儿子',
      name: '张小明',
      birthDate: '2012-06',
      politicalStatus: '群众',
      work: '学生',
    },
    {
      ...{ ...family, relation: '妻子', name: '李红', birthDate: '1986-05-09', idNumber: otherId },
      ...{ politicalStatus: '中共党员', work: '青石镇中心学校教师' },
    },
  ]);
});

test('a sheet alone changes people whom the register knows; strangers are refused', async () => {
  const path = await bookOf({
    'A15 考核': [
      ['姓名', '身份证号', '考核结论', '年度'],
      ['张明', idNumber, '优秀', '2024'],
      ['李红', otherId, '优秀', '2024'],
    ],
  });
  const importer = await workbookImporter(archive, path);
  const { counts } = await importer.plan();
  expect(counts).toMatchObject({ new: 0, changed: 1, refused: 1 });
  expect((await importer.rows('refused'))[0]).toMatchObject({
    name: '李红',
    place: { sheet: 'A15 考核', row: 3 },
    problems: [{ code: 'owner.unknown', reason: 'A15 考核第 3 行的人，人员表和名册中都没有' }],
  });
});

test('one bad cell on any sheet refuses its person with all rows, and these are sent back', async () => {
  const path = await bookOf({
    A01: [...people, ['李红', otherId, '1990.12', '青石镇']],
    A15: [
      ['姓名', '身份证号', '考核结论', '年度'],
      ['张明', idNumber, '优秀', '去年'],
      ['李红', otherId, '称职', '2024'],
      ['王五', null, '称职', '2024'],
    ],
  });
  const importer = await workbookImporter(archive, path);
  expect((await importer.plan()).counts).toMatchObject({ new: 1, refused: 2 });
  const sheets = await readWorkbook(await importer.errors());
  expect(sheets.map(({ name }) => name)).toEqual(['A01', 'A15']);
  const cells = (at: number) => sheets[at]?.rows.map((row) => row.cells) ?? [];
  expect(cells(0)).toEqual([
    ['原行号', ...(people[0] ?? []), '错误原因', '处理办法'],
    [2, ...(people[1] ?? [])],
  ]);
  expect(cells(1).slice(1)).toEqual([
    [2, '张明', idNumber, '优秀', '去年', '年度：看不出是年份', expect.any(String)],
    [4, '王五', null, '称职', '2024', expect.stringContaining('人员表和名册中都没有'), expect.any(String)],
  ]);
});

test('units of B01 come with the people, and go with them when the import is undone', async () => {
  const path = await bookOf({
    B01单位: [
      ['机构名称', '编码', '机构级别', '正职职数'],
      ['青石镇', '430726101000', '乡科', 2],
      ['柳河村', '430726101203', null, null],
      ['柳河村', '430726101204', null, null],
      ['青石镇财政所', null, '股级', 1],
    ],
    A01: [
      ['姓名', '身份证号', '统计关系单位', '职务全称'],
      ['李红', otherId, '430726101203', '青石镇柳河村党支部书记'],
      ['王强', null, '青石镇/水管站', '青石镇水管站站长'],
    ],
    A02: [
      ['姓名', '任职机构', '职务名称', '任职时间'],
      ['李红', '青石镇财政所', '会计', '2015.02'],
      ['李红', '外县财政局', '会计', '2012.02'],
    ],
  });
  const importer = await workbookImporter(archive, path);
  const open = (await importer.units()).filter(({ match }) => match.state !== 'exact');
  expect(open.map(({ key }) => key)).toEqual(['青石镇/水管站']);
  const use = { '青石镇/水管站': { action: 'use' as const, id: town } };
  await importer.plan({ units: use });
  expect((await importer.rows('changed')).map(({ name, entity }) => [name, entity])).toEqual([
    ['青石镇', 'organization'],
  ]);
  expect((await importer.rows('new')).map(({ name, unit }) => `${unit} > ${name}`)).toEqual([
    '清河县 / 青石镇 > 柳河村',
    '清河县 / 青石镇 > 柳河村',
    '清河县 / 青石镇 > 青石镇财政所',
    '柳河村（新建） > 李红',
    '清河县 / 青石镇 > 王强',
  ]);
  const done = await importer.apply();
  expect(done).toMatchObject({ added: 2, changed: 0, units: 4 });
  const names = () => archive.db.prepare('SELECT name FROM organization ORDER BY path').pluck().all();
  expect(names()).toEqual(['清河县', '青石镇', '柳河村', '柳河村', '青石镇财政所']);
  const id = archive.db.prepare<[], number>("SELECT id FROM person WHERE name = '李红'").pluck().get() ?? 0;
  const finance = archive.db
    .prepare<[], number>("SELECT id FROM organization WHERE name LIKE '%财政所'")
    .pluck();
  expect(getPerson(archive.db, id).children.appointments).toMatchObject([
    { organizationId: finance.get(), organizationName: null, state: '1' },
    { organizationId: null, organizationName: '外县财政局' },
  ]);
  await importer.undo(done.runId);
  expect(names()).toEqual(['清河县', '青石镇']);
  expect(archive.db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(1);
});

test('people cannot come without the unit of the file that they belong to', async () => {
  const path = await bookOf({
    B01单位: [['机构名称'], ['新河镇']],
    A01: [
      ['姓名', '身份证号', '统计关系单位'],
      ['李红', otherId, '新河镇'],
    ],
  });
  const importer = await workbookImporter(archive, path);
  await importer.plan();
  const [unit] = await importer.rows('new');
  await expect(importer.apply({ rows: [unit?.number ?? 0] })).rejects.toThrow('IMPORT_PARENT_LEFT_OUT');
  expect(archive.db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(1);
});
