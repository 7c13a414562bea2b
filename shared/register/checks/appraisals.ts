import { codeText } from '#shared/lib/code-tables';
import { addMonths } from '#shared/lib/dates';
import { penaltyEffectUntil } from '../person/penalties';
import type { CheckContext, CheckedPerson, PersonRule, Problem } from './rule';
import { isEmpty, isVillageCadre, month, problemIf, rowPath, rowRule } from './rule';
import {
  appraisalRules as regulation,
  county,
  demotionLaw,
  dismissalLaw,
  formGuide,
  systemRules,
} from './sources';

const excellent = '1';
const incompetent = '4';

/** The latest year whose result must stand in the register: last year, or the one before until the due month. */
function latestDueYear({ today, settings }: CheckContext): number {
  const passed = Number(today.slice(5, 7)) >= settings.thresholds.appraisalDueMonth;
  return Number(today.slice(0, 4)) - (passed ? 1 : 2);
}

/** The year from which appraisals count: that of recruitment, else of the first job; undefined while unknown. */
function firstYear({ fields: { recruited, workStarted } }: CheckedPerson): number | undefined {
  const since = recruited ?? workStarted;
  return since ? Number(since.slice(0, 4)) : undefined;
}

/** Whether the person worked through the whole year, so that an appraisal of it is due. */
function workedThrough(person: CheckedPerson, year: number): boolean {
  const first = firstYear(person);
  return first !== undefined && first < year;
}

function hasYear({ children }: CheckedPerson, year: number): boolean {
  return children.appraisals.some((row) => row.year === String(year));
}

function missing(person: CheckedPerson, years: readonly number[]): Problem[] {
  const gaps = years.filter((year) => workedThrough(person, year) && !hasYear(person, year));
  if (gaps.length === 0) return [];
  return [{ message: `没有 ${gaps.join('、')} 年度考核结果`, fields: ['children.appraisals'] }];
}

/** The years in which the person was found 不称职. */
function incompetentYears({ children }: CheckedPerson): Set<number> {
  return new Set(
    children.appraisals.filter((row) => row.result === incompetent).map((row) => Number(row.year)),
  );
}

const coverageRules: readonly PersonRule[] = [
  {
    id: 'appraisal.lastYear',
    level: 'error',
    title: '须有上一年度考核结果',
    source: systemRules,
    remedy: '在“年度考核”中补填；未参加考核的选“不进行考核”或“不定等次”并说明',
    asks: 'officials',
    servingOnly: true,
    check: (person, context) => missing(person, [latestDueYear(context)]),
  },
  {
    id: 'appraisal.villageLastYear',
    level: 'warning',
    title: '参加年度考核的村干部须有上一年度结果',
    source: county,
    remedy: '在“年度考核”中补填',
    servingOnly: true,
    check: (person, context) => {
      const expected = isVillageCadre(person, context) && person.children.appraisals.length > 0;
      return expected ? missing(person, [latestDueYear(context)]) : [];
    },
  },
  {
    id: 'appraisal.earlierYears',
    level: 'warning',
    title: '须有近年的年度考核结果',
    source: formGuide,
    remedy: '在“年度考核”中补填',
    asks: 'officials',
    servingOnly: true,
    check: (person, context) => {
      const count = context.settings.thresholds.appraisalYears - 1;
      const last = latestDueYear(context);
      return missing(
        person,
        Array.from({ length: count }, (_unused, index) => last - 1 - index),
      );
    },
  },
  {
    id: 'appraisal.summary',
    level: 'error',
    title: '须有年度考核综述或考核记录',
    source: systemRules,
    remedy: '填写年度考核结果',
    asks: 'officials',
    check: (person, context) => {
      const due = firstYear(person) === undefined || workedThrough(person, latestDueYear(context));
      return problemIf(
        due && isEmpty(person.fields.appraisalSummary) && person.children.appraisals.length === 0,
        () => '年度考核结果未填写',
        'appraisalSummary',
      );
    },
  },
];

const resultRules: readonly PersonRule[] = [
  {
    id: 'appraisal.duplicate',
    level: 'error',
    title: '同一年度只有一个考核结果',
    source: systemRules,
    remedy: '删除重复的一行',
    check: ({ children }) =>
      children.appraisals.flatMap((row, index) => {
        const first = children.appraisals.findIndex((other) => other.year === row.year);
        if (row.year === null || first === index) return [];
        return [{ message: `${row.year} 年度考核有两行`, fields: [rowPath('appraisals', index, 'year')] }];
      }),
  },
  {
    id: 'appraisal.incompetentOnce',
    level: 'hint',
    title: '不称职的降低一个职务、职级层次任职',
    source: demotionLaw,
    remedy: '核实是否已按规定处理',
    asks: 'officials',
    servingOnly: true,
    check: (person, context) => {
      const last = latestDueYear(context);
      const years = incompetentYears(person);
      return years.has(last) && !years.has(last - 1)
        ? [{ message: `${last} 年度考核不称职`, fields: ['children.appraisals'] }]
        : [];
    },
  },
  {
    id: 'appraisal.incompetentTwice',
    level: 'warning',
    title: '连续两年不称职的予以辞退',
    source: dismissalLaw,
    remedy: '核实是否已按规定处理',
    asks: 'officials',
    servingOnly: true,
    check: (person) => {
      const years = incompetentYears(person);
      return [...years]
        .filter((year) => years.has(year - 1))
        .map((year) => ({
          message: `${year - 1}、${year} 年度考核连续不称职`,
          fields: ['children.appraisals'],
        }));
    },
  },
  rowRule(
    'appraisals',
    {
      id: 'appraisal.excellentUnderPenalty',
      level: 'warning',
      title: '受处分期间不得评为优秀',
      source: regulation,
      remedy: '核对考核结论和处分影响期',
    },
    ({ year, result }, { children }) => {
      if (result !== excellent || year === null) return undefined;
      const penalty = children.rewards.find((reward) => {
        if (reward.kind !== 'penalty' || !reward.approved) return false;
        const until = reward.effectUntil ?? penaltyEffectUntil(reward.code, reward.approved);
        const last = until && addMonths(until, -1);
        return last !== undefined && reward.approved.slice(0, 4) <= year && year <= last.slice(0, 4);
      });
      return (
        penalty && {
          message: `${year} 年度考核${codeText('ZB18', result)}，而 ${month(penalty.approved)} 受${penalty.name ?? '处分'}`,
          keys: ['result'],
        }
      );
    },
  ),
];

/** Rules about annual appraisals (information set A15). */
export const appraisalRules: readonly PersonRule[] = [...coverageRules, ...resultRules];
