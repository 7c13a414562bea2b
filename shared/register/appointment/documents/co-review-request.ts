import type { LetterPart } from '#shared/lib/paper/letter';
import { textWidth } from '#shared/lib/paper/text-fit';
import { isVillageSecretary } from '../posts';
import type { SceneUnit } from '../scene';
import { concerned, introduction, leavesInWords, takesInWords, type Concerned } from './batch-people';
import type { BatchPaper, DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import {
  dateOrBlank,
  letterSheets,
  missing,
  missingOfPeople,
  missingSettings,
  textOrBlank,
} from './document-kit';

/** Characters of a title in one line. */
const titleWidth = 20;

/** Somebody whose change goes to the county for co-review, with the posts of a village secretary alone. */
export interface CoReviewed extends Concerned {
  readonly units: readonly SceneUnit[];
}

/** Everybody whom the batch makes or unmakes secretary of a village. */
export function coReviewed({ scene }: DocumentBatch): CoReviewed[] {
  return concerned(scene).flatMap((one): CoReviewed[] => {
    const takes = one.view.takes.filter(({ take, unit }) => isVillageSecretary(take.post, unit));
    const leaves = one.view.leaves.filter(({ leave, unit }) => isVillageSecretary(leave.post, unit));
    const units = [...takes, ...leaves].flatMap(({ unit }) => (unit ? [unit] : []));
    if (units.length === 0) return [];
    return [{ ...one, takes: takesInWords(takes), leaves: leavesInWords(leaves), units }];
  });
}

/** 村党组织书记, 社区党组织书记 or both, by the units of the people. */
export function secretaryWord(people: readonly CoReviewed[]): string {
  const kinds = new Set(people.flatMap(({ units }) => units.map(({ kind }) => kind)));
  if (!kinds.has('community')) return '村党组织书记';
  return kinds.has('village') ? '村（社区）党组织书记' : '社区党组织书记';
}

/** People reported in one letter: those with the same number and date. */
function byLetter(people: readonly CoReviewed[]): CoReviewed[][] {
  const letters = new Map<string, CoReviewed[]>();
  for (const one of people) {
    const { coDocument, coAsked } = one.view.item.fields;
    const key = JSON.stringify([coDocument, coAsked]);
    letters.set(key, [...(letters.get(key) ?? []), one]);
  }
  return [...letters.values()];
}

function personText(one: CoReviewed, number: string): string {
  const { currentPost } = one.fields;
  const words = [
    introduction(one),
    currentPost && `现任${currentPost}`,
    one.takes && `拟任${one.takes}`,
    one.leaves && `拟免去${one.leaves}职务`,
  ];
  const { reason } = one.view.item.fields;
  return `${number}${words.filter(Boolean).join('，')}。${reason ? `任免理由：${reason.replace(/[。；]$/, '')}。` : ''}`;
}

function numberedPeople(people: readonly CoReviewed[]): LetterPart[] {
  return people.map((one, index) => ({
    kind: 'paragraph',
    text: personText(one, people.length > 1 ? `${index + 1}. ` : ''),
  }));
}

/** One sort of people under one heading; no headings where all are of one sort. */
function peopleParts(people: readonly CoReviewed[]): LetterPart[] {
  const coming = people.filter(({ takes }) => takes !== '');
  const leaving = people.filter(({ takes }) => takes === '');
  if (coming.length === 0 || leaving.length === 0) return numberedPeople(people);
  return [
    { kind: 'heading', level: 1, text: '一、拟任人选' },
    ...numberedPeople(coming),
    { kind: 'heading', level: 1, text: '二、拟免人员' },
    ...numberedPeople(leaving),
  ];
}

function findingsOf(batch: DocumentBatch, people: readonly CoReviewed[]): LaidOutDocument['findings'] {
  const { coDocument, coAsked } = people[0]?.view.item.fields ?? {};
  const reasonless = people.filter(({ view }) => !view.item.fields.reason);
  return [
    ...(batch.scene.fields.reportingUnit ? [] : [missing('呈报单位', '批次没有填写，纸上留空')]),
    ...(coDocument ? [] : [missing('协审文号', '没有填写，纸上留空')]),
    ...(coAsked ? [] : [missing('报请协审日期', '没有填写，纸上留空')]),
    ...missingSettings(batch, ['department']),
    ...missingOfPeople(people),
    ...reasonless.map(({ name }) => missing(name, '没有填写任免理由，纸上没有写')),
  ];
}

/** A title for two lines is parted between words, the shorter line above. */
function titleOf(what: string): string {
  const title = `关于${what}调整人选协审的请示`;
  const at = title.lastIndexOf('党组织书记');
  return textWidth(title) <= titleWidth ? title : `${title.slice(0, at)}\n${title.slice(at)}`;
}

function layout(batch: DocumentBatch, people: readonly CoReviewed[]): LaidOutDocument {
  const { coDocument, coAsked } = people[0]?.view.item.fields ?? {};
  const { reportingUnit } = batch.scene.fields;
  const villages = [...new Set(people.flatMap(({ units }) => units.map(({ name }) => name)))];
  const word = secretaryWord(people);
  const where = villages.length > 1 ? `${villages[0] ?? ''}等${villages.length}个` : (villages[0] ?? '');
  const what =
    villages.length > 1 ? `${where}${word.replace('党组织书记', '')}党组织书记` : `${where}党组织书记`;
  const sheets = letterSheets({
    title: titleOf(what),
    number: coDocument ?? '　　　〔　　　　〕　　号',
    recipient: textOrBlank(batch.settings.department, 10),
    parts: [
      {
        kind: 'paragraph',
        text: `因工作需要，拟对${what}进行调整。按照调整${word}前须将人选报县委组织部协审的规定，现将有关人选情况报上，请予协审。`,
      },
      ...peopleParts(people),
      { kind: 'paragraph', text: '妥否，请批示。' },
    ],
    attachments: ['干部任免审批表', `${word}调整人选协审意见表`],
    signature: [textOrBlank(reportingUnit, 10)],
    date: dateOrBlank(coAsked ?? null),
  });
  return { sheets, findings: findingsOf(batch, people) };
}

/** 协审请示: what a township reports before it changes a village's secretary, one letter for each number and date. */
export const coReviewRequests: MakePapers = (batch) => {
  const letters = byLetter(coReviewed(batch));
  return letters.map((people, index): BatchPaper => {
    const label = letters.length > 1 ? `协审请示　${index + 1}` : '协审请示';
    return { label, personId: null, layout: () => layout(batch, people) };
  });
};
