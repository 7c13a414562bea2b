import { codeText } from '#shared/lib/code-tables';
import { addMonths, ageAt, isBefore } from '#shared/lib/dates';
import { retirementOf } from '../checks/management';
import { joinedDate } from '../checks/party';
import { county, partyCharter, retirementReform } from '../checks/sources';
import { month } from '../checks/rule';
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
  monthsFrom,
  spanInWords,
  tierSince,
  topTake,
} from './posts';
import { one, recordRules } from './rules-record';
import { effectiveDay, type ItemRule, type ItemView } from './scene';
import { noticeLaw, qualityProgramme, recruitLaw, selectionRules } from './sources';

/** How long the tier below must have been held: tier to take -> tier below, its setting. */
const ladder: Readonly<
  Record<string, { readonly below: string; readonly years: 'deputyYears' | 'chiefYears' | 'clerkYears' }>
> = {
  '0131': { below: '0132', years: 'deputyYears' },
  '0132': { below: '0141', years: 'chiefYears' },
  '0141': { below: '0142', years: 'deputyYears' },
  '0142': { below: '0150', years: 'clerkYears' },
};

const educationTexts: Readonly<Record<number, string>> = { 2: '高中或中专', 3: '大专', 4: '大学' };

/** The education that the seeds ask of a post: rank of educationRank; undefined where they ask none. */
function educationAsked({ take, unit }: ItemView['takes'][number]): number | undefined {
  if (isTownship(unit) && take.memberKind === chief && isPartySecretary(take.post)) return 4;
  if (isTownship(unit) && (take.memberKind === chief || take.memberKind === deputy)) return 3;
  return isVillageSecretary(take.post, unit) ? 2 : undefined;
}

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

const ladderRules: readonly ItemRule[] = [
  {
    id: 'batch.tierYears',
    level: 'warning',
    title: '提任须有下一层次的任职年限',
    source: selectionRules,
    remedy: '核对任职时间；破格提拔的按规定报批',
    check: (view, scene) => {
      const top = topTake(view);
      const step = ladder[top?.take.tier ?? ''];
      if (!top || !step || !isPromotion(view)) return [];
      const since = tierSince(view.person, step.below);
      const held = tierRank(view.person.fields.postTier);
      // Two steps at once are another rule's; somebody without any tier has no step below either.
      if (since === undefined && held !== tierRank(step.below)) return [];
      const needed = scene.settings.thresholds[step.years];
      const months = monthsFrom(since, effectiveDay(scene));
      return one(
        months < needed * 12,
        () => `${view.name}任${codeText('ZB09', step.below)} ${spanInWords(months)}，不满 ${needed} 年`,
        'fields.postTierSince',
      );
    },
  },
  {
    id: 'batch.tierUnknown',
    level: 'warning',
    title: '提任人选有现职务层次',
    source: selectionRules,
    remedy: '在人员页填写现职务层次和任现职务层次时间，任职年限和越级按它们核对',
    check: (view) => {
      const top = topTake(view);
      return one(
        (tierRank(top?.take.tier) ?? 0) >= 1 && tierRank(view.person.fields.postTier) === undefined,
        () => `${view.name}没有现职务层次，拟任${codeText('ZB09', top?.take.tier)}，无法核对任职年限`,
        'fields.postTier',
      );
    },
  },
  {
    id: 'batch.tierJump',
    level: 'error',
    title: '不越级提拔',
    source: selectionRules,
    remedy: '核对现职务层次和拟任职务层次；确需破格的按规定报批后调低本规则',
    check: (view) => {
      const top = topTake(view);
      const [to, from] = [tierRank(top?.take.tier), tierRank(view.person.fields.postTier)];
      return one(
        to !== undefined && from !== undefined && to - from > 1,
        () =>
          `${view.name}由${codeText('ZB09', view.person.fields.postTier)}拟任${codeText('ZB09', top?.take.tier)}，越过一个层次`,
        top?.path('tier') ?? 'items',
      );
    },
  },
  {
    id: 'batch.recruitTrial',
    level: 'warning',
    title: '新录用试用期内不提任领导职务',
    source: recruitLaw,
    remedy: '试用期满考核合格后再提任',
    check: (view, scene) => {
      const { recruited } = view.person.fields;
      const until = recruited ? addMonths(recruited, 12) : undefined;
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
    remedy: '核对任职日期和“试用期至”',
    check: (view, { fields, settings }) => {
      const { probationUntil } = view.item.fields;
      const due = fields.appointed ? addMonths(fields.appointed, settings.thresholds.trialMonths) : undefined;
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

const ageRules: readonly ItemRule[] = [
  {
    id: 'batch.retired',
    level: 'error',
    title: '拟任职人员没有到龄',
    source: retirementReform,
    remedy: '到龄的办理退休；核对出生年月和人员类别',
    check: (view, scene) => {
      const due = retirementOf(view.person.fields);
      const village = view.takes.every(({ unit }) => unit?.kind === 'village' || unit?.kind === 'community');
      return one(
        view.takes.length > 0 && !village && due !== undefined && !isBefore(effectiveDay(scene), due),
        () => `${view.name} ${month(view.person.fields.birthDate)} 出生，${month(due ?? '')} 到龄`,
        'fields.birthDate',
      );
    },
  },
  {
    id: 'batch.retiringSoon',
    level: 'warning',
    title: '提任时距到龄退休有足够时间',
    source: retirementReform,
    remedy: '核对是否还能任满规定时间',
    check: (view, scene) => {
      const due = retirementOf(view.person.fields);
      const day = effectiveDay(scene);
      const left = due === undefined || !isBefore(day, due) ? undefined : monthsFrom(day, due);
      const needed = scene.settings.thresholds.serviceMonthsLeft;
      return one(
        isPromotion(view) && left !== undefined && left < needed,
        () => `${view.name} ${month(due ?? '')} 到龄，只余 ${spanInWords(left ?? 0)}`,
        'fields.birthDate',
      );
    },
  },
  {
    id: 'batch.villageAge',
    level: 'warning',
    title: '新任村党组织书记不超过规定年龄',
    source: county,
    remedy: '核对年龄；确需留任的写明理由',
    check: (view, scene) => {
      const take = view.takes.find(({ take: taken, unit }) => isVillageSecretary(taken.post, unit));
      const age = ageAt(view.person.fields.birthDate, effectiveDay(scene).slice(0, 7));
      const { villageSecretaryAge } = scene.settings.thresholds;
      return one(
        take !== undefined && age !== undefined && age > villageSecretaryAge,
        () =>
          `${view.name} ${age ?? 0} 岁，拟任${take?.unit?.name ?? ''}党组织书记，超过 ${villageSecretaryAge} 岁`,
        'fields.birthDate',
      );
    },
  },
];

const qualityRules: readonly ItemRule[] = [
  {
    id: 'batch.education',
    level: 'warning',
    title: '学历符合乡村干部素质要求',
    source: qualityProgramme,
    remedy: '核对学历；确需任职的列入学历培训计划',
    check: (view) => {
      const { derived, rank } = deriveEducation(view.person.children.educations);
      const short = view.takes
        .map((taken) => ({ taken, asked: educationAsked(taken) }))
        .find(({ asked }) => asked !== undefined && rank < asked);
      return one(
        short !== undefined,
        () =>
          `${view.name}最高学历${codeText('ZB64', derived.highestEducation) || '没有填写'}，拟任${postsInWords([{ unit: short?.taken.unit?.name ?? '', post: short?.taken.take.post ?? '' }])}要求${educationTexts[short?.asked ?? 3] ?? ''}以上`,
        'children.educations',
      );
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
  ...recordRules,
  ...ageRules,
  ...qualityRules,
];
