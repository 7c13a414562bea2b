/**
 * The printed recovery code: 120 random bits as six groups of five characters, the fifth of each a check character,
 * so that a mistyped group is named at once. Letters are Crockford's base 32: no I, L, O, U; what looks like them is read
 * as 1 and 0.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupCount = 6;
const groupLength = 5;

/** So many random bytes make a code. */
export const recoveryCodeBytes = 15;

export type RecoveryCodeReading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `faulty`: the groups, counted from 1, that are mistyped or incomplete. */
  | { readonly ok: false; readonly faulty: readonly number[] };

/**
 * Writes the code as it is printed.
 * @param bytes 15 random bytes
 * @returns six groups of five characters joined by `-`
 */
export function formatRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== recoveryCodeBytes) throw new Error('a recovery code has 15 bytes');
  const digits = toDigits(bytes);
  const groups = Array.from({ length: groupCount }, (_, group) => {
    const data = digits.slice(group * 4, group * 4 + 4);
    return [...data, checkDigit(data, group)].map((digit) => alphabet[digit]).join('');
  });
  return groups.join('-');
}

/**
 * Reads a code as people type it: any letter case, full-width, with or without separators.
 * @returns the bytes, or which groups are wrong
 */
export function readRecoveryCode(text: string): RecoveryCodeReading {
  const digits = [...normalizeCode(text)].map((character) => alphabet.indexOf(character));
  const groups = Array.from({ length: groupCount }, (_, group) =>
    digits.slice(group * groupLength, (group + 1) * groupLength),
  );
  const faulty = groups.flatMap((group, index) => (isGroupRight(group, index) ? [] : [index + 1]));
  if (digits.length > groupCount * groupLength && faulty.length === 0) faulty.push(groupCount);
  if (faulty.length > 0) return { ok: false, faulty };
  return { ok: true, bytes: toBytes(groups.flatMap((group) => group.slice(0, 4))) };
}

/** One group of a code that is being typed. */
export interface RecoveryCodeGroup {
  readonly text: string;
  readonly state: 'empty' | 'incomplete' | 'right' | 'wrong';
}

/** The six groups of what was typed so far, each with whether its check character agrees. */
export function recoveryCodeGroups(text: string): RecoveryCodeGroup[] {
  const characters = normalizeCode(text);
  return Array.from({ length: groupCount }, (_, index) => {
    const group = characters.slice(index * groupLength, (index + 1) * groupLength);
    if (group.length < groupLength) return { text: group, state: group === '' ? 'empty' : 'incomplete' };
    const digits = [...group].map((character) => alphabet.indexOf(character));
    return { text: group, state: isGroupRight(digits, index) ? 'right' : 'wrong' };
  });
}

/** Half-width capital letters and digits only; what looks like 0 or 1 is that. */
function normalizeCode(text: string): string {
  const characters = text.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  return characters.replace(/[^0-9A-Z]/g, '');
}

function isGroupRight(group: readonly number[], index: number): boolean {
  if (group.length !== groupLength || group.includes(-1)) return false;
  return checkDigit(group.slice(0, 4), index) === group[4];
}

/**
 * A weighted sum in the field of 32 elements. Different weights catch every single wrong character and every two
 * neighbours changed over; the group's own number catches groups changed over.
 */
function checkDigit(data: readonly number[], group: number): number {
  return data.reduceRight((sum, digit) => timesTwo(sum ^ digit), 0) ^ (group + 1);
}

/** Multiplication by x modulo x^5 + x^2 + 1. */
function timesTwo(value: number): number {
  return value & 16 ? (value << 1) ^ 37 : value << 1;
}

function toDigits(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: bits.length / 5 }, (_, index) =>
    parseInt(bits.slice(index * 5, index * 5 + 5), 2),
  );
}

function toBytes(digits: readonly number[]): Uint8Array {
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: bits.length / 8 }, (_, index) =>
    parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
}
