import type { DateText } from '#shared/lib/dates';

/** Public holidays are proclaimed year by year: the county types them in. */
export interface HolidayCalendar {
  /** Days off between Monday and Friday. */
  readonly holidays: readonly DateText[];
  /** Saturdays and Sundays that are worked. */
  readonly workdays: readonly DateText[];
}

const dayMs = 86_400_000;
/** No notice runs longer; keeps every loop short. */
const mostDays = 2000;

function dayNumber(date: DateText): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

function dayText(number: number): DateText {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

function isWorkingNumber(number: number, calendar: HolidayCalendar): boolean {
  const date = dayText(number);
  if (calendar.workdays.includes(date)) return true;
  if (calendar.holidays.includes(date)) return false;
  // 1970-01-01 was a Thursday.
  const weekday = (number + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}

/** Whether a day, YYYY-MM-DD, is worked. */
export function isWorkingDay(date: DateText, calendar: HolidayCalendar): boolean {
  return isWorkingNumber(dayNumber(date), calendar);
}

/**
 * How many working days a notice runs, its first and last day included.
 * @returns 0 when it ends before it begins, or a date is not known to the day
 */
export function workingDaysBetween(
  from: DateText | null,
  until: DateText | null,
  calendar: HolidayCalendar,
): number {
  if (from?.length !== 10 || until?.length !== 10 || until < from) return 0;
  const [first, last] = [dayNumber(from), dayNumber(until)];
  let count = 0;
  for (let day = first; day <= last && day - first <= mostDays; day += 1)
    if (isWorkingNumber(day, calendar)) count += 1;
  return count;
}

/**
 * The last day of a notice that runs so many working days, its first day included where it is worked.
 * @param days at least 1
 * @returns undefined when the first day is not known to the day
 */
export function noticeEnd(
  from: DateText | null,
  days: number,
  calendar: HolidayCalendar,
): DateText | undefined {
  if (from?.length !== 10) return undefined;
  const first = dayNumber(from);
  let left = days;
  for (let day = first; day - first <= mostDays; day += 1) {
    if (isWorkingNumber(day, calendar)) left -= 1;
    if (left <= 0) return dayText(day);
  }
  return undefined;
}

/** The years that a calendar knows something of. */
export function calendarYears({ holidays, workdays }: HolidayCalendar): Set<string> {
  return new Set([...holidays, ...workdays].map((date) => date.slice(0, 4)));
}
