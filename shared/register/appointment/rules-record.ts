import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import { demotionLaw, penaltyLaw } from '../checks/sources';
import { penaltyEffectUntil, penaltyInForce } from '../person/penalties';
import type { ChildRecord } from '../fields/children';
import { isPromotion } from './posts';
import { one } from './problem';
import { effectiveDay, type ItemRule, type ItemView, type Scene } from './scene';
import { selectionRules } from './sources';

/** The results of the years before the batch takes effect, latest first. */
function lastAppraisal(
  { person }: ItemView,
  scene: Scene,
): { readonly year: string; readonly result: string } | undefined {
  const before = effectiveDay(scene).slice(0, 4);
  return person.children.appraisals
    .flatMap(({ year, result }) =>
      year !== null && result !== null && year < before ? [{ year, result }] : [],
    )
    .sort((a, b) => (a.year > b.year ? -1 : 1))[0];
}

/** Raised in tier or in rank. */
function isRaised(view: ItemView): boolean {
  return isPromotion(view) || view.item.fields.rank !== null;
}

type Reward = ChildRecord<'rewards'>;

/** A rule about each penalty of somebody; it leads to the date until which the penalty has effect. */
function penaltyRule(
  rule: Omit<ItemRule, 'check'>,
  isAsked: (view: ItemView) => boolean,
  message: (reward: Reward, scene: Scene) => string | undefined,
): ItemRule {
  return {
    ...rule,
    check: (view, scene) =>
      !isAsked(view)
        ? []
        : view.person.children.rewards.flatMap((reward, at) => {
            const text = message(reward, scene);
            return one(
              text !== undefined,
              () => `${view.name}受${reward.name ?? '处分'}，${text ?? ''}`,
              `children.rewards.${at}.effectUntil`,
            );
          }),
  };
}

/** Penalties: no promotion within their effect. */
const penaltyRules: readonly ItemRule[] = [
  penaltyRule(
    {
      id: 'batch.penalty',
      level: 'error',
      title: '处分影响期内不得晋升职务、职级',
      source: penaltyLaw,
      remedy: '影响期满后再提任；已解除的在“奖惩”中填写撤销日期',
    },
    isRaised,
    (reward, scene) => {
      const until = penaltyInForce(reward, effectiveDay(scene));
      return until && `影响期至 ${formatMonth(until)}`;
    },
  ),
  penaltyRule(
    {
      id: 'batch.penaltyHint',
      level: 'hint',
      title: '拟任职人员没有在影响期内的处分',
      source: penaltyLaw,
      remedy: '不属于晋升的可以任职，在任免理由中说明',
    },
    (view) => !isRaised(view) && view.takes.length > 0,
    (reward, scene) => penaltyInForce(reward, effectiveDay(scene)) && '尚在影响期内',
  ),
  penaltyRule(
    {
      id: 'batch.penaltyUnknown',
      level: 'warning',
      title: '处分的影响期可以核对',
      source: penaltyLaw,
      remedy: '在“奖惩”中补填批准日期、影响期；已解除的填写撤销日期',
    },
    isRaised,
    (reward) => {
      const until = reward.effectUntil ?? penaltyEffectUntil(reward.code, reward.approved);
      return reward.kind === 'penalty' && !reward.revoked && until === undefined ? '没有影响期' : undefined;
    },
  ),
];

/** A rule about the last appraisal of somebody who is promoted. */
function appraisalRule(
  rule: Omit<ItemRule, 'check'>,
  message: (last: ReturnType<typeof lastAppraisal>, view: ItemView, scene: Scene) => string | undefined,
): ItemRule {
  return {
    ...rule,
    check: (view, scene) => {
      const text = isPromotion(view) ? message(lastAppraisal(view, scene), view, scene) : undefined;
      return one(text !== undefined, () => view.name + (text ?? ''), 'children.appraisals');
    },
  };
}

/** Rules about penalties and appraisals. */
export const recordRules: readonly ItemRule[] = [
  ...penaltyRules,
  appraisalRule(
    {
      id: 'batch.incompetent',
      level: 'error',
      title: '年度考核不称职的不得提任',
      source: demotionLaw,
      remedy: '不称职的应当降低一个职务、职级层次任职',
    },
    (last) => (last?.result === '4' ? ` ${last.year} 年度考核不称职` : undefined),
  ),
  appraisalRule(
    {
      id: 'batch.appraisalLow',
      level: 'warning',
      title: '提任人选上年度考核为称职以上',
      source: selectionRules,
      remedy: '核实情况，在任免理由中说明',
    },
    (last) =>
      last && !['1', '2', '4'].includes(last.result)
        ? ` ${last.year} 年度考核${codeText('ZB18', last.result)}`
        : undefined,
  ),
  appraisalRule(
    {
      id: 'batch.appraisalMissing',
      level: 'warning',
      title: '提任人选有上年度考核结果',
      source: selectionRules,
      remedy: '在人员页补填年度考核',
    },
    (_last, { person }, scene) => {
      const day = effectiveDay(scene);
      const year = String(Number(day.slice(0, 4)) - 1);
      const known = person.children.appraisals.some((row) => row.year === year && row.result !== null);
      const due = Number(day.slice(5, 7)) >= scene.settings.thresholds.appraisalDueMonth;
      return due && !known && person.fields.postTier !== null ? `没有 ${year} 年度考核结果` : undefined;
    },
  ),
];
