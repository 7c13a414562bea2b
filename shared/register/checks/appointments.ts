import { codeText } from '#shared/lib/code-tables';
import type { ChildRecord } from '../fields/children';
import { isBefore } from '#shared/lib/dates';
import { isSecondment } from '../appointment/secondment';
import { levelRank, tierRank } from '../person/tiers';
import { isEmpty, month, problemIf, rowPath, rowRule, type CheckedPerson, type PersonRule } from './rule';
import { county, systemRules } from './sources';
import { isAfterToday } from './values';

type Appointment = ChildRecord<'appointments'>;

const inOffice = '1';
const removed = '0';

/** The current appointments with their places in the list. */
function current({ children }: CheckedPerson): { readonly row: Appointment; readonly index: number }[] {
  return children.appointments
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.state === inOffice);
}

const rowRules: readonly PersonRule[] = [
  rowRule(
    'appointments',
    {
      id: 'appointment.unit',
      level: 'error',
      title: '职务须有任职机构',
      source: systemRules,
      remedy: '从单位库中选择任职机构，库外单位填写机构名称',
    },
    ({ post, organizationId, organizationName }) =>
      organizationId === null &&
      isEmpty(organizationName) && { message: `${post ?? '职务'}没有任职机构`, keys: ['organizationId'] },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.tier',
      level: 'error',
      title: '职务须有层次',
      source: systemRules,
      remedy: '选择职务层次',
      asks: 'civilServants',
    },
    // A secondment brings no tier.
    ({ post, tier, change }) =>
      isEmpty(tier) &&
      !isSecondment({ change }) && { message: `${post ?? '职务'}没有职务层次`, keys: ['tier'] },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.started',
      level: 'error',
      title: '职务须有任职时间',
      source: systemRules,
      remedy: '填写任职时间',
    },
    ({ post, started }) =>
      isEmpty(started) && { message: `${post ?? '职务'}没有任职时间`, keys: ['started'] },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.beforeWork',
      level: 'error',
      title: '任职时间不早于参加工作时间',
      source: systemRules,
      remedy: '核对任职时间和参加工作时间',
    },
    ({ post, started }, { fields }) =>
      isBefore(started ?? '', fields.workStarted ?? '') && {
        message: `${post ?? '职务'}的任职时间 ${month(started)} 早于参加工作时间 ${month(fields.workStarted)}`,
        keys: ['started'],
      },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.endMissing',
      level: 'error',
      title: '已免职务须有免职时间',
      source: systemRules,
      remedy: '填写免职时间；仍在任的把任职状态改为在任',
    },
    ({ post, state, ended }) =>
      state === removed &&
      isEmpty(ended) && { message: `${post ?? '职务'}已免，没有免职时间`, keys: ['ended'] },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.endBeforeStart',
      level: 'error',
      title: '免职时间不早于任职时间',
      source: systemRules,
      remedy: '核对任职时间和免职时间',
    },
    ({ post, started, ended }) =>
      isBefore(ended ?? '', started ?? '') && {
        message: `${post ?? '职务'}的免职时间 ${month(ended)} 早于任职时间 ${month(started)}`,
        keys: ['ended', 'started'],
      },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.endInOffice',
      level: 'warning',
      title: '在任职务没有免职时间',
      source: systemRules,
      remedy: '已免的把任职状态改为已免，否则清空免职时间',
    },
    ({ post, state, ended }) =>
      state === inOffice &&
      !isEmpty(ended) && {
        message: `${post ?? '职务'}在任，却填了免职时间 ${month(ended)}`,
        keys: ['state', 'ended'],
      },
  ),
  rowRule(
    'appointments',
    {
      id: 'appointment.endAhead',
      level: 'error',
      title: '免职时间不晚于今天',
      source: systemRules,
      remedy: '核对免职时间',
    },
    ({ ended }, _person, { today }) =>
      isAfterToday(ended, today) && { message: `免职时间 ${month(ended)} 晚于今天`, keys: ['ended'] },
  ),
];

const unitRules: readonly PersonRule[] = [
  // A merger leaves posts where they were held: the appointment with its date and document was made in the former unit.
  rowRule(
    'appointments',
    {
      id: 'appointment.unitEnded',
      level: 'warning',
      title: '在任职务所在单位没有撤并',
      source: county,
      remedy: '按任免文件免去原职务、登记新职务；不需要重新任命的，把任职机构改为接续的单位',
    },
    ({ post, state, organizationId }, _person, context) => {
      const ended = organizationId === null ? undefined : context.endedUnits?.get(organizationId);
      return (
        state === inOffice &&
        ended !== undefined && {
          message: `${post ?? '职务'}在任，任职机构“${ended.name}”${ended.fate}`,
          keys: ['organizationId', 'state'],
        }
      );
    },
  ),
  {
    id: 'management.unitEnded',
    level: 'warning',
    title: '所在单位没有撤并',
    source: county,
    remedy: '选择现在的所在单位',
    servingOnly: true,
    check: ({ fields: { organizationId } }, context) => {
      const ended = organizationId === null ? undefined : context.endedUnits?.get(organizationId);
      return problemIf(
        ended !== undefined,
        () => `所在单位“${ended?.name ?? ''}”${ended?.fate ?? ''}`,
        'organizationId',
      );
    },
  },
];

const wholeRules: readonly PersonRule[] = [
  {
    id: 'appointment.none',
    level: 'warning',
    title: '现职人员须有在任职务',
    source: systemRules,
    remedy: '在“职务”中填写现任职务，任职状态为在任',
    asks: 'officials',
    servingOnly: true,
    check: (person) =>
      !isEmpty(person.fields.currentPost) && current(person).length === 0
        ? [
            {
              message: `现任职务“${person.fields.currentPost}”没有对应的在任职务`,
              fields: ['children.appointments'],
            },
          ]
        : [],
  },
  {
    id: 'appointment.primary',
    level: 'warning',
    title: '在任职务中主职务只有一个',
    source: systemRules,
    remedy: '只保留一个主职务',
    check: (person) => {
      const primary = current(person).filter(({ row }) => row.primary);
      if (primary.length < 2) return [];
      const posts = primary.map(({ row }) => row.post ?? '').join('、');
      return [
        {
          message: `有 ${primary.length} 个主职务：${posts}`,
          fields: primary.map(({ index }) => rowPath('appointments', index, 'primary')),
        },
      ];
    },
  },
  {
    id: 'appointment.sinceDiffers',
    level: 'hint',
    title: '任现职时间与主职务的任职时间一致',
    source: systemRules,
    remedy: '核对任现职时间和职务中的任职时间',
    check: (person) => {
      const { currentPostSince: since } = person.fields;
      const primary = current(person).find(({ row }) => row.primary);
      const started = primary?.row.started ?? null;
      if (!primary || !since || !started || since.slice(0, 7) === started.slice(0, 7)) return [];
      return [
        {
          message: `任现职时间 ${month(since)} 与主职务的任职时间 ${month(started)} 不一致`,
          fields: ['fields.currentPostSince', rowPath('appointments', primary.index, 'started')],
        },
      ];
    },
  },
  {
    id: 'appointment.tierSince',
    level: 'error',
    title: '有职务层次的须有任职务层次时间',
    source: systemRules,
    remedy: '填写任现职务层次时间',
    asks: 'officials',
    check: ({ fields }) =>
      problemIf(
        !isEmpty(fields.postTier) && isEmpty(fields.postTierSince),
        () => `现职务层次为${codeText('ZB09', fields.postTier)}，任现职务层次时间未填写`,
        'postTierSince',
      ),
  },
  {
    id: 'appointment.tierSinceLate',
    level: 'error',
    title: '任职务层次时间不晚于任现职时间',
    source: systemRules,
    remedy: '核对任现职务层次时间和任现职时间',
    check: ({ fields: { postTierSince, currentPostSince } }) =>
      problemIf(
        isBefore(currentPostSince ?? '', postTierSince ?? ''),
        () => `任现职务层次时间 ${month(postTierSince)} 晚于任现职时间 ${month(currentPostSince)}`,
        'postTierSince',
        'currentPostSince',
      ),
  },
  {
    id: 'appointment.tierAboveUnit',
    level: 'hint',
    title: '职务层次不高于单位级别',
    source: systemRules,
    remedy: '核对职务层次；属高配的不必改动',
    check: ({ fields: { postTier } }, { organization }) => {
      const limit = levelRank(organization?.level);
      const rank = tierRank(postTier);
      return problemIf(
        limit !== undefined && rank !== undefined && rank > limit,
        () => `现职务层次${codeText('ZB09', postTier)}高于单位级别${codeText('ZB03', organization?.level)}`,
        'postTier',
      );
    },
  },
];

/** Rules about posts (information set A02). */
export const appointmentRules: readonly PersonRule[] = [...rowRules, ...unitRules, ...wholeRules];
