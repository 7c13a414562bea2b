import { ageAt, formatMonth, fromCompact } from '#shared/lib/dates';
import { normaliseName, spreadName } from '#shared/lib/names';
import type { LrmxFamilyRow, LrmxForm } from '../lrmx-form';

/** What the editor takes for the words of a death: then no age is printed (its configuration and help). */
const DEAD = /去世|死亡|逝世|已逝|已故/;

/** A value without tabs and other blanks that have no width of their own in the grid of characters. */
export function plainText(text: string): string {
  return text
    .replace(/[\t\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** A name as the editor prints it: its dot as ·, two characters spread however a file has them (张三, 张 三). */
export function printedName(text: string): string {
  return spreadName(normaliseName(plainText(text)));
}

/** 20041024, 200410 and 2004.10.24 as 2004.10, 2004 as it is; what is no date (1950春) stands as written. */
export function printedDate(text: string): string {
  const date = fromCompact(text);
  return date === undefined ? plainText(text) : formatMonth(date);
}

/** The date that ages are counted to: 计算年龄时间, as its help has it; today where the form says none. */
export function ageReference(form: LrmxForm, today: string): string {
  const text = form.values.JiSuanNianLingShiJian.trim();
  return text === '' ? today : (fromCompact(text) ?? text);
}

/** Completed years as text; '' where birth or reference cannot be read. */
export function printedAge(birth: string, reference: string): string {
  const age = ageAt(fromCompact(birth) ?? birth.trim(), reference);
  return age === undefined ? '' : String(age);
}

/** The age in a family row, '' for somebody of whom 工作单位及职务 says that they have died. */
export function familyAge(row: LrmxFamilyRow, reference: string): string {
  return DEAD.test(row.GongZuoDanWeiJiZhiWu) ? '' : printedAge(row.ChuShengRiQi, reference);
}

/** A date line: 2026年11月23日 as far as it is known, blanks to be filled in by hand for the rest. */
export function dateLine(text: string): string {
  const [year = '', month = '', day = ''] = (fromCompact(text) ?? '').split('-');
  const part = (digits: string, blanks: string) => (digits === '' ? blanks : String(Number(digits)));
  return `${part(year, '　　　　')}年${part(month, '　　')}月${part(day, '　　')}日`;
}
