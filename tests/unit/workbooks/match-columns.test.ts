import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownNames, matchColumns, SURE } from '#shared/workbooks/match-columns';

const fields = [
  { key: 'name', label: '姓名', synonyms: ['干部姓名'] },
  { key: 'idNumber', label: '身份证号', synonyms: ['公民身份号码', '身份证号码'] },
  { key: 'birthDate', label: '出生年月', synonyms: ['出生日期', '出生时间'] },
  { key: 'fullTime', label: '全日制学历', synonyms: ['全日制教育学历'] },
  { key: 'inService', label: '在职学历', synonyms: ['在职教育/学历'] },
  { key: 'rank', label: '现任职级' },
  { key: 'rankSince', label: '任现职级时间' },
  { key: 'quotaA', label: '事业编制数（参照）' },
  { key: 'quotaB', label: '事业编制数（非参照）' },
];
const match = (names: string[], remembered = {}) =>
  matchColumns(
    names.map((name, index) => ({ index, name })),
    fields,
    remembered,
  );
const keys = (names: string[], remembered = {}) => match(names, remembered).map(({ key }) => key);

test('names, synonyms, spaces, brackets, stars and two-level heads', () => {
  expect(keys(['*姓　名', '公民身份号码', '出生年月（岁）', '全日制教育/学历', '在职教育/学历'])).toEqual([
    'name',
    'idNumber',
    'birthDate',
    'fullTime',
    'inService',
  ]);
});

test('what differs only in brackets is told apart', () => {
  expect(keys(['事业编制数(非参照)', '事业编制数(参照)'])).toEqual(['quotaB', 'quotaA']);
});

test('of two equal columns neither gets the field, and both say so', () => {
  expect(match(['姓名', '姓名'])).toEqual([
    { index: 0, name: '姓名', key: null, score: 0, contested: 'name' },
    { index: 1, name: '姓名', key: null, score: 0, contested: 'name' },
  ]);
});

test('the better of two columns gets the field, the other says what it wanted', () => {
  const [label, synonym] = match(['出生日期', '出生年月']);
  expect(synonym).toMatchObject({ key: 'birthDate', score: 1 });
  expect(label).toMatchObject({ key: null, contested: 'birthDate' });
});

test('a remembered choice wins over names; one for a field that is gone does not', () => {
  expect(keys(['职级'], { 职级: 'rank' })).toEqual(['rank']);
  expect(keys(['姓名'], { 姓名: 'gone' })).toEqual(['name']);
});

test('likeness is found but not sure, and never across different things', () => {
  expect(keys(['现任职级时间', '任现职级文号'])).toEqual([null, null]);
  const [column] = match(['任现职级日期']);
  expect(column?.key).toBe('rankSince');
  expect(column?.score).toBeLessThan(SURE);
});

test('blank and foreign headings match nothing', () => {
  expect(keys(['', '家庭住址', '123'])).toEqual([null, null, null]);
});

test('known names for finding the head', () => {
  const isKnown = knownNames(fields);
  expect(['姓 名', '身份证号码', '', '张三'].map(isKnown)).toEqual([true, true, false, false]);
});

test('property: no field goes to two columns, and every lost first choice is named', () => {
  const heading = fc.oneof(
    fc.constantFrom(...fields.flatMap(({ label, synonyms = [] }) => [label, ...synonyms])),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 12 }), (names) => {
      const matches = match(names);
      const given = matches.flatMap(({ key }) => (key === null ? [] : [key]));
      expect(new Set(given).size).toBe(given.length);
      for (const { key, name, contested } of matches) {
        const alone = match([name])[0]?.key ?? null;
        if (alone !== key) expect(contested).toBe(alone);
      }
    }),
  );
});
