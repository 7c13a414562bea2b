import { codeText } from '#shared/lib/code-tables';
import { ageAt, formatDateInWords, formatMonth } from '#shared/lib/dates';
import { spreadName } from '#shared/lib/names';
import { innerWidth } from '#shared/lib/paper/boxes';
import { flow } from '#shared/lib/paper/flow';
import { printPartyDate } from '#shared/lib/party-date';
import { tableBands, type PaperColumn, type PaperTableLook } from '#shared/lib/paper/table-bands';
import { blankDate, footGroup, lyingPage, tableLook, titleGroup } from '../../papers/form-kit';
import { concerned, educationOf, statusText, type Concerned } from './batch-people';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import { missing, missingOfPeople, paperOfBatch } from './document-kit';

interface ListColumn extends PaperColumn {
  readonly text: (one: Concerned, batch: DocumentBatch) => string;
}

function birthText({ fields: { birthDate } }: Concerned, { scene }: DocumentBatch): string {
  if (!birthDate) return '';
  const age = ageAt(birthDate, scene.fields.proposed ?? scene.today);
  return age === undefined ? formatMonth(birthDate) : `${formatMonth(birthDate)}\n（${age}岁）`;
}

/** When somebody joined the Party, or what he or she is instead. */
function partyText({ fields }: Concerned): string {
  return fields.partyJoined ? printPartyDate(fields.partyJoined) : statusText(fields);
}

/** The degree stands under the level. */
function educationText({ view }: Concerned): string {
  const { level, degree } = educationOf(view.person);
  return [level, degree].filter(Boolean).join('\n');
}

/** Widths sum to 273 mm. */
export const listColumns: readonly ListColumn[] = [
  { key: 'number', label: '序号', width: 10, text: () => '' },
  { key: 'name', label: '姓　名', width: 17, text: ({ name }) => spreadName(name) },
  { key: 'gender', label: '性别', width: 9, text: ({ fields }) => codeText('GB22611', fields.gender) },
  { key: 'birthDate', label: '出生年月\n（年龄）', width: 18, text: birthText },
  { key: 'nativePlace', label: '籍　贯', width: 18, text: ({ fields }) => fields.nativePlace ?? '' },
  { key: 'partyJoined', label: '入党时间', width: 18, text: partyText },
  { key: 'education', label: '学历学位', width: 23, text: educationText },
  {
    key: 'currentPost',
    label: '现任职务',
    width: 38,
    align: 'left',
    text: ({ fields }) => fields.currentPost ?? '',
  },
  {
    key: 'takes',
    label: '拟任职务',
    width: 36,
    align: 'left',
    text: ({ takes, rank }) => [takes, rank && `晋升${rank}`].filter(Boolean).join('，'),
  },
  { key: 'leaves', label: '拟免职务', width: 28, align: 'left', text: ({ leaves }) => leaves },
  {
    key: 'reason',
    label: '任免理由',
    width: 40,
    align: 'left',
    text: ({ view }) => view.item.fields.reason ?? '',
  },
  {
    key: 'remark',
    label: '备　注',
    width: 18,
    align: 'left',
    text: ({ view }) => view.item.fields.remark ?? '',
  },
];

const page = lyingPage({ top: 18, right: 12, bottom: 16, left: 12 });
const width = innerWidth(page);

/** A row higher than this (mm) is read badly: then all rows are set smaller. */
const highestRow = 70;

/** The largest type in which no row is too high; the smallest where one always is. */
function lookOf(rows: readonly (readonly string[])[]): PaperTableLook {
  const looks = [
    [10.5, 13],
    [9, 11.5],
    [8, 10],
  ].map(([size = 0, leading = 0]): PaperTableLook => ({
    head: tableLook.head,
    body: { ...tableLook.body, size, leading },
    headHeight: 12,
    rowHeight: 15,
  }));
  const fits = (look: PaperTableLook): boolean =>
    tableBands(listColumns, rows, look).every(({ height }) => height <= highestRow);
  return looks.find(fits) ?? looks.at(-1) ?? { ...tableLook };
}

function layout(batch: DocumentBatch, people: readonly Concerned[]): LaidOutDocument {
  const { title, number, proposed, reportingUnit } = batch.scene.fields;
  const rows = people.map((one, index) =>
    listColumns.map(({ key, text }) => (key === 'number' ? String(index + 1) : text(one, batch))),
  );
  const date = proposed?.length === 10 ? formatDateInWords(proposed) : blankDate;
  const under = [`批次：${title ?? ''}`, number && `编号：${number}`, `动议时间：${date}`];
  const foot = `填表单位：${reportingUnit ?? '　　　　　　　　　　'}　　　　审核人：　　　　　　　　　　经办人：`;
  const sheets = flow(
    [
      titleGroup('干部任免动议名单', under.filter(Boolean).join('　　　　'), width),
      ...tableBands(listColumns, rows, lookOf(rows)),
      footGroup(foot, width),
    ],
    page,
  );
  const undated = proposed?.length === 10 ? [] : [missing('动议时间', '批次没有填写，纸上留空')];
  return { sheets, findings: [...undated, ...missingOfPeople(people)] };
}

/** 动议名单: everybody with the posts to take and to leave, A4 lying. */
export const proposalList: MakePapers = (batch) => {
  const people = concerned(batch.scene);
  return paperOfBatch('干部任免动议名单', people, () => layout(batch, people));
};
