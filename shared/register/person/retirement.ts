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

/** 改革前任职年龄界限 (codes of NLLB) given to those of whom none is said. */
export interface AgeLimits {
  readonly men: string;
  readonly women: string;
}

const customary: AgeLimits = { men: '60', women: '55' };

/** What the retirement reform asks of somebody; null for what is not known. */
export interface ReformSubject {
  readonly sex: SexCode | null;
  readonly birth: StoredDate | null;
  readonly category: RetirementCategory;
  /** The person's own 改革前任职年龄界限, a code of NLLB. */
  readonly limit: string | null;
}

function limitOf({ sex, category, limit }: ReformSubject, limits: AgeLimits): string | null {
  if (limit !== null || sex === null) return limit;
  if (sex === '1') return limits.men;
  // NLLB has no word for the 50 years of 女工人.
  return category === 'worker' ? null : limits.women;
}

/**
 * What the reform says of a person: 改革前任职年龄界限 (their own, else the customary one) and 到龄年月. Limits of 63, 65 and 66
 * years and 已到龄 have no rule to count by. The one rule for the archive, exported files and upgraded ones.
 * @returns null for what cannot be told
 */
export function reformOf(
  subject: ReformSubject,
  limits: AgeLimits = customary,
): { readonly limit: string | null; readonly month: MonthText | null } {
  const { sex, birth, category } = subject;
  const limit = limitOf(subject, limits);
  if (sex === null || birth === null) return { limit, month: null };
  if (limit === null) return { limit, month: retirementMonth(birth, sex, category) ?? null };
  if (limit !== '55' && limit !== '60') return { limit, month: null };
  return { limit, month: retirementMonth(birth, sex, category, limit === '55' ? 55 : 60) ?? null };
}
