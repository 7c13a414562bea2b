import { formatDate, isBefore, isDateText } from '#shared/lib/dates';
import { county } from '../checks/sources';
import { activeItems, heldFrom, stepOrder } from './batch';
import { batchFields, type BatchRecord } from './batch-fields';
import type { BatchRule, Scene } from './scene';
import { noticeLaw, selectionRules } from './sources';

const labels = new Map<string, string>(batchFields.map(({ key, label }) => [key, label]));

function labelOf(key: keyof BatchRecord): string {
  return labels.get(key) ?? key;
}

/** 动议日期, 考察开始日期: what a step's own word needs beside other words. */
function dateLabel(key: keyof BatchRecord): string {
  const label = labelOf(key);
  return key === 'document' || /(日期|时间)$/.test(label) ? label : `${label}日期`;
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

interface NamedDay {
  readonly label: string;
  readonly date: string;
  readonly path: string;
}

interface HeldDay extends NamedDay {
  /** Whether everybody whom the day concerns is elected (ZB122: 2 选任), not put into the post by the decision. */
  readonly elected: boolean;
}

/** From when posts are held, where it is set by hand: the batch's own day, and those of single people. */
function heldDays({ fields, items, people }: Scene): HeldDay[] {
  const active = activeItems(items);
  const own = active.map(({ item, index }) => ({
    label: `${people.get(item.personId)?.fields.name ?? ''}的任职时间`,
    date: item.fields.heldFrom,
    path: `items.${index}.fields.heldFrom`,
    elected: item.fields.method === '2',
  }));
  const elected = own.every((one) => one.elected);
  const days = [{ label: '任职时间', date: fields.appointed, path: 'fields.appointed', elected }, ...own];
  return days.flatMap(({ date, ...rest }) => (date === null ? [] : [{ ...rest, date }]));
}

function allDays(scene: Scene): NamedDay[] {
  const steps = stepOrder.flatMap((key): NamedDay[] => {
    const date = scene.fields[key];
    return date === null ? [] : [{ label: dateLabel(key), date, path: `fields.${key}` }];
  });
  return [...steps, ...heldDays(scene)];
}

/** Rules about the days of a batch: its steps, from when posts are held, and the day of the document. */
export const dateRules: readonly BatchRule[] = [
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
        // A document before the end of the notice is told by a rule of its own.
        if (before === 'noticeUntil') return [];
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
    remedy: '补填到日；公示期、任职时间和试用期按它计算',
    check: (scene) =>
      allDays(scene).flatMap(({ label, date, path }) =>
        date.length === 10 && isDateText(date)
          ? []
          : [{ message: `${label} ${formatDate(date)} 没有填到日，或没有这一天`, fields: [path] }],
      ),
  },
  {
    id: 'batch.stepMissing',
    level: 'error',
    title: '完成前须有讨论决定、发文日期和任免文号',
    source: county,
    remedy: '填写后再完成',
    check: (scene) => missing(scene, ['decided', 'documentDate', 'document']),
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
    title: '任职时间、发文日期到了才能完成',
    source: county,
    remedy: '到这一天再完成，或改正日期',
    check: (scene) => {
      if (!scene.completing) return [];
      const { documentDate } = scene.fields;
      const document = { label: '发文日期', date: documentDate ?? '', path: 'fields.documentDate' };
      return [...heldDays(scene), document]
        .filter(({ date }) => isBefore(scene.today, date))
        .map(({ label, date, path }) => ({
          message: `${label} ${formatDate(date)} 还没有到`,
          fields: [path],
        }));
    },
  },
  {
    id: 'batch.heldFrom',
    level: 'hint',
    title: '决定任职的，任职时间自决定之日起计算',
    source: selectionRules,
    remedy: '由党委决定的职务从决定之日起任职；选举产生、依法任命的按当选、任命之日填写，选拔方式选“选任”',
    check: (scene) => {
      const { decided } = scene.fields;
      return heldDays(scene)
        .filter(({ date, elected }) => !elected && decided !== null && isBefore(decided, date))
        .map(({ label, date, path }) => ({
          message: `${label} ${formatDate(date)} 与讨论决定 ${formatDate(decided ?? '')} 不是同一天`,
          fields: [path],
        }));
    },
  },
  {
    id: 'batch.heldFromEarly',
    level: 'warning',
    title: '任职时间不早于讨论决定',
    source: selectionRules,
    remedy: '核对任职时间和讨论决定的日期',
    check: (scene) => {
      const { decided } = scene.fields;
      return heldDays(scene)
        .filter(({ date }) => decided !== null && isBefore(date, decided))
        .map(({ label, date, path }) => ({
          message: `${label} ${formatDate(date)} 早于讨论决定 ${formatDate(decided ?? '')}`,
          fields: [path, 'fields.decided'],
        }));
    },
  },
  {
    id: 'batch.electedFrom',
    level: 'warning',
    title: '选举产生的职务从当选之日起任职',
    source: selectionRules,
    remedy: '当选后在此人的“任职时间”填写当选之日',
    check: ({ fields, items, people, completing }) =>
      activeItems(items).flatMap(({ item, index }) => {
        const asked = completing && item.fields.method === '2' && item.takes.length > 0;
        if (!asked || fields.appointed !== null || item.fields.heldFrom !== null) return [];
        const from = heldFrom(fields);
        const name = people.get(item.personId)?.fields.name ?? '';
        return [
          {
            message: `${name}的选拔方式是选任，没有填写任职时间${from === null ? '' : `，将按讨论决定 ${formatDate(from)} 计算`}`,
            fields: [`items.${index}.fields.heldFrom`],
          },
        ];
      }),
  },
  {
    id: 'batch.noticeRunning',
    level: 'error',
    title: '公示期满才能发文',
    source: noticeLaw,
    remedy: '公示期满、没有影响任职的问题后再发文；任职时间可以从讨论决定之日起计算',
    check: ({ fields: { noticeUntil, documentDate } }) =>
      noticeUntil && documentDate && documentDate <= noticeUntil
        ? [
            {
              message: `发文日期 ${formatDate(documentDate)}，公示到 ${formatDate(noticeUntil)} 才期满`,
              fields: ['fields.documentDate', 'fields.noticeUntil'],
            },
          ]
        : [],
  },
  {
    id: 'batch.noticeOpen',
    level: 'error',
    title: '公示期满才能完成',
    source: noticeLaw,
    remedy: '公示期满、没有影响任职的问题后再完成',
    check: ({ fields: { noticeUntil }, today, completing }) =>
      completing && noticeUntil && today <= noticeUntil
        ? [
            {
              message: `公示到 ${formatDate(noticeUntil)} 才期满`,
              fields: ['fields.noticeUntil'],
            },
          ]
        : [],
  },
];
