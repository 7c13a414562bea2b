import { AppError } from '#shared/lib/errors';
import type { ReadLimits } from '#shared/workbooks/limits';
import type { CellMark, Checkpoint, SheetData, SheetRow } from '#shared/workbooks/model';

const CHECK_EVERY = 2000;
const LONG: CellMark = { longNumber: true };

/**
 * The text of a CSV file: UTF-8 or UTF-16 by their marks, UTF-8 when the bytes allow it, else GB18030, which is what Chinese
 * Excel writes (a superset of GBK and GB2312).
 * @throws AppError WORKBOOK_TEXT_UNREADABLE
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  throw new AppError('WORKBOOK_TEXT_UNREADABLE');
}

/** The separator that occurs most often in the first line outside quotes; a comma when none does. */
function separatorOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.slice(0, 20_000))?.[0] ?? '').replace(
    /"(?:[^"]|"")*"/g,
    '',
  );
  const count = (sign: string) => line.split(sign).length;
  return ['\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** One field from `at` on (RFC 4180): its text and where it ends, at a separator, a line end or the end of the text. */
function readField(text: string, at: number, separator: string): { field: string; end: number } {
  let field = '';
  let start = at;
  if (text[at] === '"') {
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close >= 0) {
      field = text.slice(at + 1, close).replaceAll('""', '"');
      start = close + 1;
    }
  }
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { field: field + text.slice(start, end), end };
}

/** Excel saves a long number to CSV as 4.30724E+17, which no longer holds the digits. */
function isLongNumber(field: string): boolean {
  return /^\d\.\d+E\+(1[5-9]|2\d)$/i.test(field);
}

function makeRow(number: number, fields: readonly string[]): SheetRow | undefined {
  const cells = fields.map((field) => (field.trim() === '' ? null : field.replace(/\r\n?/g, '\n')));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  if (cells.length === 0) return undefined;
  const marked = cells.flatMap((cell, index) =>
    cell !== null && isLongNumber(cell) ? [[index, LONG] as const] : [],
  );
  return { number, cells, ...(marked.length > 0 && { marks: Object.fromEntries(marked) }) };
}

/**
 * CSV text as a sheet; every value is text. `number` counts lines of the table, as Excel shows them.
 * @throws AppError WORKBOOK_TOO_MANY_ROWS, WORKBOOK_TOO_WIDE; what `checkpoint` throws
 */
export function parseCsv(text: string, name: string, limits: ReadLimits, checkpoint: Checkpoint): SheetData {
  const separator = separatorOf(text);
  const rows: SheetRow[] = [];
  let fields: string[] = [];
  let number = 1;
  let width = 0;
  for (let at = 0; at < text.length;) {
    const { field, end } = readField(text, at, separator);
    fields.push(field);
    if (fields.length > limits.columns) {
      throw new AppError('WORKBOOK_TOO_WIDE', {
        sheet: name,
        address: `第 ${number} 行`,
        limit: limits.columns,
      });
    }
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (text[end] === separator && at < text.length) continue;
    const row = makeRow(number, fields);
    if (row) rows.push(row);
    width = Math.max(width, row?.cells.length ?? 0);
    if (rows.length > limits.rows)
      throw new AppError('WORKBOOK_TOO_MANY_ROWS', { sheet: name, limit: limits.rows });
    if (number % CHECK_EVERY === 0) checkpoint(at, text.length);
    number += 1;
    fields = [];
  }
  return { name, hidden: false, rows, merges: [], hiddenColumns: [], width };
}
