import { z } from 'zod';
import { appointmentThresholds } from '../appointment/thresholds';
import { findingLevels, levelTexts, type FindingLevel } from '../findings';
import { civilServantLaw, county, formGuide, retirementReform, seedPractice, systemRules } from './sources';

/** A number that rules compare with. */
export interface Threshold {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Where the initial value comes from; a changed one is the county's. */
  readonly source: string;
  /** What the numbers mean, where they are chosen instead of typed. */
  readonly options?: readonly { readonly value: number; readonly text: string }[];
}

/** Every number that the logic checks compare with. The county may change each. */
export const checkThresholds = [
  { key: 'ageMin', label: '年龄下限', unit: '周岁', initial: 18, min: 14, max: 30, source: systemRules },
  { key: 'ageMax', label: '年龄上限', unit: '周岁', initial: 65, min: 50, max: 100, source: systemRules },
  {
    key: 'workAgeMin',
    label: '参加工作最小年龄',
    unit: '周岁',
    initial: 16,
    min: 10,
    max: 20,
    source: systemRules,
  },
  {
    key: 'partyAgeMin',
    label: '入党最小年龄',
    unit: '周岁',
    initial: 18,
    min: 14,
    max: 20,
    source: systemRules,
  },
  {
    key: 'recruitAgeMin',
    label: '录用最小年龄',
    unit: '周岁',
    initial: 18,
    min: 16,
    max: 22,
    source: civilServantLaw,
  },
  {
    key: 'probationMonths',
    label: '预备党员超过多久提示',
    unit: '个月',
    initial: 24,
    min: 12,
    max: 60,
    source: county,
  },
  {
    key: 'resumeGapMonths',
    label: '简历两段之间允许相差',
    unit: '个月',
    initial: 1,
    min: 0,
    max: 12,
    source: formGuide,
  },
  {
    key: 'appraisalYears',
    label: '须有年度考核的最近年数',
    unit: '年',
    initial: 2,
    min: 1,
    max: 10,
    source: formGuide,
  },
  {
    key: 'appraisalDueMonth',
    label: '上年度考核结果录入时限',
    unit: '月起核查',
    initial: 4,
    min: 1,
    max: 12,
    source: county,
  },
  {
    key: 'generationYears',
    label: '父母与子女年龄差下限',
    unit: '岁',
    initial: 14,
    min: 10,
    max: 25,
    source: county,
  },
  {
    key: 'retirementNoticeMonths',
    label: '到龄退休提前提示',
    unit: '个月',
    initial: 3,
    min: 0,
    max: 24,
    source: retirementReform,
  },
  { key: 'chiefMax', label: '正职职数上限', unit: '名', initial: 2, min: 1, max: 10, source: systemRules },
  {
    key: 'siteAreaMin',
    label: '村级活动场所面积下限',
    unit: '平方米',
    initial: 90,
    min: 0,
    max: 1000,
    source: seedPractice,
  },
  ...appointmentThresholds,
] as const satisfies readonly Threshold[];

export type ThresholdKey = (typeof checkThresholds)[number]['key'];

const thresholdShape = Object.fromEntries(
  checkThresholds.map(({ key, min, max, initial }) => [
    key,
    z.number().int().min(min).max(max).default(initial),
  ]),
) as Record<ThresholdKey, z.ZodDefault<z.ZodNumber>>;

/** The county's decision about one rule: never without a reason, and every change of it stands in the audit. */
const overrideSchema = z.strictObject({
  level: z.enum(['warning', 'hint', 'off']),
  reason: z.string().trim().min(1).max(200),
});
export type RuleOverride = z.output<typeof overrideSchema>;

/** Thresholds and single rules lowered or switched off. What is left out has its initial value. */
export const checkSettingsSchema = z.strictObject({
  thresholds: z.strictObject(thresholdShape).prefault({}),
  rules: z.record(z.string().max(60), overrideSchema).default({}),
});
export type CheckSettings = z.output<typeof checkSettingsSchema>;

export const defaultCheckSettings: CheckSettings = checkSettingsSchema.parse({});

/**
 * The settings as they were stored, which an older or newer version may have written: each value that no longer fits
 * is replaced by its initial one, the others stay.
 * @param stored parsed JSON, or undefined when nothing was stored
 */
export function readCheckSettings(stored: unknown): CheckSettings {
  const whole = checkSettingsSchema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  return checkSettingsSchema.parse({
    thresholds: fitting(
      stored,
      'thresholds',
      (key, value) =>
        Object.hasOwn(thresholdShape, key) && thresholdShape[key as ThresholdKey].safeParse(value).success,
    ),
    rules: fitting(
      stored,
      'rules',
      (key, value) => key.length <= 60 && overrideSchema.safeParse(value).success,
    ),
  });
}

function fitting(
  stored: unknown,
  part: keyof CheckSettings,
  fits: (key: string, value: unknown) => boolean,
): Record<string, unknown> {
  const values: unknown =
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, part) : undefined;
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => fits(key, value)));
}

/** The level at which a rule speaks in this county, or 'off'. A rule can be lowered, never raised. */
export function effectiveLevel(
  rule: { readonly id: string; readonly level: FindingLevel },
  settings: CheckSettings,
): FindingLevel | 'off' {
  const override = settings.rules[rule.id]?.level;
  if (override === undefined || override === 'off') return override ?? rule.level;
  return findingLevels.indexOf(override) > findingLevels.indexOf(rule.level) ? override : rule.level;
}

/** The source of a finding; where the county lowered the rule, it says so. */
export function sourceAt(
  rule: { readonly level: FindingLevel; readonly source: string },
  level: FindingLevel,
): string {
  if (level === rule.level) return rule.source;
  return `${rule.source}（县设置由${levelTexts[rule.level]}调为${levelTexts[level]}）`;
}
