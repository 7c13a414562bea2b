import { formatDate } from '#shared/lib/dates';
import { coReviewResults, type Leave, type Take } from './batch-fields';
import { isCoReviewed } from './batch';
import { isVillageSecretary } from './posts';
import type { ItemRule, SceneUnit } from './scene';
import { qualityProgramme } from './sources';

/** Rules about the co-review of village secretaries. */
export const coReviewRules: readonly ItemRule[] = [
  {
    id: 'batch.coReview',
    level: 'error',
    title: '调整村党组织书记须先报县委组织部协审',
    source: qualityProgramme,
    remedy: '报请协审，收到同意的答复后填写',
    check: (view, { completing }) => {
      if (!needsCoReview(view) || isCoReviewed(view.item.fields)) return [];
      const { coResult, coAsked } = view.item.fields;
      if (coResult === 'disagree' || coResult === 'again') {
        const result = coReviewResults.find(({ code }) => code === coResult)?.text ?? '';
        return [{ message: `${view.name}的协审结果为${result}`, fields: [view.path('coResult')] }];
      }
      if (!completing) return [];
      const asked = coAsked === null ? '没有报请协审' : `${formatDate(coAsked)} 报请协审，没有收到同意的答复`;
      return [
        { message: `${view.name}${asked}`, fields: [view.path(coAsked === null ? 'coAsked' : 'coResult')] },
      ];
    },
  },
  {
    id: 'batch.coReviewOrder',
    level: 'error',
    title: '协审先报请、后答复，再讨论决定',
    source: qualityProgramme,
    remedy: '核对报请、答复协审和讨论决定的日期',
    check: (view, { fields: { decided }, today }) => {
      if (!needsCoReview(view)) return [];
      const { coAsked, coAnswered } = view.item.fields;
      if (coAnswered === null) return [];
      const answered = `${view.name}的协审答复 ${formatDate(coAnswered)}`;
      const problem =
        (coAsked !== null && coAnswered < coAsked && `早于报请 ${formatDate(coAsked)}`) ||
        (coAnswered > today && '还没有到') ||
        (decided !== null && decided < coAnswered && `晚于讨论决定 ${formatDate(decided)}`);
      return problem ? [{ message: answered + problem, fields: [view.path('coAnswered')] }] : [];
    },
  },
  {
    id: 'batch.coReviewDue',
    level: 'warning',
    title: '村党组织书记调整须报请协审',
    source: qualityProgramme,
    remedy: '打印协审函，报请后填写日期和文号',
    check: (view, { completing }) =>
      !completing && needsCoReview(view) && view.item.fields.coAsked === null
        ? [{ message: `${view.name}涉及村党组织书记，还没有报请协审`, fields: [view.path('coAsked')] }]
        : [],
  },
];

type KnownUnit = Pick<SceneUnit, 'kind'> | undefined;

/** The posts of an item with the kinds of their units. */
interface PostsConcerned {
  readonly takes: readonly { readonly take: Pick<Take, 'post'>; readonly unit: KnownUnit }[];
  readonly leaves: readonly { readonly leave: Pick<Leave, 'post'>; readonly unit: KnownUnit }[];
}

/** Whether an item puts somebody into, or takes out of, the post of a village secretary. */
export function needsCoReview({ takes, leaves }: PostsConcerned): boolean {
  return (
    takes.some(({ take, unit }) => isVillageSecretary(take.post, unit)) ||
    leaves.some(({ leave, unit }) => isVillageSecretary(leave.post, unit))
  );
}
