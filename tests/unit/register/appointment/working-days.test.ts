import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWorkingDay, noticeEnd, workingDaysBetween } from '#shared/register/appointment/working-days';

/** National Day 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October worked. */
const calendar = {
  holidays: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08'],
  workdays: ['2025-09-28', '2025-10-11'],
};
const none = { holidays: [], workdays: [] };

it('works from Monday to Friday but on holidays, and on weekends that make up for them', () => {
  expect(isWorkingDay('2025-09-26', calendar)).toBe(true);
  expect(isWorkingDay('2025-09-27', calendar)).toBe(false);
  expect(isWorkingDay('2025-09-28', calendar)).toBe(true);
  expect(isWorkingDay('2025-10-01', calendar)).toBe(false);
  expect(isWorkingDay('2025-10-01', none)).toBe(true);
  expect(isWorkingDay('2025-10-11', calendar)).toBe(true);
});

it('counts a notice with its first and last day', () => {
  expect(workingDaysBetween('2025-05-26', '2025-05-30', none)).toBe(5);
  expect(workingDaysBetween('2025-05-30', '2025-06-03', none)).toBe(3);
  expect(workingDaysBetween('2025-09-28', '2025-10-11', calendar)).toBe(6);
  expect(workingDaysBetween('2025-05-30', '2025-05-26', none)).toBe(0);
  expect(workingDaysBetween('2025-05', '2025-06-03', none)).toBe(0);
});

it('says when a notice of five working days ends', () => {
  expect(noticeEnd('2025-05-26', 5, none)).toBe('2025-05-30');
  expect(noticeEnd('2025-09-29', 5, calendar)).toBe('2025-10-11');
  expect(noticeEnd('2025-05-31', 5, none)).toBe('2025-06-06');
  expect(noticeEnd('2025', 5, none)).toBeUndefined();
});

it('ends where the count of its days is reached, and not a day before', () => {
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map((days) => new Date(Date.UTC(2023, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 30 }), (from, days) => {
      const end = noticeEnd(from, days, calendar) ?? '';
      expect(workingDaysBetween(from, end, calendar)).toBe(days);
      expect(isWorkingDay(end, calendar)).toBe(true);
    }),
  );
});
