/** A month as a number (year × 12 + month − 1): careers are added and compared, text comes last. */
export type Month = number;

/** The month of a date 'YYYY-MM' or 'YYYY-MM-DD'. */
export function monthOf(date: string): Month {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** 'YYYY-MM'. */
export function monthText(month: Month): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** 'YYYY-MM-DD'; the day must exist in every month (1 to 28). */
export function dayText(month: Month, day: number): string {
  return `${monthText(month)}-${String(day).padStart(2, '0')}`;
}

/** 'YYYY.MM', the way it stands in resumes and in 入党时间. */
export function dotted(month: Month): string {
  return monthText(month).replace('-', '.');
}

/** The year of a month. */
export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** The month of a calendar year, `month` 1 to 12. */
export function monthIn(year: number, month: number): Month {
  return year * 12 + month - 1;
}
