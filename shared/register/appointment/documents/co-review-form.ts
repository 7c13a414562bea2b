import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import { spreadName } from '#shared/lib/names';
import { flow, type FlowItem } from '#shared/lib/paper/flow';
import { footGroup, formPage, formRow, opinionBand, titleGroup } from '../../papers/form-kit';
import { deriveEducation } from '../../person/derive';
import { coReviewResults } from '../batch-fields';
import { needsCoReview } from '../rules-avoidance';
import type { ItemView } from '../scene';
import { dayInWords, leavesText, ownPaper, takesText, viewsOf } from './document-texts';
import type { DocumentBatch, MakePapers } from './document-batch';

/** Seal and day; the day as the batch has it, else room for ink. */
function sign(date: string | null): string[] {
  return ['（盖　章）', dayInWords(date)];
}

function answerText({ item }: ItemView): string {
  const { coResult, coOpinion } = item.fields;
  const result = coReviewResults.find(({ code }) => code === coResult)?.text ?? '';
  return [result, coOpinion ?? ''].filter(Boolean).join('。');
}

function items(papers: DocumentBatch, view: ItemView): FlowItem[] {
  const { fields, children } = view.person;
  const education = codeText('ZB64', deriveEducation(children.educations).derived.highestEducation);
  const { coAsked, coAnswered, reason } = view.item.fields;
  const long = (label: string, name: string, text: string) =>
    formRow(
      [
        { label, width: 32 },
        { name, text, width: 133, align: 'left' },
      ],
      16,
    );
  return [
    titleGroup('村党组织书记调整人选协审意见表', papers.scene.fields.reportingUnit ?? ''),
    formRow([
      { label: '姓　名', width: 32 },
      { name: 'name', text: spreadName(view.name), width: 33 },
      { label: '性　别', width: 22 },
      { name: 'gender', text: codeText('GB22611', fields.gender), width: 20 },
      { label: '出生年月', width: 28 },
      { name: 'birth', text: fields.birthDate ? formatMonth(fields.birthDate) : '', width: 30 },
    ]),
    formRow([
      { label: '政治面貌', width: 32 },
      { name: 'party', text: codeText('GB4762', fields.politicalStatus), width: 33 },
      { label: '学　历', width: 22 },
      { name: 'education', text: education, width: 20 },
      { label: '入党时间', width: 28 },
      { name: 'joined', text: fields.partyJoined ?? '', width: 30 },
    ]),
    long('现任职务', 'post', fields.currentPost ?? ''),
    long('拟任职务', 'take', takesText(papers, view)),
    long('拟免职务', 'leave', leavesText(papers, view)),
    long('调整理由', 'reason', reason ?? ''),
    opinionBand({ label: ['乡镇', '党委', '意见'], name: 'township', sign: sign(coAsked), least: 52 }),
    opinionBand({
      label: ['组织', '部门', '协审', '意见'],
      name: 'county',
      text: answerText(view),
      sign: sign(coAnswered),
      least: 60,
    }),
    footGroup('注：协审同意后，方可调整。'),
  ];
}

/** 协审意见表: one for everybody who becomes, or ceases to be, the secretary of a village. */
export const coReviewForm: MakePapers = (papers) =>
  viewsOf(papers)
    .filter(needsCoReview)
    .map((view) =>
      ownPaper('协审意见表', view, () => ({ sheets: flow(items(papers, view), formPage), findings: [] })),
    );
