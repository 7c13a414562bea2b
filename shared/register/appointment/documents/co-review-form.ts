import { setText } from '#shared/lib/paper/set-text';
import { formatDateInWords } from '#shared/lib/dates';
import type { FitFinding } from '#shared/lib/paper/sheet';
import {
  blankDate,
  bodyStyle,
  footGroup,
  formRow,
  formSheets,
  formWidth,
  opinionBand,
  sideTextWidth,
  textBand,
} from '../../papers/form-kit';
import { identityBand, identityWidths } from '../../papers/identity-rows';
import type { PaperPerson } from '../../papers/paper-person';
import { fieldText } from '../../papers/person-texts';
import { resumeBand } from '../../papers/resume-text';
import { coReviewResults, type ItemRecord } from '../batch-fields';
import { educationOf, statusText } from './batch-people';
import { coReviewed, secretaryWord, type CoReviewed } from './co-review-request';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import { missing } from './document-kit';

/** What the county answered, as the form quotes it; '' while it has not. */
export function answerText({ coResult, coOpinion }: ItemRecord): string {
  const result = coReviewResults.find(({ code }) => code === coResult)?.text ?? '';
  const opinion = coOpinion?.trim() ?? '';
  const said = opinion.startsWith(result) ? opinion : [result, opinion].filter(Boolean).join('。');
  return said === '' || /[。；]$/.test(said) ? said : `${said}。`;
}

function findingsOf({ name, view }: CoReviewed): FitFinding[] {
  const { reason, coAnswered, coResult } = view.item.fields;
  return [
    ...(reason ? [] : [missing('调整理由', `${name}没有填写任免理由，纸上留空`)]),
    ...(coResult && !coAnswered ? [missing('协审意见', '没有填写协审答复的日期，纸上留空')] : []),
  ];
}

function wideRow(label: string, name: string, text: string) {
  return formRow(
    [
      { label, width: 26 },
      { name, text, width: formWidth - 26, align: 'left' },
    ],
    11,
  );
}

function layout(batch: DocumentBatch, one: CoReviewed, person: PaperPerson): LaidOutDocument {
  const { reason, coAnswered, ...rest } = one.view.item.fields;
  const answered = coAnswered?.length === 10 ? formatDateInWords(coAnswered) : blankDate;
  const { level, degree } = educationOf(person.content);
  const said = answerText({ ...rest, reason, coAnswered });
  const head = {
    title: `${secretaryWord([one])}调整人选协审意见表`,
    under: `呈报单位：${batch.scene.fields.reportingUnit ?? ''}`,
    name: one.name,
  };
  const items = [
    identityBand(person, batch.scene.today, [
      { label: '政治\n面貌', width: identityWidths.label },
      { name: 'political', text: statusText(person.content.fields), width: identityWidths.one },
      { label: '学历\n学位', width: identityWidths.label },
      {
        name: 'education',
        text: [level, degree].filter(Boolean).join('　'),
        width: identityWidths.rest + identityWidths.label,
      },
    ]),
    wideRow('身份证号', 'idNumber', fieldText(person, 'idNumber')),
    wideRow('现任职务', 'currentPost', fieldText(person, 'currentPost')),
    wideRow('拟任职务', 'proposedPost', one.takes),
    wideRow('拟免职务', 'proposedRemoval', one.leaves),
    resumeBand(person, ['简', '', '历'], { least: 40, stretchTo: 70 }),
    textBand(['调整', '理由'], 'reason', setText(reason ?? '', bodyStyle, sideTextWidth), {
      least: 18,
      stretchTo: 26,
    }),
    opinionBand({ label: ['呈报', '单位', '意见'], name: 'reporting', least: 28, stretchTo: 34 }),
    opinionBand({
      label: ['组织', '部门', '协审', '意见'],
      name: 'answer',
      text: said,
      sign: ['（盖　章）', answered],
      least: 32,
      stretchTo: 40,
    }),
    footGroup('填表人：　　　　　　联系电话：　　　　　　　填表时间：　　　年　　月　　日'),
  ];
  return { sheets: formSheets(head, items), findings: findingsOf(one) };
}

/** 协审意见表: one for everybody whose change goes to the county, with the answer once it is recorded. */
export const coReviewForms: MakePapers = (batch) =>
  coReviewed(batch).map((one) => ({
    label: `协审意见表　${one.name}`,
    personId: one.id,
    layout: () => {
      const person = batch.paperPerson(one.id);
      return person ? layout(batch, one, person) : { sheets: [], findings: [] };
    },
  }));
