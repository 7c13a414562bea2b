/** Small text helpers that several rules need: widths, spaces, numerals, file names. */

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const UNUSUAL = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\uFF01-\uFF5E]/;

/**
 * Full-width ASCII (`１９８５．３`, `（ａ）`) to half-width, and every kind of space to the plain one.
 * Chinese punctuation proper (。、《》) has no half-width form and stays. Never throws.
 */
export function fullWidthToHalf(text: string): string {
  // Nearly every cell is plain: one look spares two rewrites.
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(ODD_SPACES, ' ');
}

/** Removes zero-width and direction marks, which spreadsheets and chat programs leave in pasted text. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const UNITS = ['', '十', '百', '千'] as const;
const SECTIONS = ['', '万', '亿', '万亿'] as const;

/** One section of four digits, e.g. 1005 -> 一千零五; '' for 0. */
function sectionNumber(value: number): string {
  let text = '';
  let zeroPending = false;
  for (let position = 3; position >= 0; position -= 1) {
    const digit = Math.floor(value / 10 ** position) % 10;
    if (digit === 0) {
      zeroPending = text !== '';
      continue;
    }
    text += `${zeroPending ? '零' : ''}${DIGITS[digit]}${UNITS[position]}`;
    zeroPending = false;
  }
  return text;
}

/**
 * A whole number in Chinese words as official documents write it: 12 -> 十二, 110 -> 一百一十, 1005 -> 一千零五.
 * Anything but a whole number from 0 to the largest a double holds exactly comes back as its decimal digits.
 */
export function chineseNumber(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) return String(value);
  if (value === 0) return '零';
  let text = '';
  for (let index = SECTIONS.length - 1; index >= 0; index -= 1) {
    const section = Math.floor(value / 10000 ** index) % 10000;
    if (section === 0) continue;
    if (text !== '' && (section < 1000 || lowerSectionSkipped(value, index))) text += '零';
    text += sectionNumber(section) + SECTIONS[index];
  }
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** Whether the section just above `index` is empty, which asks for a 零 (1亿 0000万 2345 -> 一亿零二千…). */
function lowerSectionSkipped(value: number, index: number): boolean {
  return Math.floor(value / 10000 ** (index + 1)) % 10000 === 0;
}

const FORBIDDEN_IN_FILE_NAMES = /[<>:"/\\|?*]/g;
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** 80 Chinese characters are 240 bytes, and Linux file systems end at 255. */
const MAX_FILE_NAME = 80;

/**
 * A file name (without its extension) that Windows, UOS and a USB stick accept: forbidden signs become `_`, trailing
 * dots and spaces go, device names (CON, NUL, COM1 ...) get a leading `_`, at most 80 characters, never empty.
 */
export function fileNameSafe(name: string): string {
  const clean = stripInvisible(name)
    .replace(CONTROL, ' ')
    .replace(LONE_SURROGATE, '')
    .replace(FORBIDDEN_IN_FILE_NAMES, '_')
    .replace(/\s+/g, ' ')
    .trim();
  const short = [...clean]
    .slice(0, MAX_FILE_NAME - 1)
    .join('')
    .replace(/[. ]+$/, '');
  if (short === '') return '未命名';
  return RESERVED.test(short) ? `_${short}` : short;
}
