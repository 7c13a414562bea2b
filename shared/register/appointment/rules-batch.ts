import { addMonths, formatDate, isBefore, isDateText } from '#shared/lib/dates';
import { county } from '../checks/sources';
import { activeItems, stepOrder } from './batch';
import { batchFields, type BatchRecord } from './batch-fields';
import type { BatchRule, Scene } from './scene';
import { noticeLaw, selectionRules } from './sources';
import { calendarYears, workingDaysBetween } from './working-days';

const labels = new Map<string, string>(batchFields.map(({ key, label }) => [key, label]));

function labelOf(key: keyof BatchRecord): string {
  return labels.get(key) ?? key;
}

/** 动议日期, 考察开始日期: what a step's own word needs beside other words. */
function dateLabel(key: keyof BatchRecord): string {
  const label = labelOf(key);
  return key === 'document' || label.endsWith('日期') ? label : `${label}日期`;
}

function missing(
  scene: Scene,
  keys: readonly (keyof BatchRecord)[],
): { message: string; fields: string[] }[] {
  if (!scene.completing) return [];
  return keys
    .filter((key) => scene.fields[key] === null)
    .map((key) => ({ message: `没有填写${dateLabel(key)}`, fields: [`fields.${key}`] }));
}

/** Rules about the steps of a batch. */
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
    id: 'batch.stepOrder',
    level: 'error',
    title: '各步骤的日期先后有序',
    source: selectionRules,
    remedy: '核对各步骤的日期',
    check: ({ fields }) => {
      const dated = stepOrder.filter((key) => fields[key] !== null);
      return dated.flatMap((key, at) => {
        const before = dated[at - 1];
        if (before === undefined || !isBefore(fields[key] ?? '', fields[before] ?? '')) return [];
        return [
          {
            message: `${labelOf(key)} ${formatDate(fields[key] ?? '')} 早于${labelOf(before)} ${formatDate(fields[before] ?? '')}`,
            fields: [`fields.${key}`, `fields.${before}`],
          },
        ];
      });
    },
  },
  {
    id: 'batch.stepDay',
    level: 'error',
    title: '各步骤的日期填到日',
    source: county,
    remedy: '补填到日；公示期和任职时间按它计算',
    check: ({ fields }) =>
      stepOrder.flatMap((key) => {
        const date = fields[key];
        return date === null || (date.length === 10 && isDateText(date))
          ? []
          : [
              {
                message: `${dateLabel(key)} ${formatDate(date)} 没有填到日，或没有这一天`,
                fields: [`fields.${key}`],
              },
            ];
      }),
  },
  {
    id: 'batch.stepMissing',
    level: 'error',
    title: '完成前须有讨论决定、任职日期和任免文号',
    source: county,
    remedy: '填写后再完成',
    check: (scene) => missing(scene, ['decided', 'appointed', 'document']),
  },
  {
    id: 'batch.procedureMissing',
    level: 'warning',
    title: '完成前须经过动议、研判预审、考察和公示',
    source: selectionRules,
    remedy: '补填这一步的日期；按规定可以不经过这一步的，完成时确认即可',
    check: (scene) =>
      scene.fields.kind === 'village'
        ? []
        : missing(scene, ['proposed', 'reviewed', 'inspectedFrom', 'noticeFrom']),
  },
  {
    id: 'batch.villageProcedure',
    level: 'warning',
    title: '村（社区）任免完成前经过考察和公示',
    source: county,
    remedy: '补填考察和公示的日期；县里不要求的，完成时确认即可',
    check: (scene) =>
      scene.fields.kind === 'village' ? missing(scene, ['inspectedFrom', 'noticeFrom']) : [],
  },
  {
    id: 'batch.appointedAhead',
    level: 'error',
    title: '任职日期到了才能完成',
    source: county,
    remedy: '到任职日期再完成，或改正任职日期',
    check: ({ fields, today, completing }) =>
      completing && isBefore(today, fields.appointed ?? '')
        ? [
            {
              message: `任职日期 ${formatDate(fields.appointed ?? '')} 还没有到`,
              fields: ['fields.appointed'],
            },
          ]
        : [],
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
    id: 'batch.noticeRunning',
    level: 'error',
    title: '公示期满才能任职',
    source: noticeLaw,
    remedy: '公示期满、没有影响任职的问题后再办理任职',
    check: ({ fields: { noticeUntil, appointed } }) =>
      noticeUntil && appointed && appointed <= noticeUntil
        ? [
            {
              message: `任职日期 ${formatDate(appointed)} 在公示结束 ${formatDate(noticeUntil)} 之前`,
              fields: ['fields.appointed', 'fields.noticeUntil'],
            },
          ]
        : [],
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
