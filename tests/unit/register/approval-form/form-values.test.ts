import { describe, expect, test } from 'vitest';
import {
  ageReference,
  dateLine,
  familyAge,
  printedAge,
  printedDate,
} from '#shared/register/approval-form/form-values';
import { emptyLrmx } from '#shared/register/lrmx-form';

// The table of DOMAIN 1.4, from the help of the official editor (出生年月, 计算年龄时间).
test.each([
  ['20041024', '2004.10'],
  ['200410', '2004.10'],
  ['2004', '2004'],
  ['2004.10.24', '2004.10'],
  ['1950春', '1950春'],
  ['不详', '不详'],
  ['', ''],
])('%s is printed %s', (stored, printed) => {
  expect(printedDate(stored)).toBe(printed);
});

describe('ages', () => {
  test.each([
    ['19850412', '2026-11', '41'],
    ['198512', '2026-11', '40'],
    ['1985', '2026-11', '41'],
    ['1950冬', '2026-11', '75'],
    ['1950冬', '2026-12', '76'],
    ['不详', '2026-11', ''],
    ['202612', '2026-11', ''],
  ])('born %s at %s: %s', (birth, reference, age) => {
    expect(printedAge(birth, reference)).toBe(age);
  });

  test('count to 计算年龄时间, to today where the form says none', () => {
    const blank = emptyLrmx(3);
    const form = (JiSuanNianLingShiJian: string) => ({
      ...blank,
      values: { ...blank.values, JiSuanNianLingShiJian },
    });
    expect(ageReference(form('20261101'), '2026-11-23')).toBe('2026-11-01');
    expect(ageReference(form(''), '2026-11-23')).toBe('2026-11-23');
  });

  test.each(['去世', '已去世', '死亡', '某村村民，1998年逝世', '已逝', '已故'])(
    'of a relative: none where 工作单位及职务 says %s',
    (work) => {
      const row = {
        ChengWei: '父亲',
        XingMing: '林国安',
        ChuShengRiQi: '1957',
        ZhengZhiMianMao: '',
        GongZuoDanWeiJiZhiWu: work,
      };
      expect(familyAge(row, '2026-11')).toBe('');
      expect(familyAge({ ...row, GongZuoDanWeiJiZhiWu: '某村村民' }, '2026-11')).toBe('69');
    },
  );
});

test.each([
  ['20261123', '2026年11月23日'],
  ['202611', '2026年11月　　日'],
  ['', '　　　　年　　月　　日'],
])('the date line of %s', (stored, line) => {
  expect(dateLine(stored)).toBe(line);
});
