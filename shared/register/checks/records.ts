import { isBefore, parseLooseDate } from '#shared/lib/dates';
import type { ChildRecord } from '../fields/children';
import type { PersonRecord } from '../fields/person';
import { month, rowRule, type PersonRule } from './rule';
import { fileReview, systemRules } from './sources';
import { joinedDate } from './party';

type Verification = ChildRecord<'verifications'>;

/** The recognized items that are a date, with what the register holds for each. */
function recorded(
  item: Verification['item'],
  fields: PersonRecord,
): { label: string; date: string | null } | undefined {
  switch (item) {
    case 'age':
      return { label: '出生年月', date: fields.birthDate };
    case 'workAge':
      return { label: '参加工作时间', date: fields.workStarted };
    case 'partyAge':
      return { label: '入党时间', date: joinedDate(fields) };
    default:
      return undefined;
  }
}

/** Rules about training, terms of a rank and the 三龄两历一身份 record. */
export const recordRules: readonly PersonRule[] = [
  rowRule(
    'trainings',
    {
      id: 'training.endBeforeStart',
      level: 'error',
      title: '培训结束日期不早于开始日期',
      source: systemRules,
      remedy: '核对开始日期和结束日期',
    },
    ({ name, started, ended }) =>
      isBefore(ended ?? '', started ?? '') && {
        message: `${name ? `“${name}”` : '培训'}结束于 ${month(ended)}，早于开始日期 ${month(started)}`,
        keys: ['ended', 'started'],
      },
  ),
  rowRule(
    'ranks',
    {
      id: 'rank.endBeforeStart',
      level: 'error',
      title: '层次、职级的终止日期不早于批准日期',
      source: systemRules,
      remedy: '核对批准日期和终止日期',
    },
    ({ name, started, ended }) =>
      isBefore(ended ?? '', started ?? '') && {
        message: `${name ?? '职级'}的终止日期 ${month(ended)} 早于批准日期 ${month(started)}`,
        keys: ['ended', 'started'],
      },
  ),
  rowRule(
    'verifications',
    {
      id: 'verification.differs',
      level: 'warning',
      title: '登记的时间与认定结果一致',
      source: fileReview,
      remedy: '按认定结果改正登记的时间，或更正认定结果',
    },
    ({ item, recognized }, { fields }) => {
      const own = recorded(item, fields);
      const found = parseLooseDate(recognized ?? '');
      if (!own?.date || !found.ok) return undefined;
      if (!isBefore(own.date, found.value) && !isBefore(found.value, own.date)) return undefined;
      return {
        message: `${own.label}登记为 ${month(own.date)}，认定结果为 ${month(found.value)}`,
        keys: ['recognized'],
      };
    },
  ),
];
