import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fromExcelSerial, isDateText, parseLooseDate } from '#shared/lib/dates';

const day = fc
  .date({ min: new Date(Date.UTC(1900, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseLooseDate reads', () => {
  test.each<[string | number, string]>([
    ['1985.3', '1985-03'],
    ['1985.03', '1985-03'],
    ['1985.10', '1985-10'],
    ['1985-3-5', '1985-03-05'],
    ['1985/3/5', '1985-03-05'],
    ['1985.3.5', '1985-03-05'],
    ['1985年3月', '1985-03'],
    ['1985年3月5日', '1985-03-05'],
    ['1985 年 03 月 05 号', '1985-03-05'],
    ['198503', '1985-03'],
    ['19850305', '1985-03-05'],
    ['19850300', '1985-03'],
    ['19850000', '1985'],
    ['1985', '1985'],
    ['1985年', '1985'],
    ['１９８５．０３', '1985-03'],
    ['１９８５年３月', '1985-03'],
    ['　1985。3　', '1985-03'],
    ['1985、3', '1985-03'],
    ["'1985.03", '1985-03'],
    ['1985.03.', '1985-03'],
    ['1985.0305', '1985-03-05'],
    ['1985.03（39岁）', '1985-03'],
    ['1985.03\n（39岁）', '1985-03'],
    ['1985年3月生', '1985-03'],
    ['1985-03-05 00:00:00', '1985-03-05'],
    ['1985/3/5 0:00', '1985-03-05'],
    ['1985-03-05T00:00:00.000Z', '1985-03-05'],
    ['85.3', '1985-03'],
    ['85年3月', '1985-03'],
    ['85-3-5', '1985-03-05'],
    ['3/1985', '1985-03'],
    ['3/25/1985', '1985-03-25'],
    ['25.3.1985', '1985-03-25'],
    ['2000-02-29', '2000-02-29'],
    [1985.3, '1985-03'],
    [1985.03, '1985-03'],
    [1985.11, '1985-11'],
    [198503, '1985-03'],
    [19850305, '1985-03-05'],
    [19850300, '1985-03'],
    [1985, '1985'],
    [31111, '1985-03-05'],
    [31111.75, '1985-03-05'],
    ['31111', '1985-03-05'],
  ])('%j as %s', (input, value) => {
    expect(parseLooseDate(input)).toEqual({ ok: true, value });
  });
});

describe('parseLooseDate refuses', () => {
  test.each<[string | number, string]>([
    ['', 'empty'],
    ['　 ', 'empty'],
    ['不详', 'unreadable'],
    ['1985.3-1990.4', 'unreadable'],
    ['1985-03-05T16:00:00.000Z', 'unreadable'],
    ['05.3', 'ambiguous-year'],
    ['05年', 'ambiguous-year'],
    ['45', 'unreadable'],
    ['3-5', 'ambiguous-year'],
    [1985.1, 'ambiguous-month'],
    ['3/5/1985', 'ambiguous-order'],
    ['1985.13', 'bad-month'],
    ['198513', 'bad-month'],
    ['1985-00-05', 'bad-month'],
    ['19850230', 'bad-day'],
    ['1900-02-29', 'bad-day'],
    ['1985-04-31', 'bad-day'],
    ['1885.03', 'out-of-range'],
    ['9999-12-31', 'out-of-range'],
    ['1950年春', 'season'],
    [Number.NaN, 'unreadable'],
    [-1, 'unreadable'],
    [99999, 'out-of-range'],
  ])('%j: %s', (input, reason) => {
    expect(parseLooseDate(input)).toEqual({ ok: false, reason });
  });
});

describe('parseLooseDate in general', () => {
  it('reads every date in every customary form', () => {
    const forms: ((y: string, m: string, d: string) => string)[] = [
      (y, m, d) => `${y}.${m}.${d}`,
      (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
      (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
      (y, m, d) => `${y}${m}${d}`,
      (y, m, d) => `${y}-${m}-${d} 00:00:00`,
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...forms), (date, form) => {
        const [y = '', m = '', d = ''] = date.split('-');
        expect(parseLooseDate(form(y, m, d))).toEqual({ ok: true, value: date });
      }),
    );
  });

  it('never throws and only gives dates that the archive may hold', () => {
    const dateLike = fc.string({ unit: fc.constantFrom(...'0123456789年月日.-/ （岁)Ｔ:'), maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike, fc.double(), fc.integer()), (input) => {
        const result = parseLooseDate(input);
        if (result.ok) expect(isDateText(result.value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers at once on a huge cell', () => {
    const started = performance.now();
    expect(parseLooseDate(`1985${' '.repeat(1_000_000)}x`).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('Excel serials of the 1900 system, with the 29 February that never was', () => {
  expect([1, 59, 60, 61, 31111, 73050].map(fromExcelSerial)).toEqual([
    '1900-01-01',
    '1900-02-28',
    undefined,
    '1900-03-01',
    '1985-03-05',
    '2099-12-31',
  ]);
  expect([0, -5, Number.NaN, Infinity, 1e9].map(fromExcelSerial)).toEqual(Array(5).fill(undefined));
});
