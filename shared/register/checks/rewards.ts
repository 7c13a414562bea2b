import { isBefore } from '#shared/lib/dates';
import { penaltyEffect, penaltyEffectUntil, penaltyInForce } from '../person/penalties';
import { isEmpty, month, problemIf, rowPath, rowRule, type PersonRule } from './rule';
import { formGuide, penaltyLaw, systemRules } from './sources';

/** ZB65: 01 rewards, 02 penalties. */
const kindByPrefix: Readonly<Record<string, string>> = { '01': 'reward', '02': 'penalty' };

const recordRules: readonly PersonRule[] = [
  rowRule(
    'rewards',
    {
      id: 'reward.approved',
      level: 'warning',
      title: '奖惩须有批准日期',
      source: systemRules,
      remedy: '填写批准日期',
    },
    ({ name, approved }) =>
      isEmpty(approved) && { message: `${name ?? '奖惩'}没有批准日期`, keys: ['approved'] },
  ),
  rowRule(
    'rewards',
    {
      id: 'reward.kind',
      level: 'error',
      title: '奖惩类别与名称代码一致',
      source: systemRules,
      remedy: '改正类别或名称代码',
    },
    ({ kind, code, name }) => {
      const expected = kindByPrefix[code?.slice(0, 2) ?? ''];
      return (
        expected !== undefined &&
        !isEmpty(kind) &&
        kind !== expected && {
          message: `${name ?? '奖惩'}的类别是${kind === 'penalty' ? '处分' : '奖励'}，名称代码却是${expected === 'penalty' ? '处分' : '奖励'}`,
          keys: ['kind', 'code'],
        }
      );
    },
  ),
  rowRule(
    'rewards',
    {
      id: 'reward.revokedBeforeApproved',
      level: 'error',
      title: '撤销日期不早于批准日期',
      source: systemRules,
      remedy: '核对批准日期和撤销日期',
    },
    ({ approved, revoked }) =>
      isBefore(revoked ?? '', approved ?? '') && {
        message: `撤销日期 ${month(revoked)} 早于批准日期 ${month(approved)}`,
        keys: ['revoked', 'approved'],
      },
  ),
];

const effectRules: readonly PersonRule[] = [
  rowRule(
    'rewards',
    {
      id: 'reward.effectUntil',
      level: 'warning',
      title: '处分影响期按规定计算',
      source: penaltyLaw,
      remedy: '核对处分种类、批准日期和影响期；提前解除的填写撤销日期',
    },
    ({ kind, code, name, approved, effectUntil }) => {
      const effect = penaltyEffect(code);
      const until = penaltyEffectUntil(code, approved);
      if (kind !== 'penalty' || !effect || !until || !effectUntil) return undefined;
      if (effectUntil.slice(0, 7) === until.slice(0, 7)) return undefined;
      const keys = ['effectUntil', 'approved'] as const;
      return {
        message: `${name ?? '处分'}影响期至 ${month(effectUntil)}，按${effect.source}自 ${month(approved)} 起 ${effect.months} 个月应至 ${month(until)}`,
        keys,
      };
    },
  ),
  rowRule(
    'rewards',
    {
      id: 'reward.inForce',
      level: 'hint',
      title: '处分影响期内不得晋升',
      source: penaltyLaw,
      remedy: '影响期满前不作为提拔人选',
      servingOnly: true,
    },
    (row, _person, { today }) => {
      const until = penaltyInForce(row, today);
      return (
        until !== undefined && {
          message: `${row.name ?? '处分'}影响期至 ${month(until)}`,
          keys: ['effectUntil'],
        }
      );
    },
  ),
  {
    id: 'reward.proposedInForce',
    level: 'warning',
    title: '处分影响期内没有拟任职务',
    source: penaltyLaw,
    remedy: '核实拟任职务是否属于晋升；属于晋升的须待影响期满',
    check: ({ fields, children }, { today }) => {
      if (isEmpty(fields.proposedPost)) return [];
      return children.rewards.flatMap((row, index) => {
        const until = penaltyInForce(row, today);
        if (until === undefined) return [];
        const message = `拟任“${fields.proposedPost}”，${row.name ?? '处分'}的影响期至 ${month(until)}`;
        return [{ message, fields: ['fields.proposedPost', rowPath('rewards', index, 'effectUntil')] }];
      });
    },
  },
];

/** Rules about rewards and penalties (information set A14). */
export const rewardRules: readonly PersonRule[] = [
  ...recordRules,
  ...effectRules,
  {
    id: 'reward.summaryEmpty',
    level: 'hint',
    title: '没有奖惩的填“无”',
    source: formGuide,
    remedy: '填写奖惩情况，没有的填“无”',
    check: ({ fields }) => problemIf(isEmpty(fields.rewardSummary), () => '奖惩情况未填写', 'rewardSummary'),
  },
  {
    id: 'reward.summaryNone',
    level: 'warning',
    title: '奖惩情况与奖惩记录一致',
    source: formGuide,
    remedy: '按奖惩记录改写奖惩情况',
    check: ({ fields, children }) =>
      problemIf(
        fields.rewardSummary?.trim() === '无' && children.rewards.length > 0,
        () => `奖惩情况填“无”，而有 ${children.rewards.length} 条奖惩记录`,
        'rewardSummary',
      ),
  },
];
