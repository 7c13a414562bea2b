import { addMonths, isDateText, monthsBetween, type MonthText, type StoredDate } from '#shared/lib/dates';
import type { SexCode } from '#shared/lib/id-number';

/** Which of the two ages for women applies: 干部 55, 工人 50. For men it makes no difference. */
export type RetirementCategory = 'cadre' | 'worker';

interface Scheme {
  /** Statutory age before the reform, in years. */
  readonly age: number;
  /** One month is added for every so many months by which the old date lies after the start. */
  readonly step: number;
  /** The most that is ever added, in months. */
  readonly cap: number;
}

const reformStart: MonthText = '2025-01';
const schemes = {
  men: { age: 60, step: 4, cap: 36 },
  womenCadres: { age: 55, step: 4, cap: 36 },
  womenWorkers: { age: 50, step: 2, cap: 60 },
} as const satisfies Record<string, Scheme>;

function schemeOf(sex: SexCode, category: RetirementCategory): Scheme {
  if (sex === '1') return schemes.men;
  return category === 'worker' ? schemes.womenWorkers : schemes.womenCadres;
}

/**
 * The month in which somebody reaches the statutory retirement age under the gradual rise since 2025-01-01: men 60 to 63
 * and women cadres 55 to 58 by one month every four months, women workers 50 to 55 by one month every two. Who reached
 * the old age before 2025 keeps it. Voluntary early or late retirement is not considered.
 * Source [S]: secondary pages about the 2024 decision and a public implementation; the official table was not found.
 * @param birth 'YYYY-MM' or 'YYYY-MM-DD'
 * @param sex '1' 男, '2' 女
 * @param formerAge the person's own limit before the reform where it differs (women of 县处级 and above: 60)
 * @returns 'YYYY-MM', or undefined when the month of birth is not known
 */
export function retirementMonth(
  birth: StoredDate,
  sex: SexCode,
  category: RetirementCategory,
  formerAge?: 55 | 60,
): MonthText | undefined {
  if (!isDateText(birth) || birth.length < 7) return undefined;
  const own = schemeOf(sex, category);
  const scheme = formerAge === undefined ? own : { ...own, age: formerAge, step: 4, cap: 36 };
  const before = addMonths(birth.slice(0, 7), scheme.age * 12);
  const late = before === undefined ? undefined : monthsBetween(reformStart, before);
  if (before === undefined || late === undefined) return undefined;
  const added = late < 0 ? 0 : Math.min(Math.floor(late / scheme.step) + 1, scheme.cap);
  return addMonths(before, added);
}
