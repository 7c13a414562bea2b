import { formatMonth, type MonthText } from '#shared/lib/dates';
import { emptyRecord } from '#shared/lib/field';
import { resumeFields, type PersonChildren } from '../fields/children';

type Lines = PersonChildren['resume'];

const now = '至今';

/** Where the line stands that has no end yet; -1 without one. */
function openLine(rows: Lines): number {
  return rows.map(({ started, ended }) => started !== null && ended === null).lastIndexOf(true);
}

function withLine(rows: Lines, month: MonthText, content: string): Lines {
  const last = rows.map(({ started }) => started !== null).lastIndexOf(true);
  const line = { ...emptyRecord(resumeFields), started: month, content };
  return [...rows.slice(0, last + 1), line, ...rows.slice(last + 1)];
}

/** （其间：2026.03--至今挂职任青溪镇党委副书记）: how a secondment stands behind the line in which it falls. */
function remark(from: string | null, to: string, post: string): string {
  return `（其间：${from === null ? '' : formatMonth(from)}--${to}挂职任${post}）`;
}

/** The line of somebody's posts with the secondments that run beside them. */
function withRemarks(content: string, from: MonthText, posts: readonly string[]): string {
  return [content, ...posts.map((post) => remark(from, now, post))].join('\n');
}

/** Every secondment that a line says still runs ends in a month. */
function closedRemarks(content: string | null, month: MonthText): string | null {
  return content?.replaceAll(`--${now}挂职任`, `--${formatMonth(month)}挂职任`) ?? null;
}

/**
 * The open line ends and the new one follows it; remarks without dates stay behind them.
 * @param content the new line; '' where nothing follows
 * @param beside posts of secondments that go on, as papers write them
 */
export function moveInResume(
  rows: Lines,
  month: MonthText,
  content: string,
  beside: readonly string[],
): Lines {
  const open = openLine(rows);
  const closed = rows.map((row, at) =>
    at === open ? { ...row, ended: month, content: closedRemarks(row.content, month) } : row,
  );
  return content === '' ? closed : withLine(closed, month, withRemarks(content, month, beside));
}

/** A secondment begins: a remark behind the open line, which goes on; a line of its own where none is open. */
export function secondInResume(rows: Lines, month: MonthText, post: string): Lines {
  const open = openLine(rows);
  if (open < 0) return withLine(rows, month, `挂职任${post}`);
  return rows.map((row, at) =>
    at === open ? { ...row, content: withRemarks(row.content ?? '', month, [post]) } : row,
  );
}

/**
 * A secondment ends: its remark gets the month. One that nobody wrote down is written behind the open line; where the post
 * stands in other words, they stay.
 * @param started since when the register has the post
 */
export function endInResume(rows: Lines, month: MonthText, post: string, started: string | null): Lines {
  const running = `--${now}挂职任${post}）`;
  if (rows.some(({ content }) => content?.includes(running)))
    return rows.map((row) => ({
      ...row,
      content: row.content?.replace(running, `--${formatMonth(month)}挂职任${post}）`) ?? null,
    }));
  const open = openLine(rows);
  if (rows[open]?.content === `挂职任${post}`)
    return rows.map((row, at) => (at === open ? { ...row, ended: month } : row));
  if (open < 0 || rows.some(({ content }) => content?.includes(post))) return rows;
  const ended = remark(started, formatMonth(month), post);
  return rows.map((row, at) => (at === open ? { ...row, content: `${row.content ?? ''}\n${ended}` } : row));
}
