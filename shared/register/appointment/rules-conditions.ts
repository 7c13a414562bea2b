import { codeText } from '#shared/lib/code-tables';
import { addMonths, isBefore } from '#shared/lib/dates';
import { joinedDate } from '../checks/party';
import { county, partyCharter } from '../checks/sources';
import { month } from '../checks/rule';
import { heldFrom } from './batch';
import { postsInWords } from './post-texts';
import { deriveEducation } from '../person/derive';
import { tierRank } from '../person/tiers';
import {
  chief,
  deputy,
  isPartyPost,
  isPartySecretary,
  isPromotion,
  isTownship,
  isVillageSecretary,
  member,
  monthsFrom,
  topTake,
} from './posts';
import { one } from './problem';
import { ladderRules } from './rules-ladder';
import { recordRules } from './rules-record';
import { effectiveDay, type ItemRule, type ItemView, type Scene, type ViewedTake } from './scene';
import { noticeLaw, qualityProgramme, recruitLaw } from './sources';
import { educationLevels } from './thresholds';

/** The trial year is asked of those promoted to a leading post that is not elected (ZB122: 2 选任). */
function isOnTrial(view: ItemView): boolean {
  const top = topTake(view);
  return (
    isPromotion(view) &&
    top?.take.leader === true &&
    (tierRank(top.take.tier) ?? 0) >= 1 &&
    view.item.fields.method !== '2'
  );
}

const trialRules: readonly ItemRule[] = [
  {
    id: 'batch.recruitTrial',
    level: 'warning',
    title: '新录用试用期内不提任领导职务',
    source: recruitLaw,
    remedy: '试用期满考核合格后再提任',
    check: (view, scene) => {
      const { recruited } = view.person.fields;
      const until = recruited
        ? addMonths(recruited, scene.settings.thresholds.recruitTrialMonths)
        : undefined;
      return one(
        until !== undefined &&
          isBefore(effectiveDay(scene), until) &&
          view.takes.some(({ take }) => take.leader),
        () => `${view.name} ${month(recruited)} 录用，试用期至 ${month(until ?? '')}`,
        'fields.recruited',
      );
    },
  },
  {
    id: 'batch.trial',
    level: 'warning',
    title: '提任非选举产生的领导职务须有试用期',
    source: noticeLaw,
    remedy: '填写“试用期至”；选举产生的把选拔方式改为选任',
    check: (view) =>
      one(
        isOnTrial(view) && view.item.fields.probationUntil === null,
        () => `${view.name}提任领导职务，没有填写试用期`,
        view.path('probationUntil'),
      ),
  },
  {
    id: 'batch.trialLength',
    level: 'hint',
    title: '任职试用期按规定计算',
    source: noticeLaw,
    remedy: '核对任职时间和“试用期至”',
    check: (view, { fields, settings }) => {
      const { probationUntil } = view.item.fields;
      const from = heldFrom(fields);
      const due = from === null ? undefined : addMonths(from, settings.thresholds.trialMonths);
      return one(
        isOnTrial(view) &&
          probationUntil !== null &&
          due !== undefined &&
          due.slice(0, 7) !== probationUntil.slice(0, 7),
        () =>
          `${view.name}试用期至 ${month(probationUntil)}，按 ${settings.thresholds.trialMonths} 个月应至 ${month(due ?? '')}`,
        view.path('probationUntil'),
      );
    },
  },
];

/** The education that the county asks of a post: rank of educationRank; 0 where it asks none. */
function educationAsked({ take, unit }: ViewedTake, { settings: { thresholds } }: Scene): number {
  const inTeam = [chief, deputy, member].includes(take.memberKind ?? '');
  if (isTownship(unit) && take.memberKind === chief && isPartySecretary(take.post))
    return thresholds.secretaryEducation;
  if (isTownship(unit) && inTeam) return thresholds.townTeamEducation;
  if (unit?.kind === 'organ' && inTeam) return thresholds.organTeamEducation;
  return isVillageSecretary(take.post, unit) ? thresholds.villageSecretaryEducation : 0;
}

const qualityRules: readonly ItemRule[] = [
  {
    id: 'batch.education',
    level: 'warning',
    title: '学历符合任职要求',
    source: `${qualityProgramme}、${county}`,
    remedy: '核对学历；确需任职的列入学历培训计划；各类职务要求的学历在“核查规则”的“数值”中设置',
    check: (view, scene) => {
      const { derived, rank } = deriveEducation(view.person.children.educations);
      const short = view.takes
        .map((taken) => ({ taken, asked: educationAsked(taken, scene) }))
        .find(({ asked }) => rank < asked);
      if (!short) return [];
      const { taken, asked } = short;
      const held = codeText('ZB64', derived.highestEducation);
      const post = postsInWords([{ unit: taken.unit?.name ?? '', post: taken.take.post ?? '' }]);
      const needed = educationLevels.find(({ value }) => value === asked)?.text ?? '';
      const message = `${view.name}${held ? `最高学历${held}` : '没有填写学历'}，拟任${post}要求${needed}以上`;
      return [{ message, fields: ['children.educations'] }];
    },
  },
  {
    id: 'batch.partyMember',
    level: 'error',
    title: '党内职务由正式党员担任',
    source: partyCharter,
    remedy: '核对政治面貌和拟任职务',
    check: (view) => {
      const post = view.takes.find(({ take }) => isPartyPost(take.post));
      const { politicalStatus } = view.person.fields;
      return one(
        post !== undefined && politicalStatus !== '01',
        () =>
          `${view.name}的政治面貌为${codeText('GB4762', politicalStatus) || '空'}，拟任${post?.take.post ?? ''}`,
        'fields.politicalStatus',
      );
    },
  },
  {
    id: 'batch.partyAge',
    level: 'warning',
    title: '党组织书记有规定的党龄',
    source: county,
    remedy: '核对入党时间',
    check: (view, scene) => {
      const post = view.takes.find(({ take }) => isPartySecretary(take.post));
      const joined = joinedDate(view.person.fields);
      const needed = scene.settings.thresholds.secretaryPartyYears;
      const months = monthsFrom(joined, effectiveDay(scene));
      return one(
        post !== undefined && joined !== null && months < needed * 12,
        () => `${view.name} ${month(joined)} 入党，拟任${post?.take.post ?? ''}，党龄不满 ${needed} 年`,
        'fields.partyJoined',
      );
    },
  },
];

/** Rules about who may be promoted or take a post. */
export const conditionRules: readonly ItemRule[] = [
  ...ladderRules,
  ...trialRules,
  ...recordRules,
  ...qualityRules,
];
