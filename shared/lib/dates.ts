import { fullWidthToHalf, stripInvisible } from './text';

/** 'YYYY-MM': many personnel dates are known to the month only. */
export type MonthText = string;
/** 'YYYY-MM-DD'. */
export type DateText = string;
/** What the archive may hold for a date: 'YYYY-MM-DD', 'YYYY-MM' or, rarely, 'YYYY'. */
export type StoredDate = string;

export type DatePrecision = 'year' | 'month' | 'day';

interface DateParts {
  year: number;
  month?: number;
  day?: number;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Chinese text of each reason for which `parseLooseDate` refuses a value; says what to write instead. */
export const looseDateReasons = {
  empty: '没有填写日期',
  unreadable: '看不出是日期，请写成 1985.03 或 1985-03-05',
  'ambiguous-year': '年份不足四位，请写全',
  'ambiguous-month': '数字单元格分不清 1 月和 10 月，请改为文本 1985.01 或 1985.10',
  'ambiguous-order': '年、月、日的先后不清楚，请写成 1985-03-05',
  'bad-month': '月份不在 1 至 12 之间',
  'bad-day': '这个月没有这一天',
  'out-of-range': `年份不在 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间`,
  season: '“春、夏、初、底”等写法不能作为日期，请写明年月',
} as const;

export type LooseDateReason = keyof typeof looseDateReasons;
export type LooseDateResult = { ok: true; value: StoredDate } | { ok: false; reason: LooseDateReason };

function refuse(reason: LooseDateReason): LooseDateResult {
  return { ok: false, reason };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function stored(parts: DateParts): StoredDate {
  let text = pad(parts.year, 4);
  if (parts.month !== undefined) text += `-${pad(parts.month, 2)}`;
  if (parts.month !== undefined && parts.day !== undefined) text += `-${pad(parts.day, 2)}`;
  return text;
}

/** Checks the ranges; month 00 leaves a year, day 00 a month (both are customary in older data). */
function checked(year: number, month = 0, day = 0): LooseDateResult {
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse('out-of-range');
  if (month > 12) return refuse('bad-month');
  if (month === 0) return day === 0 ? { ok: true, value: stored({ year }) } : refuse('bad-month');
  if (day > daysInMonth(year, month)) return refuse('bad-day');
  return { ok: true, value: stored(day === 0 ? { year, month } : { year, month, day }) };
}

function readStored(text: string): DateParts | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (match[2] === undefined) return { year };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { year, month };
  const day = Number(match[3]);
  return day < 1 || day > daysInMonth(year, month) ? undefined : { year, month, day };
}

/** How exactly a stored date is known; undefined when the text is no date that the archive may hold. */
export function datePrecision(text: string): DatePrecision | undefined {
  const parts = readStored(text);
  if (!parts) return undefined;
  if (parts.day !== undefined) return 'day';
  return parts.month === undefined ? 'year' : 'month';
}

/** Whether the text is a real calendar date of the form YYYY-MM-DD, YYYY-MM or YYYY between 1900 and 2100. */
export function isDateText(text: string): boolean {
  return readStored(text) !== undefined;
}

const DAY_MS = 86_400_000;
/** Excel counts a 29 February 1900 that never was, so serials from 61 on are one too high (its 1900 date system). */
const PHANTOM_SERIAL = 60;

/**
 * An Excel serial number of the 1900 date system as a date; a time of day is cut off.
 * Undefined for the phantom day 60 and for anything outside 1900 to 2100.
 */
export function fromExcelSerial(serial: number): DateText | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day < 1 || day === PHANTOM_SERIAL) return undefined;
  const date = new Date(Date.UTC(1899, 11, 31) + (day > PHANTOM_SERIAL ? day - 1 : day) * DAY_MS);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year > LAST_YEAR) return undefined;
  return stored({ year, month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

/** Serials below this (1927-05-18) are not taken for dates, they could be years or counts. */
const FIRST_SERIAL = 10_000;

function parseNumber(value: number): LooseDateResult {
  if (!Number.isFinite(value) || value < 0) return refuse('unreadable');
  if (value >= FIRST_SERIAL && value < 100_000) return fromSerialCell(value);
  const text = String(value);
  // Typing 1985.10 into a number cell leaves 1985.1, the same as 1985.1 for January.
  if (/^\d{2,4}\.1$/.test(text)) return refuse('ambiguous-month');
  return parseText(text);
}

function fromSerialCell(serial: number): LooseDateResult {
  const value = fromExcelSerial(serial);
  return value === undefined ? refuse('out-of-range') : { ok: true, value };
}

function parseDigits(digits: string): LooseDateResult {
  if (digits.length === 5) return fromSerialCell(Number(digits));
  if (![4, 6, 8].includes(digits.length)) return refuse('unreadable');
  return checked(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
}

/** Two-digit years are read only where no personnel date can be in the other century: 51-99 are 1951-1999. */
function fullYear(text: string): number | undefined {
  if (text.length === 4) return Number(text);
  const short = Number(text);
  return text.length === 2 && short > 50 ? 1900 + short : undefined;
}

function parseTokens(first: string, second: string, third: string | undefined): LooseDateResult {
  if (first.length <= 2 && second.length === 4 && third === undefined) return checkedMonth(second, first);
  if (first.length <= 2 && third?.length === 4)
    return dayMonthYear(Number(first), Number(second), Number(third));
  if (second.length === 4 && third === undefined)
    return checkedMonth(first, second.slice(0, 2), second.slice(2));
  if (second.length > 2 || (third?.length ?? 0) > 2) return refuse('unreadable');
  return checkedMonth(first, second, third);
}

function checkedMonth(yearText: string, month: string, day = '0'): LooseDateResult {
  const year = fullYear(yearText);
  if (year === undefined) return refuse(yearText.length <= 2 ? 'ambiguous-year' : 'unreadable');
  return checked(year, Number(month), Number(day));
}

/** 3/25/1985 and 25/3/1985 have one reading, 3/5/1985 has two. */
function dayMonthYear(first: number, second: number, year: number): LooseDateResult {
  if (first > 12) return checked(year, second, first);
  if (second > 12 || first === second) return checked(year, first, second);
  return refuse('ambiguous-order');
}

const SEPARATOR = String.raw`\s*[-./\\年月,，。、·—–\s]\s*`;
const TOKENS = new RegExp(String.raw`^(\d{1,4})${SEPARATOR}(\d{1,4})(?:${SEPARATOR}(\d{1,4}))?\s*[月日号]?$`);
const CLOCK = /^(.*\d)[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const MIDNIGHT_UTC = /T00:00(?::00(?:\.0+)?)?Z$/;

/** Takes off what rosters write around a date: the age in brackets, 生, a text apostrophe, the time, a final stop. */
function bare(text: string): string {
  const half = fullWidthToHalf(stripInvisible(text)).trim().replace(/^['’]/, '').replace(MIDNIGHT_UTC, '');
  return (CLOCK.exec(half)?.[1] ?? half)
    .replace(/\s*\(\s*\d{1,3}\s*周?岁\s*\)$/, '')
    .replace(/\s*(出生|生)$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\s*[.。,，、;]$/, '')
    .trim();
}

/** No date is longer; the patterns below stay cheap on any cell. */
const LONGEST = 60;

function parseText(text: string): LooseDateResult {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return refuse('unreadable');
  const core = bare(trimmed);
  if (core === '') return refuse('empty');
  // Two digits alone are as likely an age as a year.
  const year = /^(\d{4}\s*年?|\d{2}\s*年)$/.exec(core);
  if (year) return checkedMonth(core.replace(/\D/g, ''), '0');
  if (/^\d+$/.test(core)) return parseDigits(core);
  if (SEASON.test(core)) return refuse('season');
  const tokens = TOKENS.exec(core);
  if (!tokens?.[1] || !tokens[2]) return refuse('unreadable');
  return parseTokens(tokens[1], tokens[2], tokens[3]);
}

/**
 * Reads a date in whatever form people type it, or as a cell holds it: 1985.3, 1985-3-5, 1985年3月5日, 198503,
 * 19850300 (day unknown), 1985, full-width digits, an Excel serial (31111), with an age or 生 behind it.
 * Gives the archive's form in the precision that was typed. Refuses, with a reason, what could mean two dates:
 * never guesses, never throws.
 */
export function parseLooseDate(input: string | number): LooseDateResult {
  return typeof input === 'number' ? parseNumber(input) : parseText(input);
}

const SEASON = /^(\d{4})\s*年?\s*(春|夏|秋|冬|初|中|底)[天季]?$/;
/** The month that an approximate date counts from (help of the official editor, 计算年龄时间). */
const SEASON_MONTHS: Record<string, number> = { 春: 4, 夏: 7, 秋: 10, 冬: 12, 初: 3, 中: 6, 底: 12 };

/** The month that an approximate date (1950春, 1950年底) counts from; undefined for any other text. */
export function seasonMonth(text: string): number | undefined {
  const season = SEASON.exec(text.trim());
  return season ? SEASON_MONTHS[season[2] ?? ''] : undefined;
}

/** Parts of a stored date or of the editor's approximate form ('1950春' counts as April 1950). */
function readForAge(text: string): DateParts | undefined {
  const month = seasonMonth(text);
  return month === undefined ? readStored(text) : { year: Number(text.trim().slice(0, 4)), month };
}

/**
 * Completed years of age at a date, counted to the month as the approval form does (计算到当月的实足年龄): someone born
 * 1985-03 turns 40 with 2025-03, whatever the day. Where either is known to the year only, counted by year.
 * Undefined when a date is missing, unreadable, or the birth lies after `asOf`.
 */
export function ageAt(birth: StoredDate | null | undefined, asOf: StoredDate): number | undefined {
  const from = birth ? readForAge(birth) : undefined;
  const to = readForAge(asOf);
  if (!from || !to) return undefined;
  if (from.month === undefined || to.month === undefined)
    return to.year < from.year ? undefined : to.year - from.year;
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return months < 0 ? undefined : Math.floor(months / 12);
}

/**
 * Orders stored dates of mixed precision for sorting: negative when `a` comes first. An unknown month or day sorts
 * before the known ones of the same year or month. For rules use `isBefore`.
 */
export function compareDates(a: StoredDate, b: StoredDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Whether `a` is certainly earlier than `b`: compared only as far as both are known, so '1985-03' is not before
 * '1985-03-20'. False when either is no date.
 */
export function isBefore(a: StoredDate, b: StoredDate): boolean {
  if (!isDateText(a) || !isDateText(b)) return false;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

/** Calendar months from `from` to `to`, days ignored, negative when `to` is earlier; undefined without two months. */
export function monthsBetween(from: StoredDate, to: StoredDate): number | undefined {
  const start = readStored(from);
  const end = readStored(to);
  if (start?.month === undefined || end?.month === undefined) return undefined;
  return (end.year - start.year) * 12 + end.month - start.month;
}

/**
 * The date `months` (whole, may be negative) later, in the precision given; a day beyond the month's end becomes
 * its last day (2024-01-31 + 1 -> 2024-02-29). Undefined for a bare year, no date, or a result outside 1900-2100.
 */
export function addMonths(date: StoredDate, months: number): StoredDate | undefined {
  const parts = readStored(date);
  if (parts?.month === undefined || !Number.isInteger(months)) return undefined;
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (parts.day === undefined) return stored({ year, month });
  return stored({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

/** '1985-03-05' or '1985-03' -> '1985.03', the custom of rosters and forms; anything else comes back unchanged. */
export function formatMonth(date: StoredDate): string {
  return isDateText(date) ? date.slice(0, 7).replace('-', '.') : date;
}

/** '1985-03-05' -> '1985.03.05', in the precision known; anything else comes back unchanged. */
export function formatDate(date: StoredDate): string {
  return isDateText(date) ? date.replaceAll('-', '.') : date;
}

/** '1985-03-05' -> '1985年3月5日' for documents; anything else comes back unchanged. */
export function formatDateInWords(date: StoredDate): string {
  const parts = readStored(date);
  if (!parts) return date;
  const month = parts.month === undefined ? '' : `${parts.month}月`;
  return `${parts.year}年${month}${parts.day === undefined ? '' : `${parts.day}日`}`;
}

/** The digits that LRMX stores: yyyyMMdd, yyyyMM or yyyy; 'month' cuts a day off. '' when the text is no date. */
export function toCompact(date: StoredDate, atMost: 'day' | 'month' = 'day'): string {
  if (!isDateText(date)) return '';
  return date.slice(0, atMost === 'month' ? 7 : 10).replaceAll('-', '');
}

/** Reads LRMX digits (yyyyMMdd, yyyyMM, yyyy; 00 for unknown parts); dotted dates of some tools too. */
export function fromCompact(text: string): StoredDate | undefined {
  const digits = text.trim().replaceAll('.', '');
  if (!/^(\d{4}|\d{6}|\d{8})$/.test(digits)) return undefined;
  const result = parseDigits(digits);
  return result.ok ? result.value : undefined;
}
