import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addMonths,
  ageAt,
  compareDates,
  datePrecision,
  formatDate,
  formatDateInWords,
  formatMonth,
  fromCompact,
  isBefore,
  isDateText,
  monthsBetween,
  parseLooseDate,
  toCompact,
} from '#shared/lib/dates';

const day = fc
  .date({ min: new Date(Date.UTC(1900, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));

describe('ageAt', () => {
  test.each<[string | null | undefined, string, number | undefined]>([
    ['1985-03', '2025-02', 39],
    ['1985-03', '2025-03', 40],
    ['1985-03-31', '2025-03-01', 40],
    ['1985', '2025-01', 40],
    ['1985-12', '2025', 40],
    ['1950春', '2000-03', 49],
    ['1950春', '2000-04', 50],
    // The help's table: 春 April, 夏 July, 秋 October, 冬 December, 初 March, 中 June, 底 December.
    ['1950夏', '2000-06', 49],
    ['1950夏', '2000-07', 50],
    ['1950秋', '2000-09', 49],
    ['1950秋', '2000-10', 50],
    ['1950冬', '2000-11', 49],
    ['1950冬', '2000-12', 50],
    ['1950初', '2000-02', 49],
    ['1950初', '2000-03', 50],
    ['1950中', '2000-05', 49],
    ['1950年中', '2000-06', 50],
    ['1950底', '2000-11-30', 49],
    ['1950底', '2000-12-01', 50],
    ['1985-03', '2026年底', 41],
    ['2025-03', '2025-03', 0],
    ['2025-04', '2025-03', undefined],
    [null, '2025-03', undefined],
    [undefined, '2025-03', undefined],
    ['不详', '2025-03', undefined],
    ['1985-03', '', undefined],
  ])('born %s at %s is %s', (birth, asOf, age) => {
    expect(ageAt(birth, asOf)).toBe(age);
  });

  it('grows by one every twelve months', () => {
    const month = day.map((date) => date.slice(0, 7));
    fc.assert(
      fc.property(month, fc.nat(1200), (birth, months) => {
        const asOf = addMonths(birth, months);
        fc.pre(asOf !== undefined);
        expect(ageAt(birth, asOf ?? '')).toBe(Math.floor(months / 12));
      }),
    );
  });
});

describe('order', () => {
  it('sorts unknown parts first', () => {
    const dates = ['1985-03-05', '1985', '1984-12', '1985-03', '1985-03-01'];
    expect(dates.sort(compareDates)).toEqual(['1984-12', '1985', '1985-03', '1985-03-01', '1985-03-05']);
  });

  it('calls earlier only what is certainly earlier', () => {
    expect(isBefore('1985-03', '1985-03-20')).toBe(false);
    expect(isBefore('1985-02', '1985-03-20')).toBe(true);
    expect(isBefore('1985', '1985-03')).toBe(false);
    expect(isBefore('x', '1985-03')).toBe(false);
  });

  it('agrees with sorting, one way only', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        if (isBefore(a, b)) expect([compareDates(a, b), isBefore(b, a)]).toEqual([-1, false]);
        expect(compareDates(a, b) + compareDates(b, a)).toBe(0);
      }),
    );
  });
});

describe('months', () => {
  it('are counted by the calendar', () => {
    expect(monthsBetween('2024-01-31', '2025-03-01')).toBe(14);
    expect(monthsBetween('2025-03', '2024-12')).toBe(-3);
    expect(monthsBetween('2025', '2025-03')).toBeUndefined();
  });

  it('are added in the precision given, the day kept inside the month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-01', -1)).toBe('2023-12');
    expect(addMonths('1985-03-05', 720)).toBe('2045-03-05');
    expect(addMonths('1985', 12)).toBeUndefined();
    expect(addMonths('2099-12', 24)).toBeUndefined();
    expect(addMonths('2024-01', 0.5)).toBeUndefined();
  });

  it('add and count back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = addMonths(date, months);
        if (moved) expect(monthsBetween(date, moved)).toBe(months);
      }),
    );
  });
});

describe('forms', () => {
  it('prints months, dates and words', () => {
    expect(formatMonth('1985-03')).toBe('1985.03');
    expect(formatMonth('1985-03-05')).toBe('1985.03');
    expect(formatMonth('1985')).toBe('1985');
    expect(formatMonth('1950春')).toBe('1950春');
    expect(formatDate('1985-03-05')).toBe('1985.03.05');
    expect(formatDateInWords('1985-03-05')).toBe('1985年3月5日');
    expect(formatDateInWords('1985-03')).toBe('1985年3月');
  });

  it('reads back what LRMX stores', () => {
    expect(toCompact('1985-03-05')).toBe('19850305');
    expect(toCompact('1985-03-05', 'month')).toBe('198503');
    expect(toCompact('不详')).toBe('');
    expect(fromCompact('2004.10.24')).toBe('2004-10-24');
    expect(fromCompact(' 200410 ')).toBe('2004-10');
    expect(fromCompact('20041300')).toBeUndefined();
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(fromCompact(toCompact(date))).toBe(date);
      }),
    );
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseLooseDate(formatDate(date))).toEqual({ ok: true, value: date });
      }),
    );
  });

  it('knows how exact a date is', () => {
    expect(['1985', '1985-03', '1985-03-05', '1985-3', '1985-02-30', '1985-00'].map(datePrecision)).toEqual([
      'year',
      'month',
      'day',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        ageAt(a, b);
        compareDates(a, b);
        monthsBetween(a, b);
        addMonths(a, 1);
        fromCompact(b);
        expect([formatMonth(a), formatDate(a), formatDateInWords(a)]).toEqual(
          isDateText(a) ? expect.anything() : [a, a, a],
        );
      }),
    );
  });
});
