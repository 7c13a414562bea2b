import { formatMonth, isBefore, isDateText, monthsBetween } from '#shared/lib/dates';
import type { ChildRecord } from '../fields/children';
import {
  inRow,
  isEmpty,
  isServing,
  month,
  rowPath,
  rowRule,
  type CheckedPerson,
  type PersonRule,
  type Problem,
} from './rule';
import { formGuide, systemRules } from './sources';
import { isAfterToday } from './values';

type Line = ChildRecord<'resume'>;
interface Placed {
  readonly row: Line;
  readonly index: number;
}

/** Lines with a start, in their order; seats in superior bodies stand behind them without dates. */
function dated({ children }: CheckedPerson): Placed[] {
  return children.resume
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.started !== null && isDateText(row.started));
}

/** Every line with the one before it. */
function pairs(person: CheckedPerson): { readonly before: Placed; readonly next: Placed }[] {
  const lines = dated(person);
  return lines.slice(1).flatMap((next, index) => {
    const before = lines[index];
    return before ? [{ before, next }] : [];
  });
}

function period({ started, ended }: Line): string {
  return `${month(started)}--${month(ended)}`;
}

/** How far the next line starts behind the end of the one before, in months; negative when they overlap. */
function distance({ before, next }: { readonly before: Placed; readonly next: Placed }): number | undefined {
  return monthsBetween(before.row.ended ?? '', next.row.started ?? '');
}

/** Whether a line begins in the month, or a remark in a line names it (其间：2001.03--2003.07 …). */
function mentions({ children }: CheckedPerson, date: string): boolean {
  const wanted = date.slice(0, 7);
  const words = [formatMonth(wanted), `${wanted.slice(0, 4)}年${Number(wanted.slice(5, 7))}月`];
  return children.resume.some(
    ({ started, content }) =>
      started?.slice(0, 7) === wanted || words.some((word) => content?.includes(word) === true),
  );
}

const lineRules: readonly PersonRule[] = [
  {
    id: 'resume.lineIncomplete',
    level: 'error',
    title: '简历每行须有起始时间和经历',
    source: formGuide,
    remedy: '补填起始时间和经历；多余的空行请删除',
    check: ({ children }) =>
      children.resume.flatMap((row, index): Problem[] => {
        if (isEmpty(row.content))
          return [
            { message: inRow('resume', index, '没有经历'), fields: [rowPath('resume', index, 'content')] },
          ];
        const behind = children.resume.slice(index + 1);
        if (!isEmpty(row.started) || (isEmpty(row.ended) && behind.every((line) => isEmpty(line.started))))
          return [];
        return [
          { message: inRow('resume', index, '没有起始时间'), fields: [rowPath('resume', index, 'started')] },
        ];
      }),
  },
  rowRule(
    'resume',
    {
      id: 'resume.endBeforeStart',
      level: 'error',
      title: '简历每段的终止时间不早于起始时间',
      source: formGuide,
      remedy: '核对起止时间',
    },
    (row) =>
      isBefore(row.ended ?? '', row.started ?? '') && {
        message: `${period(row)} 止早于起`,
        keys: ['ended', 'started'],
      },
  ),
  rowRule(
    'resume',
    {
      id: 'resume.endAhead',
      level: 'error',
      title: '简历的终止时间不晚于今天',
      source: formGuide,
      remedy: '现在的经历不写终止时间',
    },
    ({ ended }, _person, { today }) =>
      isAfterToday(ended, today) && { message: `终止时间 ${month(ended)} 晚于今天`, keys: ['ended'] },
  ),
];

const sequenceRules: readonly PersonRule[] = [
  {
    id: 'resume.gap',
    level: 'warning',
    title: '简历前后衔接，不得间断',
    source: formGuide,
    remedy: '补写这段时间的经历，因病休养、待业、待分配也要写明',
    check: (person, { settings }) =>
      pairs(person).flatMap((pair) => {
        const months = distance(pair);
        if (months === undefined || months <= settings.thresholds.resumeGapMonths) return [];
        const from = month(pair.before.row.ended);
        const message = `${from} 至 ${month(pair.next.row.started)} 之间间断 ${months} 个月`;
        return [{ message: inRow('resume', pair.next.index, message), fields: edges(pair) }];
      }),
  },
  {
    id: 'resume.overlap',
    level: 'warning',
    title: '简历前后不重叠',
    source: formGuide,
    remedy: '核对前后两段的起止时间；在职学习、挂职写在所在段后的括号内',
    check: (person) =>
      pairs(person).flatMap((pair) => {
        const months = distance(pair);
        const ordered = !isBefore(pair.next.row.started ?? '', pair.before.row.started ?? '');
        if (!ordered || months === undefined || months >= 0) return [];
        const message = `起始时间 ${month(pair.next.row.started)} 早于上一段的终止时间 ${month(pair.before.row.ended)}`;
        return [{ message: inRow('resume', pair.next.index, message), fields: edges(pair) }];
      }),
  },
  {
    id: 'resume.order',
    level: 'warning',
    title: '简历按时间先后排列',
    source: formGuide,
    remedy: '按起始时间重新排列',
    check: (person) =>
      pairs(person)
        .filter(({ before, next }) => isBefore(next.row.started ?? '', before.row.started ?? ''))
        .map(({ before, next }) => ({
          message: inRow(
            'resume',
            next.index,
            `起始时间 ${month(next.row.started)} 早于上一段的起始时间 ${month(before.row.started)}`,
          ),
          fields: [rowPath('resume', next.index, 'started')],
        })),
  },
  {
    id: 'resume.openLine',
    level: 'warning',
    title: '只有最后一段简历不写终止时间',
    source: formGuide,
    remedy: '补填终止时间',
    check: (person) =>
      pairs(person)
        .filter(({ before }) => isEmpty(before.row.ended))
        .map(({ before }) => ({
          message: inRow('resume', before.index, `${month(before.row.started)} 起的一段没有终止时间`),
          fields: [rowPath('resume', before.index, 'ended')],
        })),
  },
  {
    id: 'resume.lastClosed',
    level: 'warning',
    title: '现职人员的最后一段简历写至现在',
    source: formGuide,
    remedy: '补写现在的经历，最后一段不写终止时间',
    servingOnly: true,
    check: (person) => {
      const last = dated(person).at(-1);
      if (!last || isEmpty(last.row.ended) || !isServing(person)) return [];
      const message = inRow('resume', last.index, `简历只写到 ${month(last.row.ended)}`);
      return [{ message, fields: [rowPath('resume', last.index, 'ended')] }];
    },
  },
];

function edges({ before, next }: { readonly before: Placed; readonly next: Placed }): string[] {
  return [rowPath('resume', before.index, 'ended'), rowPath('resume', next.index, 'started')];
}

const contentRules: readonly PersonRule[] = [
  {
    id: 'resume.empty',
    level: 'error',
    title: '须有简历',
    source: systemRules,
    remedy: '从参加工作或上大学起逐段填写简历',
    asks: 'officials',
    check: ({ children }) =>
      children.resume.length === 0 ? [{ message: '简历未填写', fields: ['children.resume'] }] : [],
  },
  {
    id: 'resume.workStarted',
    level: 'hint',
    title: '简历须含参加工作时间',
    source: systemRules,
    remedy: '核对参加工作时间，简历中应有从这个月开始的一段',
    check: (person) => {
      const { workStarted } = person.fields;
      if (!workStarted || workStarted.length < 7 || person.children.resume.length === 0) return [];
      if (mentions(person, workStarted)) return [];
      const message = `简历中没有参加工作时间 ${month(workStarted)}`;
      return [{ message, fields: ['children.resume', 'fields.workStarted'] }];
    },
  },
  {
    id: 'resume.appointments',
    level: 'hint',
    title: '简历须含任职时间',
    source: systemRules,
    remedy: '核对任职时间，简历中应有从这个月开始的一段',
    check: (person) => {
      if (person.children.resume.length === 0) return [];
      return person.children.appointments.flatMap(({ started, post }, index) => {
        if (!started || started.length < 7 || mentions(person, started)) return [];
        const message = `简历中没有${post ?? '职务'}的任职时间 ${month(started)}`;
        return [{ message, fields: ['children.resume', rowPath('appointments', index, 'started')] }];
      });
    },
  },
];

/** Rules about the resume (information set A17). */
export const resumeRules: readonly PersonRule[] = [...contentRules, ...lineRules, ...sequenceRules];
