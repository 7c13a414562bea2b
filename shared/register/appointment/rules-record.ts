import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import { demotionLaw, penaltyLaw } from '../checks/sources';
import type { Problem } from '../checks/rule';
import { penaltyEffectUntil, penaltyInForce } from '../person/penalties';
import { isPromotion } from './posts';
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

/** One problem where a condition holds; the words are put together only then. */
export function one(condition: boolean | undefined, message: () => string, ...fields: string[]): Problem[] {
  return condition === true ? [{ message: message(), fields }] : [];
}

/** Rules about penalties and appraisals. */
export const recordRules: readonly ItemRule[] = [
  {
    id: 'batch.penalty',
    level: 'error',
    title: '处分影响期内不得晋升职务、职级',
    source: penaltyLaw,
    remedy: '影响期满后再提任；已解除的在“奖惩”中填写撤销日期',
    check: (view, scene) => {
      if (!isRaised(view)) return [];
      return view.person.children.rewards.flatMap((reward, at) => {
        const until = penaltyInForce(reward, effectiveDay(scene));
        return one(
          until !== undefined,
          () => `${view.name}受${reward.name ?? '处分'}，影响期至 ${formatMonth(until ?? '')}`,
          `children.rewards.${at}.effectUntil`,
        );
      });
    },
  },
  {
    id: 'batch.penaltyHint',
    level: 'hint',
    title: '拟任职人员没有在影响期内的处分',
    source: penaltyLaw,
    remedy: '不属于晋升的可以任职，在任免理由中说明',
    check: (view, scene) => {
      if (isRaised(view) || view.takes.length === 0) return [];
      return view.person.children.rewards.flatMap((reward, at) =>
        one(
          penaltyInForce(reward, effectiveDay(scene)) !== undefined,
          () => `${view.name}受${reward.name ?? '处分'}，尚在影响期内`,
          `children.rewards.${at}.effectUntil`,
        ),
      );
    },
  },
  {
    id: 'batch.penaltyUnknown',
    level: 'warning',
    title: '处分的影响期可以核对',
    source: penaltyLaw,
    remedy: '在“奖惩”中补填批准日期、影响期；已解除的填写撤销日期',
    check: (view) =>
      view.person.children.rewards.flatMap((reward, at) => {
        const until = reward.effectUntil ?? penaltyEffectUntil(reward.code, reward.approved);
        return one(
          isRaised(view) && reward.kind === 'penalty' && !reward.revoked && until === undefined,
          () => `${view.name}受${reward.name ?? '处分'}，没有影响期`,
          `children.rewards.${at}.effectUntil`,
        );
      }),
  },
  {
    id: 'batch.incompetent',
    level: 'error',
    title: '年度考核不称职的不得提任',
    source: demotionLaw,
    remedy: '不称职的应当降低一个职务、职级层次任职',
    check: (view, scene) => {
      const last = lastAppraisal(view, scene);
      return one(
        isPromotion(view) && last?.result === '4',
        () => `${view.name} ${last?.year ?? ''} 年度考核不称职`,
        'children.appraisals',
      );
    },
  },
  {
    id: 'batch.appraisalLow',
    level: 'warning',
    title: '提任人选上年度考核为称职以上',
    source: selectionRules,
    remedy: '核实情况，在任免理由中说明',
    check: (view, scene) => {
      const last = lastAppraisal(view, scene);
      const low = last && !['1', '2', '4'].includes(last.result);
      return one(
        isPromotion(view) && low,
        () => `${view.name} ${last?.year ?? ''} 年度考核${codeText('ZB18', last?.result)}`,
        'children.appraisals',
      );
    },
  },
  {
    id: 'batch.appraisalMissing',
    level: 'warning',
    title: '提任人选有上年度考核结果',
    source: selectionRules,
    remedy: '在人员页补填年度考核',
    check: (view, scene) => {
      const year = String(Number(effectiveDay(scene).slice(0, 4)) - 1);
      const known = view.person.children.appraisals.some((row) => row.year === year && row.result !== null);
      const due = Number(effectiveDay(scene).slice(5, 7)) >= scene.settings.thresholds.appraisalDueMonth;
      return one(
        isPromotion(view) && due && !known && view.person.fields.postTier !== null,
        () => `${view.name}没有 ${year} 年度考核结果`,
        'children.appraisals',
      );
    },
  },
];
