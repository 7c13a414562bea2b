import { expect, test } from 'vitest';
import { makeIdNumber } from '#shared/lib/id-number';
import type { CellValue, SheetData } from '#shared/workbooks/model';
import { recognizeWorkbook } from '#shared/register/extraction/recognize';
import { readPeopleWorkbook, type WorkbookDraft } from '#shared/register/extraction/read';
import { usualOptions } from '#shared/register/import/plan';
import { sheetOf } from '../../workbooks/sheets';

const idNumber = (birth: string, sex: '1' | '2') =>
  makeIdNumber({ region: '990122', birth, sequence: 3, sex });
const ids = [idNumber('1985-03-05', '1'), idNumber('1990-12-12', '2'), idNumber('1988-12-12', '1')] as const;
const today = '2026-03-15';

function sheet(name: string, ...grid: CellValue[][]): SheetData {
  return sheetOf(grid, { name });
}

const people = (...rows: CellValue[][]): SheetData => sheet('A01人员', ['姓名', '身份证号', '性别'], ...rows);
const both = people(['张明', ids[0], '男'], ['李红', ids[1], '女']);

function read(sheets: readonly SheetData[], options = usualOptions): WorkbookDraft {
  return readPeopleWorkbook(sheets, 'extraction', options, today);
}

/** The values of a set's rows by person. */
function values(draft: WorkbookDraft, set: 'educations' | 'rewards' | 'ranks' | 'family' | 'appointments') {
  return draft.people.map((person) => person.sets.get(set)?.map((row) => row.values) ?? []);
}

function problems(draft: WorkbookDraft): string[] {
  const of = draft.people.flatMap((person) => person.draft.problems);
  const refused = draft.refused.map(({ problem }) => problem);
  return [...of, ...refused].map(
    ({ sheet: name, row, header, reason }) => `${name} ${row} ${header} ${reason}`,
  );
}

test.each([
  ['A01', true],
  ['A01人员', true],
  ['a01 人员基本信息', true],
  ['Ａ０１人员', true],
  ['A15', true],
  ['A99Z1', true],
  ['A011', false],
  ['名册', false],
  ['B01单位', false],
])('a sheet called %s tells the extraction table: %s', (name, told) => {
  const found = recognizeWorkbook([sheet(name, ['姓名', '身份证号'])]);
  expect(found?.layout.key === 'extraction').toBe(told);
});

test('the template is told by its main sheet beside another one, never by a common word alone', () => {
  const main = sheet('人员', ['姓名', '性别']);
  expect(recognizeWorkbook([main])).toBeNull();
  expect(recognizeWorkbook([main, sheet('家庭成员', ['干部姓名', '称谓'])])?.layout.key).toBe('template');
  expect(recognizeWorkbook([sheet('简历'), sheet('奖惩')])).toBeNull();
});

test('columns in any order under a title, codes or words', () => {
  const draft = read([
    both,
    sheet(
      'A08 学历学位',
      ['某县干部学历学位'],
      ['教育类别', '学历名称', '代码', '学位名称', '代码', '身份证号', '姓名', '毕业', '输出标识'],
      ['1', '大学', null, '理学学士', null, ids[0], '张明', '2007.06', '是'],
      ['在职', null, '2A', null, '308', ids[1], '李红', '20101231', '否'],
    ),
  ]);
  expect(problems(draft)).toEqual([]);
  expect(values(draft, 'educations')).toEqual([
    [{ kind: '1', level: '21', degree: '407', ended: '2007-06' }],
    [{ kind: '2', level: '2A', degree: '308', ended: '2010-12-31' }],
  ]);
  const report = draft.parts.find(({ part }) => part.name === 'A08')?.report;
  expect(report?.filter(({ label }) => label === null)).toEqual([]);
  expect(report?.find(({ header }) => header === '输出标识')?.passedOver).toBe(true);
});

test('words and code that contradict each other are refused with both; an unknown code beside words is told', () => {
  const rows = (name: string, code: string) => [
    people(['张明', ids[0], '男']),
    sheet('A08', ['姓名', '身份证号', '学历名称', '代码'], ['张明', ids[0], name, code]),
  ];
  expect(problems(read(rows('大专', '21')))).toEqual(['A08 2 代码 学历名称“大专”与代码“21”不一致']);
  expect(values(read(rows('本科', '2B')), 'educations')).toEqual([[{ level: '2B' }]]);
  const unknown = read(rows('硕士研究生', '14'));
  expect(values(unknown, 'educations')).toEqual([[{ level: '11' }]]);
  expect(unknown.people[0]?.notes).toEqual(['A08第 2 行代码“14”不认识，按名称导入']);
});

test('rows find their person by ID number, else by name', () => {
  const draft = read([
    people(['张明', ids[0], '男'], ['李红', ids[1], '女'], ['王强', null, '男']),
    sheet(
      'A36',
      ['姓名', '身份证号', '成员姓名', '称谓'],
      [null, ids[1].toLowerCase(), '张三', '父亲'],
      ['张 明', null, '李四', '妻子'],
      ['王强', ids[2], '赵六', '母亲'],
    ),
  ]);
  expect(problems(draft)).toEqual([]);
  expect(values(draft, 'family').map((rows) => rows.map((row) => row['name']))).toEqual([
    ['李四'],
    ['张三'],
    ['赵六'],
  ]);
});

test('rows that belong to nobody who can be told are refused with sheet, row and reason', () => {
  const draft = read([
    people(['张明', ids[0], '男'], ['张明', ids[1], '男']),
    sheet(
      'A15',
      ['姓名', '身份证号', '考核结论', '年度'],
      ['张明', null, '优秀', '2024'],
      ['李红', ids[0], '优秀', '2024'],
      [null, null, '优秀', '2024'],
    ),
  ]);
  expect(draft.people.every(({ sets }) => sets.size === 0)).toBe(true);
  expect(problems(draft)).toEqual([
    'A15 2  有 2 个人都叫张明',
    'A15 3  身份证号属于张明，这里写的是李红',
    'A15 4  没有写明是谁的',
  ]);
});

test('people of other sheets only are kept apart: they must be known to the register', () => {
  const draft = read([
    people(['张明', ids[0], '男']),
    sheet(
      'A15',
      ['姓名', '身份证号', '考核结论', '年度'],
      ['李红', ids[1], '称职', '2023'],
      ['李红', ids[1], '优秀', '2024'],
    ),
  ]);
  expect(draft.people.map(({ absent, place }) => [absent, place.sheet, place.row])).toEqual([
    [false, 'A01人员', 2],
    [true, 'A15', 2],
  ]);
  expect(draft.people[1]?.sets.get('appraisals')).toHaveLength(2);
});

test('what the table leaves to be inferred: kind of reward, tier or rank, state of an appointment', () => {
  const draft = read([
    people(['张明', ids[0], '男']),
    sheet(
      'A14',
      ['姓名', '奖惩名称', '代码', '批准日期'],
      ['张明', '记三等功', '01114', '2019-05-20'],
      ['张明', '党内警告', null, '2020.06'],
      ['张明', null, '02112', null],
    ),
    sheet(
      'A05',
      ['姓名', '类别', '层次(职级)'],
      ['张明', null, '四级主任科员'],
      ['张明', '职务层次', '0142'],
    ),
    sheet('A02', ['姓名', '职务名称', '免职时间'], ['张明', '镇长', null], ['张明', '副镇长', '2021.05']),
  ]);
  expect(problems(draft)).toEqual([]);
  expect(values(draft, 'rewards')[0]).toEqual([
    { name: '记三等功', code: '01114', approved: '2019-05-20', kind: 'reward' },
    { name: '党内警告', approved: '2020-06', kind: 'penalty' },
    { name: '记过', code: '02112', kind: 'penalty' },
  ]);
  expect(values(draft, 'ranks')[0]).toEqual([
    { name: '四级主任科员', kind: 'rank' },
    { name: '乡科级副职', kind: 'tier' },
  ]);
  expect(values(draft, 'appointments')[0]?.map((row) => row['state'])).toEqual(['1', '0']);
});

test('入党文字 and 入党时间 are one field; the day comes from the second where the first agrees', () => {
  const party = (text: string | null, since: string | null, status = '中共党员') =>
    read([sheet('A01', ['姓名', '入党文字', '入党时间', '政治面貌'], ['张明', text, since, status])])
      .people[0]?.draft.fields['partyJoined'];
  expect(party('2002.03', '20020315')).toBe('2002.03.15');
  expect(party('民盟（2002.03）', '2002.03.15')).toBe('2002.03.15；民盟');
  expect(party('2002.03', '2003.01')).toBe('2002.03');
  expect(party(null, '2002.03')).toBe('2002.03');
  expect(party(null, '2002.03', '群众')).toBeUndefined();
  expect(party('民盟', null, '民盟')).toBe('民盟；');
});

test('typed days are kept, the made-up first of the month of a date cell is not', () => {
  const grid = sheet('A01', ['姓名', '出生年月', '参工'], ['张明', '1985-03-01', '2007-07-01']);
  const marked = {
    ...grid,
    rows: grid.rows.map((row) =>
      row.number === 2 ? { ...row, marks: { 1: { date: 'day' as const } } } : row,
    ),
  };
  expect(read([marked]).people[0]?.draft.fields).toMatchObject({
    birthDate: '1985-03',
    workStarted: '2007-07-01',
  });
});

test('one bad cell is told where it stands; when bad cells are left out, rows without their subject go', () => {
  const sheets = [
    people(['张明', ids[0], '男']),
    sheet('A15', ['姓名', '考核结论', '年度'], ['张明', '优秀', '去年'], ['张明', '很好', '2024']),
  ];
  expect(problems(read(sheets))).toEqual([
    'A15 2 年度 看不出是年份',
    'A15 3 考核结论 不是可以识别的考核结论',
  ]);
  const kept = read(sheets, { ...usualOptions, badCells: 'skipCell' }).people[0]?.sets.get('appraisals');
  expect(kept?.map((row) => row.values)).toEqual([{ year: '2024' }]);
});

test('kinds of units in the official words follow from the name instead', () => {
  const draft = read([both, sheet('B01单位', ['机构名称', '机构类别'], ['青石镇', '政府机关'])]);
  expect(draft.units[0]?.draft.problems).toEqual([]);
  expect(draft.units[0]?.notes).toEqual(['机构类别“政府机关”不在本库的类别中，按名称判断类别']);
});
