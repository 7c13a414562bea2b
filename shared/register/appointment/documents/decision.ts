import { formatDateInWords, monthsBetween } from '#shared/lib/dates';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { heldFrom } from '../batch';
import { isSecondment } from '../secondment';
import { concerned, isElected, type Concerned } from './batch-people';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import {
  dateOrBlank,
  decidingBody,
  letterSheets,
  missing,
  missingDays,
  paperOfBatch,
  textOrBlank,
} from './document-kit';

/** （试用期一年）; '' without a trial period, as on secondment. */
export function trialText({ view }: Concerned, from: string | null): string {
  const until = view.item.fields.probationUntil;
  if (until === null || isSecondment(view.item.fields)) return '';
  const months = from === null ? undefined : monthsBetween(from, until);
  if (months === 12) return '（试用期一年）';
  return months !== undefined && months > 0
    ? `（试用期${months}个月）`
    : `（试用期至${formatDateInWords(until)}）`;
}

/** What is decided about one person, without the mark at its end. Whoever is to be elected is proposed. */
function decisionText(one: Concerned, from: string | null): string {
  const { name, takes, leaves, rank } = one;
  const left = leaves === '' ? '' : `，免去其${leaves}职务`;
  const raised = rank && `晋升${rank}`;
  if (takes !== '' && isElected(one)) return `提名${name}同志为${takes}人选${raised && `，${raised}`}${left}`;
  const gains = [takes && `任${takes}${trialText(one, from)}`, raised].filter(Boolean).join('，');
  return gains === '' ? `免去${name}同志的${leaves}职务` : `${name}同志${gains}${left}`;
}

/**
 * From when posts are held, said where that is not the day of the document. Whoever is only proposed for election holds
 * nothing yet.
 */
function heldFromTexts({ scene: { fields } }: DocumentBatch, people: readonly Concerned[]): string[] {
  const taking = people.filter((one) => one.takes !== '' && !isElected(one));
  const byDay = new Map<string, string[]>();
  for (const { name, view } of taking) {
    const day = heldFrom(fields, view.item.fields);
    if (day?.length === 10 && day !== fields.documentDate) byDay.set(day, [...(byDay.get(day) ?? []), name]);
  }
  return [...byDay].map(([day, names]) => {
    const whose = names.length === people.length && names.length > 2 ? '以上' : names.join('、');
    return `${whose}同志的任职时间从${formatDateInWords(day)}起计算。`;
  });
}

/** Who takes posts first, then who is raised in rank only, then who leaves only; each in the batch's order. */
function ordered(people: readonly Concerned[]): Concerned[] {
  return [
    ...people.filter(({ takes }) => takes !== ''),
    ...people.filter(({ takes, rank }) => takes === '' && rank !== ''),
    ...people.filter(({ takes, rank }) => takes === '' && rank === ''),
  ];
}

/** 任职, 免职, 职务任免 or 晋升职级: what the title says of all people together. */
function matterOf(people: readonly Concerned[]): string {
  const takes = people.some((one) => one.takes !== '');
  const leaves = people.some((one) => one.leaves !== '');
  if (takes && leaves) return '职务任免';
  if (takes) return '任职';
  return leaves ? '免职' : '晋升职级';
}

function titleOf(people: readonly Concerned[], body: string): string {
  const [first] = people;
  const who = people.length > 1 ? `${first?.name ?? ''}等同志` : `${first?.name ?? ''}同志`;
  const title = `关于${who}${matterOf(people)}的通知`;
  return body === '' ? title : `${body}\n${title}`;
}

/** Posts in a government are not given by a Party committee alone. */
function legalHint(people: readonly Concerned[]): FitFinding[] {
  const elected = people.filter(
    (one) =>
      !isElected(one) &&
      one.view.takes.some(({ take }) => /(^|[、，])副?[镇乡县区市]长/.test(take.post ?? '')),
  );
  if (elected.length === 0) return [];
  const names = elected.map(({ name }) => name).join('、');
  return [
    {
      level: 'hint',
      box: '任免事项',
      message: `${names}的政府职务须依法选举或者任命；须提名选举的，选拔方式选“选任”`,
    },
  ];
}

function findingsOf(batch: DocumentBatch, people: readonly Concerned[]): FitFinding[] {
  const { document } = batch.scene.fields;
  return [
    ...(document ? [] : [missing('任免文号', '批次没有填写，纸上留空')]),
    ...missingDays(batch, ['documentDate']),
    ...(decidingBody(batch) === '' ? [missing('决定机关', '批次和“任免设置”中都没有填写，纸上留空')] : []),
    ...legalHint(people),
  ];
}

function layout(batch: DocumentBatch, people: readonly Concerned[]): LaidOutDocument {
  const body = decidingBody(batch);
  const last = people.length - 1;
  const { fields } = batch.scene;
  const sheets = letterSheets({
    title: titleOf(people, body),
    number: textOrBlank(fields.document, 0) || '　　　〔　　　　〕　　号',
    parts: [
      { kind: 'paragraph', text: `经${body}研究，决定：` },
      ...people.map((one, index) => ({
        kind: 'paragraph' as const,
        text: `${decisionText(one, heldFrom(fields, one.view.item.fields))}${index === last ? '。' : '；'}`,
      })),
      ...heldFromTexts(batch, people).map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'paragraph', text: '特此通知。' },
    ],
    signature: [textOrBlank(body, 10)],
    date: dateOrBlank(fields.documentDate),
  });
  return { sheets, findings: findingsOf(batch, people) };
}

/** 任免通知: what was decided about everybody, under one document number. */
export const decision: MakePapers = (batch) => {
  const all = concerned(batch.scene).filter(({ takes, leaves, rank }) => takes + leaves + rank !== '');
  const people = ordered(all);
  return paperOfBatch('任免通知', people, () => layout(batch, people));
};
