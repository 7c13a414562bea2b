import { codeText } from '#shared/lib/code-tables';
import { formatMonth, monthsBetween } from '#shared/lib/dates';
import { spreadName } from '#shared/lib/names';
import { layoutLetter, type Letter, type LetterPart } from '#shared/lib/paper/letter';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { deriveEducation } from '../../person/derive';
import { needsCoReview } from '../rules-avoidance';
import type { ItemView } from '../scene';
import { workingDaysBetween } from '../working-days';
import {
  committeeOf,
  dayInWords,
  departmentOf,
  lacking,
  leavesText,
  peopleInWords,
  personInWords,
  takesText,
  ownPaper,
  viewsOf,
  wholePaper,
} from './document-texts';
import type { DocumentBatch, MakePapers } from './document-batch';

function paragraph(text: string): LetterPart {
  return { kind: 'paragraph', text };
}

function heading(text: string): LetterPart {
  return { kind: 'heading', level: 1, text };
}

/** Where what the public has to say is taken; one paragraph for each that the county has set. */
function contacts({ settings }: DocumentBatch): LetterPart[] {
  const { noticePhone, noticeAddress, noticeMail } = settings;
  return [
    ...(noticePhone ? [paragraph(`联系电话：${noticePhone}`)] : []),
    ...(noticeAddress ? [paragraph(`来信地址：${noticeAddress}`)] : []),
    ...(noticeMail ? [paragraph(`电子邮箱：${noticeMail}`)] : []),
  ];
}

function contactFindings({ settings }: DocumentBatch, box: string): FitFinding[] {
  return settings.noticePhone === '' ? [lacking(box, '没有填写公示联系电话，请在“任免设置”中填写')] : [];
}

/** Those who take a post: whoever only leaves one is not inspected, and no notice is given of it. */
function takers(papers: DocumentBatch): ItemView[] {
  return viewsOf(papers).filter(({ takes }) => takes.length > 0);
}

/** 考察预告. */
export const inspectionNotice: MakePapers = (papers) => {
  const { inspectedFrom, inspectedUntil } = papers.scene.fields;
  const views = takers(papers);
  const until = inspectedUntil ?? inspectedFrom;
  const letter: Letter = {
    title: '干部考察预告',
    parts: [
      paragraph(`根据工作需要，拟对${peopleInWords(views)}进行考察。现将有关事项预告如下：`),
      heading('一、考察对象'),
      ...views.map((view) => paragraph(`${personInWords(papers, view)}。`)),
      heading('二、考察时间'),
      paragraph(
        until === inspectedFrom
          ? `${dayInWords(inspectedFrom)}。`
          : `${dayInWords(inspectedFrom)}至${dayInWords(until)}。`,
      ),
      heading('三、考察内容'),
      paragraph(
        '全面考察对象的德、能、勤、绩、廉，突出政治标准，注重工作实绩，加强作风和廉洁自律情况的考察。',
      ),
      heading('四、反映方式'),
      paragraph(
        '考察期间，干部群众可以来电、来信、来访等方式如实反映情况。提倡实名反映，对反映人和反映的内容严格保密。',
      ),
      ...contacts(papers),
    ],
    signature: [departmentOf(papers)],
    date: dayInWords(inspectedFrom),
  };
  const findings = [
    ...contactFindings(papers, '考察预告'),
    ...(inspectedFrom === null ? [lacking('考察预告', '没有填写考察日期')] : []),
  ];
  return [wholePaper('考察预告', () => ({ sheets: layoutLetter(letter), findings }))];
};

/** Whoever is elected is proposed, whoever is appointed is to be so (ZB122: 2 选任). */
function intended(papers: DocumentBatch, view: ItemView): string {
  const post = takesText(papers, view);
  return view.item.fields.method === '2' ? `拟提名为${post}人选` : `拟任${post}`;
}

/** 任前公示: who, what is intended, how many working days, and where to say what against it. */
export const publicNotice: MakePapers = (papers) => {
  const { noticeFrom, noticeUntil } = papers.scene.fields;
  const days = workingDaysBetween(noticeFrom, noticeUntil, papers.scene.calendar);
  const counted = days > 0 ? `，共${days}个工作日` : '';
  const letter: Letter = {
    title: '干部任前公示',
    parts: [
      paragraph(
        '为广泛听取群众意见，接受社会监督，根据《党政领导干部选拔任用工作条例》和有关规定，现将拟任职人选的情况公示如下：',
      ),
      ...takers(papers).map((view) =>
        paragraph(`${personInWords(papers, view)}，${intended(papers, view)}。`),
      ),
      paragraph(`公示时间：${dayInWords(noticeFrom)}至${dayInWords(noticeUntil)}${counted}。`),
      paragraph(
        `公示期间，对公示对象有意见的，可以来电、来信、来访等方式向${departmentOf(papers)}反映。反映情况应当实事求是，提倡实名反映，对反映人和反映的内容严格保密。`,
      ),
      ...contacts(papers),
    ],
    signature: [departmentOf(papers)],
    date: dayInWords(noticeFrom),
  };
  const findings = [
    ...contactFindings(papers, '任前公示'),
    ...(days === 0 ? [lacking('任前公示', '没有填写公示的起止日期')] : []),
  ];
  return [wholePaper('任前公示', () => ({ sheets: layoutLetter(letter), findings }))];
};

/** 试用期一年 */
function trialText({ item }: ItemView, appointed: string | null): string {
  const { probationUntil } = item.fields;
  const months = probationUntil && appointed ? monthsBetween(appointed, probationUntil) : undefined;
  if (months === undefined || months < 1) return '';
  return months === 12 ? '（试用期一年）' : `（试用期${months}个月）`;
}

function decisionText(papers: DocumentBatch, view: ItemView): string {
  const [take, leave] = [takesText(papers, view), leavesText(papers, view)];
  if (take === '') return `免去${view.name}同志的${leave}职务。`;
  const trial = trialText(view, papers.scene.fields.appointed);
  const taken = `${view.name}同志任${take}${trial}`;
  return leave === '' ? `${taken}。` : `${taken}，免去其${leave}职务。`;
}

/** 任免通知, with the number of the document. */
export const decision: MakePapers = (papers) => {
  const { appointed, document } = papers.scene.fields;
  const views = viewsOf(papers);
  const moved = views.filter(({ takes, leaves }) => takes.length > 0 || leaves.length > 0);
  const committee = committeeOf(papers);
  const letter: Letter = {
    title: `关于${peopleInWords(moved).replace(/\d+名/, '')}职务任免的通知`,
    ...(document === null ? {} : { number: document }),
    recipient: '各乡镇（街道）党（工）委，县直各单位党委（党组）',
    parts: [
      paragraph(`${committee === '' ? '' : `${committee}研究`}决定：`),
      ...moved.map((view) => paragraph(decisionText(papers, view))),
    ],
    signature: [committee || departmentOf(papers)],
    date: dayInWords(appointed),
  };
  const findings = document === null ? [lacking('任免通知', '没有填写任免文号')] : [];
  return [wholePaper('任免通知', () => ({ sheets: layoutLetter(letter), findings }))];
};

function letterOf(papers: DocumentBatch, view: ItemView): Letter {
  const { appointed } = papers.scene.fields;
  const committee = committeeOf(papers);
  const leave = leavesText(papers, view);
  const { probationUntil, letterNumber } = view.item.fields;
  const until = probationUntil ? `，试用期至${formatMonth(probationUntil).replace('.', '年')}月` : '';
  return {
    title: '任职通知书',
    ...(letterNumber === null ? {} : { number: letterNumber }),
    recipient: `${view.name}同志`,
    parts: [
      paragraph(
        `经${committee || departmentOf(papers)}研究决定，任命你为${takesText(papers, view)}，任职时间自${dayInWords(appointed)}起计算${until}${leave === '' ? '' : `；免去你的${leave}职务`}。`,
      ),
      paragraph('特此通知。'),
    ],
    signature: [committee || departmentOf(papers)],
    date: dayInWords(appointed),
  };
}

/** 任职通知书: one for everybody who takes a post. */
export const appointmentLetter: MakePapers = (papers) =>
  takers(papers).map((view) =>
    ownPaper('任职通知书', view, () => ({
      sheets: layoutLetter(letterOf(papers, view)),
      findings: view.item.fields.letterNumber === null ? [lacking('任职通知书', '没有填写编号')] : [],
    })),
  );

/** 协审函: the township asks the county's department before the secretary of a village is changed (seed 004-26). */
export const coReviewRequest: MakePapers = (papers) => {
  const views = viewsOf(papers).filter(needsCoReview);
  if (views.length === 0) return [];
  const [first] = views;
  const { coAsked = null, coDocument = null } = first?.item.fields ?? {};
  const letter: Letter = {
    title: '关于报请协审村党组织书记调整人选的函',
    ...(coDocument === null ? {} : { number: coDocument }),
    recipient: departmentOf(papers),
    parts: [
      paragraph('按照调整村党组织书记前报县委组织部协审的规定，现将拟调整的人选报请协审：'),
      {
        kind: 'table',
        columns: [
          { key: 'name', label: '姓　名', width: 20 },
          { key: 'gender', label: '性别', width: 12 },
          { key: 'birth', label: '出生年月', width: 22 },
          { key: 'education', label: '学　历', width: 16 },
          { key: 'party', label: '政治面貌', width: 22 },
          { key: 'post', label: '现任职务', width: 34, align: 'left' },
          { key: 'proposal', label: '拟任免职务', width: 36, align: 'left' },
        ],
        rows: views.map((view) => coReviewRow(papers, view)),
      },
      paragraph('妥否，请予协审。'),
    ],
    signature: [papers.scene.fields.reportingUnit ?? ''],
    date: dayInWords(coAsked),
  };
  const findings =
    papers.scene.fields.reportingUnit === null ? [lacking('协审函', '没有填写呈报单位，署名留空')] : [];
  return [wholePaper('协审函', () => ({ sheets: layoutLetter(letter), findings }))];
};

function coReviewRow(papers: DocumentBatch, view: ItemView): string[] {
  const { fields, children } = view.person;
  const [take, leave] = [takesText(papers, view), leavesText(papers, view)];
  return [
    spreadName(view.name),
    codeText('GB22611', fields.gender),
    fields.birthDate ? formatMonth(fields.birthDate) : '',
    codeText('ZB64', deriveEducation(children.educations).derived.highestEducation),
    codeText('GB4762', fields.politicalStatus),
    fields.currentPost ?? '',
    [take && `任${take}`, leave && `免${leave}`].filter(Boolean).join('；'),
  ];
}
