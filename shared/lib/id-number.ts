import { isDateText, type DateText } from './dates';
import { fullWidthToHalf, stripInvisible } from './text';

/** Chinese text of each finding about an ID number. */
export const idNumberProblems = {
  empty: '没有填写身份证号',
  precision: '身份证号已被 Excel 存成数字，末几位丢失，请按文本重新填写',
  old: '这是 15 位的旧身份证号，请改填 18 位',
  length: '身份证号应为 18 位',
  characters: '身份证号只能由数字组成，末位可以是 X',
  birth: '身份证号中的出生日期不存在',
  'check-digit': '身份证号的校验位不符，请核对',
} as const;

export type IdNumberProblem = keyof typeof idNumberProblems;
/** GB/T 2261.1: 1 男, 2 女. */
export type SexCode = '1' | '2';

export type IdNumberResult =
  | { valid: true; value: string; birth: DateText; sex: SexCode; region: string }
  | { valid: false; problem: IdNumberProblem };

/** GB 11643-1999, which takes ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

function cleaned(text: string): string {
  return fullWidthToHalf(stripInvisible(text.slice(0, 100)))
    .replace(/[\s'’]/g, '')
    .toUpperCase();
}

function birthOf(digits: string): DateText | undefined {
  const birth = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return isDateText(birth) ? birth : undefined;
}

function problemOf(value: string): IdNumberProblem | undefined {
  if (value === '') return 'empty';
  if (/^\d(\.\d+)?E\+?\d+$/.test(value)) return 'precision';
  if (/^\d{15}$/.test(value)) return birthOf(`19${value.slice(6, 12)}`) ? 'old' : 'length';
  if (!/^[0-9X]*$/.test(value)) return 'characters';
  if (value.length !== 18) return 'length';
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return 'characters';
  if (!birthOf(value.slice(6, 14))) return 'birth';
  if (checkDigit(value) === value[17]) return undefined;
  // Excel keeps 15 digits of a number and fills up with zeros.
  return value.endsWith('000') ? 'precision' : 'check-digit';
}

/**
 * Checks an 18-digit ID number (GB 11643-1999): form, a birth date that exists, the check digit. Full-width digits,
 * spaces, a leading apostrophe and a small x are forgiven; `value` is the clean form. The region (first six digits)
 * is not looked up, since numbers outlive the codes. A 15-digit number is the finding `old`, see `convertOldIdNumber`.
 */
export function checkIdNumber(text: string): IdNumberResult {
  const value = cleaned(text);
  const problem = problemOf(value);
  const birth = problem ? undefined : birthOf(value.slice(6, 14));
  if (problem || !birth) return { valid: false, problem: problem ?? 'birth' };
  const sex = Number(value[16]) % 2 === 1 ? '1' : '2';
  return { valid: true, value, birth, sex, region: value.slice(0, 6) };
}

/** The 18-digit form of a 15-digit number (century 19 put in, check digit added); undefined when it is none. */
export function convertOldIdNumber(text: string): string | undefined {
  const value = cleaned(text);
  if (problemOf(value) !== 'old') return undefined;
  const first17 = `${value.slice(0, 6)}19${value.slice(6)}`;
  return first17 + checkDigit(first17);
}

/** What an invented ID number is made of. */
export interface IdNumberParts {
  /** Six digits; for demonstration data one that is assigned to no place. */
  region: string;
  birth: DateText;
  /** 0 to 499: each gives one man and one woman per region and day. */
  sequence: number;
  sex: SexCode;
}

/** A valid ID number for fixtures and demonstration data. Throws RangeError when a part is impossible. */
export function makeIdNumber({ region, birth, sequence, sex }: IdNumberParts): string {
  const possible = /^[1-9]\d{5}$/.test(region) && birth.length === 10 && isDateText(birth);
  if (!possible || !Number.isInteger(sequence) || sequence < 0 || sequence > 499)
    throw new RangeError('no ID number can be made of these parts');
  const order = String(sequence * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0');
  const first17 = region + birth.replaceAll('-', '') + order;
  return first17 + checkDigit(first17);
}

/** For logs and messages: all but the first four and last two characters hidden (4304************3X). */
export function maskIdNumber(text: string): string {
  const hidden = Math.max(text.length - 6, 0);
  if (hidden < 6) return '*'.repeat(text.length);
  return text.slice(0, 4) + '*'.repeat(hidden) + text.slice(-2);
}
