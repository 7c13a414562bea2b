import { codeText } from '#shared/lib/code-tables';
import { formatDateInWords, formatMonth } from '#shared/lib/dates';
import { spreadName } from '#shared/lib/names';
import { flow, type FlowItem, type FlowPage } from '#shared/lib/paper/flow';
import type { PaperSheet } from '#shared/lib/paper/sheet';
import { tableBands, type PaperColumn } from '#shared/lib/paper/table-bands';
import { postKinds } from '../../organization/establishment';
import { footGroup, tableLook, titleGroup } from '../../papers/form-kit';
import { deriveEducation } from '../../person/derive';
import { kindTexts, touchedUnits, unitBalance, type KindBalance } from '../balance';
import type { Take } from '../batch-fields';
import type { ItemView, SceneUnit } from '../scene';
import { birthText, departmentOf, leavesText, takesText, viewsOf, wholePaper } from './document-texts';
import type { DocumentBatch, MakePapers } from './document-batch';

const page: FlowPage = {
  width: 297,
  height: 210,
  margin: { top: 18, right: 15, bottom: 15, left: 15 },
  border: { outer: 1, inner: 0.5 },
};
const width = page.width - page.margin.left - page.margin.right;
/** A row taller than this, mm, goes on upon the next sheet instead of leaving a hole. */
const tallRow = 60;
const look = { ...tableLook, headHeight: 11, rowHeight: 11 };

/** A lying table with its title, the batch and the day under it. */
function tableSheets(
  papers: DocumentBatch,
  title: string,
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
  foot: string,
): PaperSheet[] {
  const { title: batch } = papers.scene.fields;
  const under = [departmentOf(papers), batch ?? '', formatDateInWords(papers.scene.today)];
  const items: FlowItem[] = [
    titleGroup(title, under.filter(Boolean).join('　　'), width),
    ...tableBands(columns, rows, look).map((band) =>
      band.height > tallRow ? { ...band, flows: true } : band,
    ),
    footGroup(foot, width),
  ];
  return numbered(flow(items, page));
}

/** 第 1 页　共 2 页 where there is more than one. */
function numbered(sheets: readonly PaperSheet[]): PaperSheet[] {
  const count = sheets.length;
  if (count < 2) return [...sheets];
  return sheets.map((sheet, at) => ({ ...sheet, foot: `第 ${at + 1} 页　共 ${count} 页` }));
}

/** Widths sum to 267 mm. */
const listColumns: readonly PaperColumn[] = [
  { key: 'number', label: '序号', width: 10 },
  { key: 'name', label: '姓　名', width: 18 },
  { key: 'gender', label: '性别', width: 10 },
  { key: 'birth', label: '出生年月\n（年龄）', width: 20 },
  { key: 'native', label: '籍　贯', width: 19 },
  { key: 'education', label: '最高学历', width: 18 },
  { key: 'post', label: '现任职务', width: 46, align: 'left' },
  { key: 'since', label: '任现职\n时　间', width: 17 },
  { key: 'take', label: '拟任职务', width: 42, align: 'left' },
  { key: 'leave', label: '拟免职务', width: 37, align: 'left' },
  { key: 'remark', label: '备　注', width: 30, align: 'left' },
];

function listRow(papers: DocumentBatch, view: ItemView, at: number): string[] {
  const { fields, children } = view.person;
  const { change, remark, reason } = view.item.fields;
  return [
    String(at + 1),
    spreadName(view.name),
    codeText('GB22611', fields.gender),
    birthText(papers, view),
    fields.nativePlace ?? '',
    codeText('ZB64', deriveEducation(children.educations).derived.highestEducation),
    fields.currentPost ?? '',
    fields.currentPostSince ? formatMonth(fields.currentPostSince) : '',
    takesText(papers, view),
    leavesText(papers, view),
    [codeText('ZB13', change), remark ?? reason ?? ''].filter(Boolean).join('；'),
  ];
}

/** 动议名单. */
export const proposalList: MakePapers = (papers) => {
  const rows = viewsOf(papers).map((view, at) => listRow(papers, view, at));
  const sheets = tableSheets(papers, '干部任免动议名单', listColumns, rows, `共 ${rows.length} 人`);
  return [wholePaper('干部任免动议名单', () => ({ sheets, findings: [] }))];
};

/** Widths sum to 267 mm. */
const balanceColumns: readonly PaperColumn[] = [
  { key: 'number', label: '序号', width: 10 },
  { key: 'unit', label: '单　位', width: 42, align: 'left' },
  { key: 'kind', label: '职务类别', width: 26 },
  { key: 'approved', label: '核定\n职数', width: 14 },
  { key: 'filled', label: '现配', width: 14 },
  { key: 'vacant', label: '现空缺', width: 15 },
  { key: 'in', label: '拟任人员', width: 47, align: 'left' },
  { key: 'out', label: '拟免人员', width: 47, align: 'left' },
  { key: 'after', label: '任免后', width: 15 },
  { key: 'result', label: '预审结果', width: 37 },
];

const kindCodes = { chief: '1', deputy: '3', other: 'Z' } as const;

function resultText({ approved, after }: KindBalance): string {
  if (approved === null) return '没有核定职数';
  if (after > approved) return `超配 ${after - approved} 名`;
  return after < approved ? `空缺 ${approved - after} 名` : '满配';
}

function names(entries: readonly { readonly name: string; readonly post: string }[]): string {
  return entries.map(({ name, post }) => `${name}（${post}）`).join('、');
}

function balanceRows(papers: DocumentBatch, unit: SceneUnit): string[][] {
  const balance = unitBalance(papers.scene, unit);
  const views = viewsOf(papers);
  return postKinds.flatMap((kind) => {
    const code = kindCodes[kind];
    const taken = views.flatMap(({ name, takes }) =>
      takes
        .filter(({ take }: { take: Take }) => take.organizationId === unit.id && take.memberKind === code)
        .map(({ take }) => ({ name, post: take.post ?? '' })),
    );
    const left = views.flatMap(({ name, leaves }) =>
      leaves
        .filter(({ row }) => row?.organizationId === unit.id && row.memberKind === code)
        .map(({ row }) => ({ name, post: row?.post ?? '' })),
    );
    const one = balance[kind];
    if (taken.length === 0 && left.length === 0) return [];
    const vacant = one.approved === null ? '' : String(one.approved - one.filled);
    return [
      [
        unit.name,
        kindTexts[kind],
        one.approved === null ? '' : String(one.approved),
        String(one.filled),
        vacant,
        names(taken),
        names(left),
        String(one.after),
        resultText(one),
      ],
    ];
  });
}

/** 职数预审表: every unit in which leading posts are taken or left. */
export const vacancyCheck: MakePapers = (papers) => {
  const rows = touchedUnits(papers.scene)
    .flatMap((unit) => balanceRows(papers, unit))
    .map((row, at) => [String(at + 1), ...row]);
  const foot = '预审单位（盖章）：　　　　　　　　　　　　预审人：　　　　　　　　　　审核人：';
  const sheets = tableSheets(papers, '领导职数预审表', balanceColumns, rows, foot);
  return [wholePaper('职数预审表', () => ({ sheets, findings: [] }))];
};
