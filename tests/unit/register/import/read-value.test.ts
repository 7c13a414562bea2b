import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field } from '#shared/lib/field';
import { makeIdNumber } from '#shared/lib/id-number';
import { codeTable } from '#shared/lib/code-tables';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields } from '#shared/register/fields/person';
import { readValue } from '#shared/register/import/read-value';
import type { CellMark, CellValue } from '#shared/workbooks/model';

const fields: readonly Field[] = [...personFields, ...organizationFields];

function read(key: string, value: CellValue, mark?: CellMark): unknown {
  const field = fields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(key);
  const reading = readValue(field, value, mark);
  return reading.ok ? reading.value : reading.code;
}

test.each<[string, CellValue, unknown]>([
  ['birthDate', '1985.3', '1985-03'],
  ['birthDate', '1985年3月5日', '1985-03'],
  ['birthDate', '19850300', '1985-03'],
  ['birthDate', 31111, '1985-03'],
  ['birthDate', '1985-3-5', '1985-03'],
  ['birthDate', 198503, '1985-03'],
  ['birthDate', '１９８５．０３', '1985-03'],
  ['birthDate', '1985.13', 'date.bad-month'],
  ['birthDate', '八五年', 'date.unreadable'],
  ['birthDate', '—', undefined],
  ['formDate', '2026.3.5', '2026-03-05'],
  ['electedYear', '2021年', '2021'],
  ['electedYear', 2021, '2021'],
  ['electedYear', '第五届', 'year'],
  ['ethnicity', '汉', '01'],
  ['ethnicity', '汉族', '01'],
  ['ethnicity', ' 土家 族 ', '15'],
  ['ethnicity', '汗族', 'code.ethnicity'],
  ['gender', '男', '1'],
  ['gender', 2, '2'],
  ['gender', '女性', '2'],
  ['politicalStatus', '党员', '01'],
  ['politicalStatus', '无', undefined],
  ['staffing', '参公', '2'],
  ['postTier', '正科级', '0141'],
  ['name', '张  三', '张三'],
  ['name', '阿依•古丽', '阿依·古丽'],
  ['name', '买买提·阿不都热合曼', '买买提·阿不都热合曼'],
  ['name', 'Aygul Turdi', 'Aygul Turdi'],
  ['name', '张三1', 'name.odd'],
  ['nativePlace', '湖南 清河', '湖南清河'],
  ['currentPost', '青石镇党委书记、\n人大主席', '青石镇党委书记、人大主席'],
  ['currentPost', '县委常委  组织部长', '县委常委 组织部长'],
  ['currentPost', '/', undefined],
  ['rewardSummary', '无', '无'],
  ['remark', '第一行  \r\n第二行', '第一行\n第二行'],
  ['phone', 13800001111, '13800001111'],
  ['grassrootsTwoYears', '√', true],
  ['grassrootsTwoYears', '否', false],
  ['grassrootsTwoYears', '两年', 'flag'],
  ['partyJoined', '2002年3月', '2002-03'.replace('-', '.')],
  ['partyJoined', '200203；民盟', '2002.03；民盟'],
  ['partyJoined', '群众', undefined],
  ['partyJoined', '无党派', '无党派；'],
  ['partyJoined', '不知道哪年', 'partyDate'],
  ['households', '1,203户', 1203],
  ['households', '12.5', 'number.whole'],
  ['collectiveIncome', '12.5万元', 12.5],
  ['collectiveIncome', '125000元', 'number.unit'],
  ['siteArea', '90㎡', 90],
  ['kind', '村', 'village'],
  ['villageClass', '后进', 'backward'],
  ['weakVillage', '是', true],
])('%s: %j is read as %j', (key, value, expected) => {
  expect(read(key, value)).toEqual(expected);
});

describe('what a cell says about itself', () => {
  test('a number shown with zeros is read as it is shown', () => {
    expect(read('birthDate', 1985.1, { shown: '1985.10' })).toBe('1985-10');
    expect(read('birthDate', 1985.1)).toBe('date.ambiguous-month');
  });
  test('a date cell is read whatever it is for', () => {
    expect(read('birthDate', '1985-03-01', { date: 'day' })).toBe('1985-03');
    expect(read('partyJoined', '2002-03-05', { date: 'day' })).toBe('2002.03.05');
  });
  test('a number of 16 digits and more is refused, as are formula errors and formulas without a result', () => {
    expect(read('idNumber', 430799198503051260, { longNumber: true })).toBe('number.long');
    expect(read('remark', '#REF!', { error: true, formula: true })).toBe('formula.error');
    expect(read('remark', null, { formula: true })).toBe('formula.empty');
    expect(read('currentPost', '镇长', { formula: true })).toBe('镇长');
  });
  test('an ID number is checked to its last digit', () => {
    const good = makeIdNumber({ region: '990101', birth: '1985-03-05', sequence: 7, sex: '1' });
    expect(read('idNumber', ` ${good.slice(0, 6)} ${good.slice(6).toLowerCase()}`)).toBe(good);
    const bad = good.slice(0, 17) + (good.endsWith('1') ? '2' : '1');
    expect(read('idNumber', bad)).toBe('id.check-digit');
    expect(read('idNumber', good.slice(0, 17))).toBe('id.length');
  });
});

describe('any cell', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'一二张三1985.-/年月日（）\n　 ·#无X'), maxLength: 30 }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const anyMark = fc.record(
    {
      formula: fc.constant(true as const),
      error: fc.constant(true as const),
      longNumber: fc.constant(true as const),
      date: fc.constantFrom('day' as const, 'month' as const, 'time' as const),
      shown: fc.string(),
    },
    { requiredKeys: [] },
  );
  test('is read, found blank or refused with reason and remedy; nothing throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), anyValue, anyMark, (field, value, mark) => {
        const reading = readValue(field, value, mark);
        if (!reading.ok) expect(reading.reason !== '' && reading.remedy !== '').toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  test('comes out the same when what was read is read again', () => {
    const kinds = new Set(['text', 'longText', 'month', 'date', 'year', 'idNumber', 'integer', 'number']);
    const stable = fields.filter((field) => kinds.has(field.kind) && !field.derived);
    fc.assert(
      fc.property(fc.constantFrom(...stable), anyValue, (field, value) => {
        const once = readValue(field, value);
        if (!once.ok || once.value === undefined) return;
        expect(readValue(field, once.value)).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });
  test('that holds the word of a code is that code', () => {
    for (const field of fields) {
      if (field.kind !== 'code' || !field.codes) continue;
      for (const row of codeTable(field.codes)) {
        if (row.head) continue;
        const reading = readValue(field, row.text);
        // One word may stand for two codes (讲师 in three series): then it is refused, never guessed.
        if (reading.ok) expect(reading.value).toBe(row.code);
      }
    }
  });
});
