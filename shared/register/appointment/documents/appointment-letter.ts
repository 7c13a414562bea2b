import type { LetterPart } from '#shared/lib/paper/letter';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { heldFrom } from '../batch';
import { concerned, isElected, type Concerned } from './batch-people';
import { trialText } from './decision';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import {
  dateInSentence,
  dateOrBlank,
  decidingBody,
  letterSheets,
  missing,
  missingDays,
  textOrBlank,
} from './document-kit';

/** From when somebody holds the post; not the day of the decision where it is an election that gives it. */
function heldDay({ scene: { fields } }: DocumentBatch, one: Concerned): string | null {
  return heldFrom(isElected(one) ? { ...fields, decided: null } : fields, one.view.item.fields);
}

function partsOf(batch: DocumentBatch, one: Concerned): LetterPart[] {
  const { document } = batch.scene.fields;
  const from = heldDay(batch, one);
  const by = document ? `（${document}）` : '';
  const leaves = one.leaves === '' ? '' : `；免去${one.leaves}职务`;
  return [
    {
      kind: 'paragraph',
      text: `经${decidingBody(batch)}研究决定${by}，任命你为${one.takes}${trialText(one, from)}${leaves}。任职时间从${dateInSentence(from)}起计算。`,
    },
    { kind: 'paragraph', text: '特此通知。' },
  ];
}

function elected({ name }: Concerned): FitFinding {
  const message = `${name}的选拔方式是选任，当选后再发任职通知书`;
  return { level: 'hint', box: '任职通知书', message };
}

function layout(batch: DocumentBatch, one: Concerned): LaidOutDocument {
  const body = decidingBody(batch);
  const { letterNumber } = one.view.item.fields;
  const from = heldDay(batch, one);
  const sheets = letterSheets({
    title: '任职通知书',
    number: letterNumber ?? '　　　〔　　　　〕　　号',
    recipient: `${one.name}同志`,
    parts: partsOf(batch, one),
    signature: [textOrBlank(body, 10)],
    date: dateOrBlank(batch.scene.fields.documentDate),
  });
  const findings = [
    ...(letterNumber ? [] : [missing('编号', `${one.name}没有填写任职通知书编号，纸上留空`)]),
    ...missingDays(batch, ['documentDate']),
    ...(from === null
      ? [
          missing(
            '任职时间',
            isElected(one) ? '没有填写当选之日，纸上留空' : '批次没有填写讨论决定，纸上留空',
          ),
        ]
      : []),
    ...(body === '' ? [missing('决定机关', '批次和“任免设置”中都没有填写，纸上留空')] : []),
  ];
  return { sheets, findings: isElected(one) ? [...findings, elected(one)] : findings };
}

/** 任职通知书: one for everybody who takes a post. */
export const appointmentLetters: MakePapers = (batch) =>
  concerned(batch.scene)
    .filter(({ takes }) => takes !== '')
    .map((one) => ({
      label: `任职通知书　${one.name}`,
      personId: one.id,
      layout: () => layout(batch, one),
    }));
