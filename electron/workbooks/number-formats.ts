import type { CellMark } from '#shared/workbooks/model';

/** What a number format makes of a number. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date'; readonly precision: NonNullable<CellMark['date']> }
  | { readonly kind: 'zeros'; readonly digits: number; readonly decimals: number };

const PLAIN: NumberFormat = { kind: 'plain' };
const DAY: NumberFormat = { kind: 'date', precision: 'day' };
const MONTH: NumberFormat = { kind: 'date', precision: 'month' };
const TIME: NumberFormat = { kind: 'date', precision: 'time' };

/**
 * Formats that files name by number only: ECMA-376 part 1, 18.8.30, with the additions of the Chinese editions
 * (27-36 and 50-58: 27 = yyyy"年"m"月", 31 = yyyy"年"m"月"d"日" ...).
 */
const BUILT_IN = new Map<number, NumberFormat>([
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, DAY] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, MONTH] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, TIME] as const),
  [2, { kind: 'zeros', digits: 1, decimals: 2 }],
]);

/** The first section of a format without quoted text, escapes, colours, conditions and locales. */
function bareFormat(code: string): string {
  return code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/;.*$/, '')
    .toLowerCase();
}

function dateFormat(bare: string): NumberFormat | undefined {
  if (/general|g\/通用格式|e[+-]/.test(bare) || !/[ymdhse]|aaa/.test(bare)) return undefined;
  const clock = /[hs]/.test(bare);
  if (/[ye]/.test(bare)) return /d|aaa/.test(bare) || clock || !bare.includes('m') ? DAY : MONTH;
  if (/d|aaa/.test(bare)) return DAY;
  return clock || bare.includes('[') ? TIME : DAY;
}

/** What a format code such as 'yyyy"年"m"月"' or '000' does. A date without a day token shows the month only. */
export function parseFormat(code: string): NumberFormat {
  const bare = bareFormat(code);
  const zeros = /^(0+)(?:\.(0+))?\s*$/.exec(bare);
  if (zeros) {
    const decimals = zeros[2]?.length ?? 0;
    return { kind: 'zeros', digits: zeros[1]?.length ?? 1, decimals: Math.min(decimals, 15) };
  }
  return dateFormat(bare) ?? PLAIN;
}

/** @param id numFmtId of a cell format; @param custom the workbook's own formats by id */
export function formatOf(id: number, custom: ReadonlyMap<number, string>): NumberFormat {
  const code = custom.get(id);
  return code === undefined ? (BUILT_IN.get(id) ?? PLAIN) : parseFormat(code);
}

/** The text a `zeros` format shows; undefined when it equals the plain number. */
export function shownText(value: number, format: NumberFormat): string | undefined {
  if (format.kind !== 'zeros' || value < 0 || value >= 1e15) return undefined;
  const text = value.toFixed(format.decimals);
  const [whole = '', fraction] = text.split('.');
  const shown = whole.padStart(format.digits, '0') + (fraction === undefined ? '' : `.${fraction}`);
  return shown === String(value) ? undefined : shown;
}
