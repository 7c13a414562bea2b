import { codeText } from '#shared/lib/code-tables';
import type { LetterPart } from '#shared/lib/paper/letter';
import { topTake } from '../posts';
import { introduction, peopleInWords, takers, type Concerned } from './batch-people';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import {
  basisOf,
  dateInSentence,
  issuerOf,
  missing,
  missingDays,
  missingOfNotice,
  noticeSheets,
  paperOfBatch,
} from './document-kit';

/** What kind of post somebody is inspected for: its tier, or the post itself where it has none. */
function kindOfPost({ view, takes, rank }: Concerned): string {
  const top = topTake(view)?.take;
  const tier = codeText('ZB09', top?.tier);
  if (tier !== '') return `拟任${tier}${top?.leader ? '领导职务' : '职务'}`;
  return takes === '' ? `拟晋升${rank}` : `拟任${takes}`;
}

function personText(one: Concerned, number: string): string {
  const { currentPost } = one.fields;
  const words = [introduction(one), currentPost && `现任${currentPost}`, kindOfPost(one)];
  return `${number}${words.filter(Boolean).join('，')}。`;
}

function partsOf(batch: DocumentBatch, people: readonly Concerned[]): LetterPart[] {
  const { settings, scene } = batch;
  const { inspectedFrom, inspectedUntil, inspectionPlace, inspectionPhone } = scene.fields;
  const paragraph = (text: string): LetterPart => ({ kind: 'paragraph', text });
  const heading = (text: string): LetterPart => ({ kind: 'heading', level: 1, text });
  return [
    paragraph(
      `${basisOf(batch)}，${issuerOf(batch)}将派出考察组，对${peopleInWords(people)}进行考察。现将有关事项预告如下。`,
    ),
    heading('一、考察对象'),
    ...people.map((one, index) => paragraph(personText(one, people.length > 1 ? `${index + 1}. ` : ''))),
    heading('二、考察时间'),
    paragraph(`${dateInSentence(inspectedFrom)}至${dateInSentence(inspectedUntil)}。`),
    heading('三、考察内容和方式'),
    paragraph(
      '全面考察德、能、勤、绩、廉方面的表现，突出政治标准。采取个别谈话、民主测评、实地走访、查阅干部人事档案和工作资料等方式进行。',
    ),
    heading('四、反映情况的方式'),
    paragraph(
      '考察期间，了解考察对象情况的干部群众，可以来电、来信、来访或者约请谈话的方式向考察组反映。反映情况应当实事求是，提倡署真实姓名。考察组严格保密。',
    ),
    paragraph(`联系电话：${inspectionPhone ?? settings.noticePhone}`),
    paragraph(`来信来访地址：${settings.noticeAddress}`),
    paragraph(`考察组驻地：${inspectionPlace ?? ''}`),
  ];
}

function layout(batch: DocumentBatch, people: readonly Concerned[]): LaidOutDocument {
  const { inspectionPlace, inspectionPhone } = batch.scene.fields;
  const sheets = noticeSheets(batch, { title: '干部考察预告', parts: partsOf(batch, people) }, null);
  const findings = [
    ...missingDays(batch, ['inspectedFrom', 'inspectedUntil']),
    ...missingOfNotice(batch, people, inspectionPhone),
    ...(inspectionPlace === null ? [missing('考察组驻地', '批次没有填写，纸上留空')] : []),
  ];
  return { sheets, findings };
}

/** 考察预告: who is inspected for what kind of post, when, and where the inspection team is told something. */
export const inspectionNotice: MakePapers = (batch) => {
  const people = takers(batch.scene);
  return paperOfBatch('干部考察预告', people, () => layout(batch, people));
};
