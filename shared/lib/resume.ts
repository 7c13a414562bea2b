import { formatMonth, monthsBetween, parseLooseDate, type MonthText, type StoredDate } from './dates';
import { fullWidthToHalf, stripInvisible } from './text';

/** One line of a resume. `end` null means until now; a paragraph without dates has both null. */
export interface ResumeLine {
  readonly start: StoredDate | null;
  readonly end: StoredDate | null;
  /** May hold line breaks: remarks like （其间：…） stand on lines of their own. */
  readonly text: string;
}

const DATE = String.raw`\d{4}(?:(?:0[1-9]|1[0-2])(?!\d)|\s*[./年-]\s*\d{1,2}(?!\d)\s*月?(?:\s*[./-]?\s*\d{1,2}(?!\d)\s*日|[./-]\d{1,2}(?!\d))?|年)?(?!\d)`;
const DASH = String.raw`\s*[-—–―─‐‑−~～]{1,6}\s*`;
const NOW = String.raw`至今|迄今|现在|今(?=\s|$)`;
/** 至 and 到 part two dates; alone they may be a verb (2000.01到某镇工作). */
const RANGE = new RegExp(
  `^\\s*(${DATE})(?:${DASH}(?:(${DATE})|(?:${NOW})|(?!\\d))|\\s*[至到]\\s*(?:(${DATE})|今|现在)|(?<=[./年-]\\s*\\d{1,2}\\s*月?)(?=[\\s:：]))[\\s:：,，]*`,
);
/** A prefix is looked for in the first characters only, which keeps huge lines cheap. */
const LONGEST_PREFIX = 60;

function toMonth(text: string | undefined): StoredDate | null {
  const date = text === undefined ? undefined : parseLooseDate(text);
  return date?.ok ? date.value.slice(0, 7) : null;
}

/** Reads the dates in front of a line; undefined when it does not begin with any. */
function readDated(line: string): ResumeLine | undefined {
  const match = RANGE.exec(fullWidthToHalf(line.slice(0, LONGEST_PREFIX)));
  const start = toMonth(match?.[1]);
  const endText = match?.[2] ?? match?.[3];
  const end = toMonth(endText);
  if (!match || start === null) return undefined;
  // An end that is no date (2000.13) stays in the text, where it is seen.
  const rest = endText === undefined || end !== null ? match[0].length : match[0].indexOf(endText, 4);
  return { start, end, text: line.slice(rest).trim() };
}

/** Seats in 党委, 纪委, 人大, 政协 are written as a last paragraph of their own (第十二届县委委员). */
const SEAT = /^[（(]?[^：:]{0,20}届[^：:]{0,40}(委员|代表|常委)/;

/** Whether a line goes on inside the sentence before it, rather than beginning a remark of its own. */
function wrapped(before: string, next: string): boolean {
  return before !== '' && !/[。；;）)]$/.test(before) && !/^([（(]|其间)/.test(next);
}

/** A line that does not begin with dates, after the one before it. Two of them never join into one that does. */
function continued(last: ResumeLine, line: string): ResumeLine {
  if (last.text === '') return { ...last, text: line };
  const joined = last.text + line;
  const inside = wrapped(last.text, line) && (last.start !== null || readDated(joined) === undefined);
  return { ...last, text: inside ? joined : `${last.text}\n${line}` };
}

/**
 * Reads a resume as the approval form has it, in every dialect met: `--`, `—`, `–`, `-`, `~` or 至 between the dates,
 * full-width digits, tabs, 1991年1月, 199101, 至今 or blanks for an open end. Days are cut to the month. A line without
 * dates continues the one before it, save a paragraph about seats (届 … 委员); before the first date it stands alone.
 * A single date reads as a start whose end is missing. Never throws.
 */
export function parseResume(text: string): ResumeLine[] {
  const lines: ResumeLine[] = [];
  for (const raw of stripInvisible(text).split(/\r\n|[\r\n\v\u2028]/)) {
    const line = raw.trim();
    if (line === '') continue;
    const dated = readDated(raw);
    const last = lines.at(-1);
    if (dated || !last || SEAT.test(line)) {
      lines.push(dated ?? { start: null, end: null, text: line });
      continue;
    }
    lines[lines.length - 1] = continued(last, line);
  }
  return lines;
}

const MONTH_WIDTH = 7;
const PREFIX_WIDTH = MONTH_WIDTH + 2 + MONTH_WIDTH + 2;

function prefix({ start, end }: ResumeLine): string {
  if (start === null) return '';
  const from = formatMonth(start).padEnd(MONTH_WIDTH);
  const to = (end === null ? '' : formatMonth(end)).padEnd(MONTH_WIDTH);
  return `${from}--${to}  `;
}

/**
 * The resume as the approval form stores and prints it: a prefix of 18 half-width characters (1991.01--2000.01 and two
 * blanks, seven blanks for an open end), further lines hanging under the text. Lines are parted by \n; LRMX wants CRLF.
 */
export function formatResume(lines: readonly ResumeLine[]): string {
  return lines
    .map((line) => {
      const hang = line.start === null ? '' : ' '.repeat(PREFIX_WIDTH);
      return prefix(line) + line.text.split('\n').join(`\n${hang}`);
    })
    .join('\n');
}

/**
 * gap: `months` whole calendar months that no line covers. overlap: the line begins `months` before the end of the one
 * before it. order: it begins before the one before it begins. open: the end is missing though later lines follow.
 * reversed: it ends before it begins.
 */
export type ResumeFindingKind = 'gap' | 'overlap' | 'order' | 'open' | 'reversed';

export interface ResumeFinding {
  readonly kind: ResumeFindingKind;
  /** Index of the line that the finding is about; for gap and overlap the later one. */
  readonly line: number;
  readonly from: StoredDate;
  readonly to: StoredDate;
  readonly months: number;
}

interface DatedLine {
  readonly index: number;
  readonly start: StoredDate;
  readonly end: StoredDate | null;
}

/** Lines whose start is known to the month; the others cannot be judged. */
function datedLines(lines: readonly ResumeLine[]): DatedLine[] {
  return lines.flatMap(({ start, end }, index) =>
    start !== null && start.length >= MONTH_WIDTH ? [{ index, start, end }] : [],
  );
}

function finding(kind: ResumeFindingKind, line: number, from: StoredDate, to: StoredDate): ResumeFinding[] {
  const between = monthsBetween(from, to) ?? 0;
  const months = kind === 'gap' ? between - 1 : Math.abs(between);
  return months > 0 ? [{ kind, line, from, to, months }] : [];
}

function pairFindings(before: DatedLine, line: DatedLine): ResumeFinding[] {
  if (line.start < before.start) return finding('order', line.index, before.start, line.start);
  if (before.end === null)
    return [{ kind: 'open', line: before.index, from: before.start, to: line.start, months: 0 }];
  return line.start < before.end ? finding('overlap', line.index, line.start, before.end) : [];
}

function reversed({ index, start, end }: DatedLine): ResumeFinding[] {
  return end !== null && end < start ? finding('reversed', index, start, end) : [];
}

/**
 * What does not join up in a resume, to the month: the form allows no gaps. A line that begins in the month the one
 * before it ended, or in the next, joins. Remarks and lines known to the year only are passed over.
 * @param from month from which the resume must run, e.g. when work began; a later first line is a gap
 */
export function resumeGaps(lines: readonly ResumeLine[], from?: MonthText): ResumeFinding[] {
  const dated = datedLines(lines);
  const findings: ResumeFinding[] = [];
  let covered: StoredDate | null = from ?? dated[0]?.start ?? null;
  dated.forEach((line, position) => {
    const before = dated[position - 1];
    if (covered !== null) findings.push(...finding('gap', line.index, covered, line.start));
    if (before) findings.push(...pairFindings(before, line));
    findings.push(...reversed(line));
    // Behind an open end nothing can be missing; the missing end is reported instead.
    if (line.end === null) covered = null;
    else if (covered === null || line.end > covered) covered = line.end;
  });
  return findings;
}
