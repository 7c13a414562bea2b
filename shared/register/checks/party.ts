import { codeText } from '#shared/lib/code-tables';
import { ageAt, monthsBetween, type StoredDate } from '#shared/lib/dates';
import { parsePartyDate } from '#shared/lib/party-date';
import type { PersonRecord } from '../fields/person';
import { isEmpty, isNotAfter, month, problemIf, type PersonRule } from './rule';
import { formGuide, partyCharter, systemRules } from './sources';
import { isAfterToday } from './values';

const member = '01';
const probationary = '02';
/** 无党派 and 群众: nobody with a party. */
const partyless: readonly string[] = ['12', '13'];

/** The date of joining the Communist Party, or null where none is written or it cannot be read. */
export function joinedDate({ partyJoined }: PersonRecord): StoredDate | null {
  const entry = parsePartyDate(partyJoined ?? '');
  return entry.ok ? entry.value.joined : null;
}

function isCommunist({ politicalStatus }: PersonRecord): boolean {
  return politicalStatus === member || politicalStatus === probationary;
}

function statusText({ politicalStatus }: PersonRecord): string {
  return codeText('GB4762', politicalStatus);
}

const entryRules: readonly PersonRule[] = [
  {
    id: 'party.unreadable',
    level: 'warning',
    title: '入党时间按规定格式填写',
    source: formGuide,
    remedy: '写成 2002.03；兼有民主党派的写成 2002.03；民盟；无党派的写“无党派”',
    check: ({ fields }) =>
      problemIf(
        !parsePartyDate(fields.partyJoined ?? '').ok,
        () => `入党时间“${fields.partyJoined}”无法识别`,
        'partyJoined',
      ),
  },
  {
    id: 'party.secondWithNone',
    level: 'error',
    title: '无党派人士和群众不得有第二、第三党派',
    source: systemRules,
    remedy: '改正政治面貌，或清空第二、第三党派',
    check: ({ fields }) => {
      const others = (['secondParty', 'thirdParty'] as const).filter((key) => !isEmpty(fields[key]));
      const names = others.map((key) => codeText('GB4762', fields[key])).join('、');
      return problemIf(
        partyless.includes(fields.politicalStatus ?? '') && others.length > 0,
        () => `政治面貌为${statusText(fields)}，又填了${names}`,
        'politicalStatus',
        ...others,
      );
    },
  },
  {
    id: 'party.dateMissing',
    level: 'warning',
    title: '党员须填入党时间',
    source: systemRules,
    remedy: '填写入党时间，预备党员填写被批准为预备党员的时间',
    check: ({ fields }) =>
      problemIf(
        isCommunist(fields) && isEmpty(fields.partyJoined),
        () => `政治面貌为${statusText(fields)}，入党时间未填写`,
        'partyJoined',
        'politicalStatus',
      ),
  },
  {
    id: 'party.dateWithoutMembership',
    level: 'warning',
    title: '填了入党时间的应为党员',
    source: systemRules,
    remedy: '核对政治面貌和入党时间',
    check: ({ fields }) => {
      const joined = joinedDate(fields);
      const status = statusText(fields) || '空';
      return problemIf(
        joined !== null && !isCommunist(fields),
        () => `入党时间 ${month(joined)}，而政治面貌为${status}`,
        'politicalStatus',
        'partyJoined',
      );
    },
  },
];

/** Rules about the party and the date of joining it. */
export const partyRules: readonly PersonRule[] = [
  ...entryRules,
  {
    id: 'party.age',
    level: 'hint',
    title: '入党时不低于最小年龄',
    source: systemRules,
    remedy: '核对出生年月和入党时间',
    check: ({ fields }, { settings }) => {
      const joined = joinedDate(fields);
      const age = joined ? ageAt(fields.birthDate, joined) : undefined;
      const limit = settings.thresholds.partyAgeMin;
      return problemIf(
        age !== undefined && age < limit,
        () => `入党时间 ${month(joined)} 时 ${age} 岁，不满 ${limit} 岁`,
        'partyJoined',
        'birthDate',
      );
    },
  },
  {
    id: 'party.dateImpossible',
    level: 'error',
    title: '入党时间在出生之后、今天以前',
    source: systemRules,
    remedy: '核对入党时间',
    check: ({ fields }, { today }) => {
      const joined = joinedDate(fields);
      if (joined === null) return [];
      if (isAfterToday(joined, today))
        return problemIf(true, () => `入党时间 ${month(joined)} 晚于今天`, 'partyJoined');
      return problemIf(
        isNotAfter(joined, fields.birthDate),
        () => `入党时间 ${month(joined)} 不晚于出生年月 ${month(fields.birthDate)}`,
        'partyJoined',
        'birthDate',
      );
    },
  },
  {
    id: 'party.probation',
    level: 'hint',
    title: '预备党员按期转正',
    source: partyCharter,
    remedy: '已转正的，把政治面貌改为中共党员',
    check: ({ fields }, { today, settings }) => {
      const joined = joinedDate(fields);
      const months =
        joined && fields.politicalStatus === probationary ? monthsBetween(joined, today) : undefined;
      const limit = settings.thresholds.probationMonths;
      return problemIf(
        months !== undefined && months > limit,
        () => `${month(joined)} 成为预备党员，已 ${months} 个月仍未转正`,
        'politicalStatus',
        'partyJoined',
      );
    },
  },
];
