import { addMonths, formatDate, isBefore } from '#shared/lib/dates';
import { county } from '../checks/sources';
import { activeItems } from './batch';
import type { BatchRule } from './scene';
import { noticeLaw, selectionRules } from './sources';
import { calendarYears, workingDaysBetween } from './working-days';

/** Rules about who is in a batch, its notice and its recommendation. */
export const batchRules: readonly BatchRule[] = [
  {
    id: 'batch.empty',
    level: 'error',
    title: '批次中须有人员',
    source: county,
    remedy: '把拟任免的人员列入批次',
    check: ({ items }) =>
      activeItems(items).length === 0 ? [{ message: '批次中没有人员', fields: ['items'] }] : [],
  },
  {
    id: 'batch.noticeShort',
    level: 'error',
    title: '任前公示须满规定的工作日',
    source: noticeLaw,
    remedy: '延长公示；节假日有误的在“任免设置”中改正',
    check: ({ fields, settings, calendar, completing }) => {
      const { noticeFrom, noticeUntil } = fields;
      if (completing && noticeFrom && !noticeUntil)
        return [{ message: '没有填写公示结束日期', fields: ['fields.noticeUntil'] }];
      if (!noticeFrom || !noticeUntil || noticeUntil < noticeFrom) return [];
      const days = workingDaysBetween(noticeFrom, noticeUntil, calendar);
      const { noticeDays } = settings.thresholds;
      return days >= noticeDays
        ? []
        : [
            {
              message: `公示 ${formatDate(noticeFrom)} 至 ${formatDate(noticeUntil)} 只有 ${days} 个工作日，少于 ${noticeDays} 个`,
              fields: ['fields.noticeUntil'],
            },
          ];
    },
  },
  {
    id: 'batch.calendar',
    level: 'hint',
    title: '公示期所在年份已录入节假日',
    source: county,
    remedy: '在“任免设置”中录入国务院办公厅公布的放假和调休日期',
    check: ({ fields: { noticeFrom, noticeUntil }, calendar }) => {
      const known = calendarYears(calendar);
      // A notice over New Year's Day runs in two years.
      const years = [noticeFrom, noticeUntil].flatMap((date) => (date ? [date.slice(0, 4)] : []));
      const unknown = [...new Set(years)].filter((year) => !known.has(year));
      return unknown.length === 0
        ? []
        : [
            {
              message: `没有录入 ${unknown.join('、')} 年的节假日，工作日按周一至周五计算`,
              fields: ['fields.noticeUntil'],
            },
          ];
    },
  },
  {
    id: 'batch.noticeResult',
    level: 'error',
    title: '公示反映的问题须已核实，不影响任职',
    source: selectionRules,
    remedy: '核实后填写公示结果；影响任职的撤回有关人员',
    check: ({ fields, completing }) => {
      const { noticeResult, noticeFrom } = fields;
      if (noticeResult === 'affects')
        return [{ message: '公示反映的问题影响任职', fields: ['fields.noticeResult'] }];
      if (!completing || noticeFrom === null || noticeResult === 'none' || noticeResult === 'clear')
        return [];
      const message = noticeResult === 'pending' ? '公示反映的问题正在核实' : '公示结果没有填写';
      return [{ message, fields: ['fields.noticeResult'] }];
    },
  },
  {
    id: 'batch.recommendationOld',
    level: 'warning',
    title: '民主推荐结果在有效期内',
    source: selectionRules,
    remedy: '重新进行民主推荐，或核对日期',
    check: ({ fields: { recommended, decided }, today, settings }) => {
      const { recommendationMonths } = settings.thresholds;
      const valid = recommended ? addMonths(recommended, recommendationMonths) : undefined;
      return valid !== undefined && isBefore(valid, decided ?? today)
        ? [
            {
              message: `民主推荐 ${formatDate(recommended ?? '')} 已超过 ${recommendationMonths} 个月`,
              fields: ['fields.recommended'],
            },
          ]
        : [];
    },
  },
];
