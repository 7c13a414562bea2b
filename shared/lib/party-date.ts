import { formatMonth, parseLooseDate, toCompact, type StoredDate } from './dates';
import { parsePolitical } from './political';
import { fullWidthToHalf, stripInvisible } from './text';

/**
 * What the box 入党时间 says: when the person joined the Communist Party, which democratic parties they are in (those
 * dates are not written), or that they are 无党派. All empty for somebody in no party.
 */
export interface PartyDate {
  readonly joined: StoredDate | null;
  readonly parties: readonly string[];
  readonly nonPartisan: boolean;
}

const partyNames: Readonly<Record<string, string>> = {
  '04': '民革',
  '05': '民盟',
  '06': '民建',
  '07': '民进',
  '08': '农工党',
  '09': '致公党',
  '10': '九三学社',
  '11': '台盟',
};

/** Longer text is no entry of this box. */
const LONGEST = 100;

function cleaned(text: string): string {
  return fullWidthToHalf(stripInvisible(text.slice(0, LONGEST + 1))).trim();
}

/** The parts in order, the date first: 民盟、民革(2002.03) is turned round, (民盟) loses its brackets. */
function parts(text: string): string[] {
  const printed = /^([^()]*)\(([^()]*)\)$/.exec(text);
  const plain = printed ? `${printed[2] ?? ''};${printed[1] ?? ''}` : text;
  return plain
    .split(/[;、,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The names of democratic parties without repetition, or undefined when one is none. */
function partiesOf(words: readonly string[]): string[] | undefined {
  const names = new Set<string>();
  for (const word of words) {
    const status = parsePolitical(word);
    const name = status.ok ? partyNames[status.value] : undefined;
    if (name === undefined) return undefined;
    names.add(name);
  }
  return [...names];
}

function isStatus(word: string | undefined, code: string): boolean {
  const status = word === undefined ? undefined : parsePolitical(word);
  return status?.ok === true && status.value === code;
}

export type PartyDateResult = { ok: true; value: PartyDate } | { ok: false };

function result(joined: StoredDate | null, parties: string[] | undefined): PartyDateResult {
  return parties ? { ok: true, value: { joined, parties, nonPartisan: false } } : { ok: false };
}

/**
 * Reads the 入党时间 grammar of the official editor's help in its stored form (20020303；民盟), its printed form
 * (民盟（2002.03）) and as people type it (2002.03, 2002年3月；民盟). The empty text is somebody in no party.
 * Not ok when it cannot be read, or contradicts itself (无党派 together with a party). Never throws.
 */
export function parsePartyDate(text: string): PartyDateResult {
  const clean = cleaned(text);
  if (clean.length > LONGEST) return { ok: false };
  const [first, ...rest] = parts(clean);
  if (first === undefined) return result(null, []);
  if (isStatus(first, '12'))
    return rest.length > 0
      ? { ok: false }
      : { ok: true, value: { joined: null, parties: [], nonPartisan: true } };
  const date = parseLooseDate(first);
  if (!date.ok) return result(null, partiesOf([first, ...rest]));
  return result(date.value, partiesOf(rest.filter((word) => !isStatus(word, '01'))));
}

/** The stored form of LRMX: 20020303；民盟；民革, 民盟；, 无党派；, '' for somebody in no party. */
export function formatPartyStored({ joined, parties, nonPartisan }: PartyDate): string {
  if (nonPartisan) return '无党派；';
  if (joined === null && parties.length === 1) return `${parties[0]}；`;
  return [...(joined === null ? [] : [toCompact(joined)]), ...parties].join('；');
}

/** The form printed in the approval form and rosters: 2002.03, 民盟、民革（2002.03）, （民盟）, 无党派. */
export function formatPartyPrinted({ joined, parties, nonPartisan }: PartyDate): string {
  if (nonPartisan) return '无党派';
  const names = parties.join('、');
  if (joined === null) return names === '' ? '' : `（${names}）`;
  return names === '' ? formatMonth(joined) : `${names}（${formatMonth(joined)}）`;
}

/** What the box prints for whatever is stored in it; text that cannot be read is printed as it stands. */
export function printPartyDate(text: string): string {
  const read = parsePartyDate(text);
  return read.ok ? formatPartyPrinted(read.value) : text;
}
