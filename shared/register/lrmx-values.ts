import { parseLooseDate, toCompact } from '#shared/lib/dates';
import { normaliseName } from '#shared/lib/names';
import { writable } from '#shared/lib/xml';

interface ValueDefinition {
  readonly tag: string;
  readonly kind: 'text' | 'date' | 'photo';
  readonly lines?: true;
}

const dated = /^\d{4}\s*[-./年]/;
const leadingDottedDate = /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?(?!\d)/;

/** 2004.10.24 and 2004年10月 -> digits; digits, seasons (1950春) and what is no date stay as they are. */
function compactDate(text: string): string {
  const read = dated.test(text) ? parseLooseDate(text) : undefined;
  return read?.ok ? toCompact(read.value) : text;
}

/** 入党时间: the date in front to digits, all else as it stands. */
function compactPartyDate(text: string): string {
  return text.replace(leadingDottedDate, (whole) => compactDate(whole));
}

/** The editor reads ~ as a line break; behind a date it parts two dates (1991.01~2000.01) and stays. */
function tildeBreaks(text: string): string {
  return text.includes('~') ? text.replace(/(?<![\d月年日]\s{0,8})~/g, '\n') : text;
}

function trimLines(text: string): string {
  return text
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/^\n+/, '')
    .trim();
}

/**
 * The value of a tag as the form holds it (DOMAIN 1.3, 1.4): line breaks \n, characters that XML cannot hold left out,
 * trimmed with the blanks at the ends of lines and empty lines around it; names with · and without inner blanks, dates
 * as digits, a photo's base64 without blanks. Everything else stays as it is written. Never throws.
 */
export function lrmxValue({ tag, kind, lines }: ValueDefinition, text: string): string {
  if (kind === 'photo') return text.replace(/\s+/g, '');
  const clean = writable(text.replace(/\r\n?/g, '\n'));
  if (kind === 'date') return compactDate(clean.trim());
  if (tag === 'XingMing') return normaliseName(clean).trim();
  if (tag === 'RuDangShiJian') return compactPartyDate(clean.trim());
  return trimLines(lines ? tildeBreaks(clean) : clean);
}
