import { formatDateInWords } from '#shared/lib/dates';
import type { LetterPart } from '#shared/lib/paper/letter';
import { noticeEnd, workingDaysBetween } from '../working-days';
import { introduction, isElected, peopleInWords, takers, type Concerned } from './batch-people';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import {
  basisOf,
  dateInSentence,
  decidingBody,
  issuerOf,
  missing,
  missingDays,
  missingOfNotice,
  noticeSheets,
  paperOfBatch,
} from './document-kit';

/** 现任…，拟任…（拟提名为…人选），拟晋升…. */
function proposalWords(one: Concerned): string {
  const { fields, takes, rank } = one;
  const intended = isElected(one) ? `拟提名为${takes}人选` : `拟任${takes}`;
  return [fields.currentPost && `现任${fields.currentPost}`, takes && intended, rank && `拟晋升${rank}`]
    .filter(Boolean)
    .join('，');
}

/** From when until when, and how many working days that is by the county's calendar. */
function periodText({ scene }: DocumentBatch): string {
  const { noticeFrom, noticeUntil } = scene.fields;
  const days = workingDaysBetween(noticeFrom, noticeUntil, scene.calendar);
  const period = `公示时间：${dateInSentence(noticeFrom)}至${dateInSentence(noticeUntil)}`;
  return days > 0 ? `${period}，共${days}个工作日。` : `${period}，共　个工作日。`;
}

function findingsOf(batch: DocumentBatch, people: readonly Concerned[]): LaidOutDocument['findings'] {
  const { noticeFrom, noticeUntil } = batch.scene.fields;
  const { noticeDays } = batch.scene.settings.thresholds;
  const end = noticeEnd(noticeFrom, noticeDays, batch.scene.calendar);
  const short =
    end !== undefined && noticeUntil?.length === 10 && noticeUntil < end
      ? [missing('公示时间', `不满 ${noticeDays} 个工作日，按节假日设置应到 ${formatDateInWords(end)}`)]
      : [];
  return [...missingDays(batch, ['noticeFrom', 'noticeUntil']), ...short, ...missingOfNotice(batch, people)];
}

function partsOf(batch: DocumentBatch, people: readonly Concerned[]): LetterPart[] {
  const { noticePhone, noticeAddress, noticeMail } = batch.settings;
  const body = decidingBody(batch);
  const paragraph = (text: string): LetterPart => ({ kind: 'paragraph', text });
  return [
    paragraph(
      `为加强群众监督，把好选人用人关，${basisOf(batch)}，经${body}研究，现将${peopleInWords(people)}${onlyRanks(people) ? '拟晋升职级' : '拟任职'}情况公示如下，听取干部群众意见。`,
    ),
    ...people.map((one) => paragraph(`${introduction(one)}，${proposalWords(one)}。`)),
    paragraph(periodText(batch)),
    paragraph(
      `公示期间，对公示对象有情况反映的，可以来电、来信、来访向${issuerOf(batch) || '组织部门'}反映。反映情况应当实事求是、客观公正。以个人名义反映的，提倡署真实姓名；以单位名义反映的，请加盖公章。受理单位对反映人和反映的情况严格保密。`,
    ),
    paragraph(`受理电话：${noticePhone}`),
    paragraph(`来信来访地址：${noticeAddress}`),
    ...(noticeMail === '' ? [] : [paragraph(`电子邮箱：${noticeMail}`)]),
  ];
}

/** Ranks alone are no posts to take. */
function onlyRanks(people: readonly Concerned[]): boolean {
  return people.every(({ takes }) => takes === '');
}

function titleOf({ scene }: DocumentBatch, people: readonly Concerned[]): string {
  if (onlyRanks(people)) return '职级晋升公示';
  return scene.fields.kind === 'village' ? '村（社区）干部任前公示' : '干部任前公示';
}

function layout(batch: DocumentBatch, people: readonly Concerned[]): LaidOutDocument {
  const notice = { title: titleOf(batch, people), parts: partsOf(batch, people) };
  const sheets = noticeSheets(batch, notice, batch.scene.fields.noticeFrom);
  return { sheets, findings: findingsOf(batch, people) };
}

/** 任前公示: everybody who is to take a post or a rank. */
export const publicNotice: MakePapers = (batch) => {
  const people = takers(batch.scene);
  return paperOfBatch('任前公示', people, () => layout(batch, people));
};
