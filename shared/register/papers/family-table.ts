import { innerWidth } from '#shared/lib/paper/boxes';
import { flow } from '#shared/lib/paper/flow';
import { tableBands, type PaperColumn } from '#shared/lib/paper/table-bands';
import { spreadName } from '#shared/lib/names';
import { familyOrder, isFamily } from '../approval-form/family-order';
import type { ChildRecord } from '../fields/children';
import { footGroup, lastBound, lyingPage, tableLook, titleGroup } from './form-kit';
import type { LayoutPart, PaperPerson } from './paper-person';
import { childText, fieldText } from './person-texts';

interface CollectedColumn extends PaperColumn {
  /** Absent where the register keeps nothing yet: left for ink. */
  readonly text?: (row: ChildRecord<'family'>, person: PaperPerson) => string;
}

/** Columns of the official 信息采集表 (DOMAIN 3.2); widths sum to 267 mm. */
export const familyColumns: readonly CollectedColumn[] = [
  { key: 'kind', label: '类　别', width: 18, text: (row) => (isFamily(row) ? '家庭成员' : '社会关系') },
  { key: 'relation', label: '称　谓', width: 15, text: ({ relation }) => relation ?? '' },
  { key: 'name', label: '姓　名', width: 18, text: ({ name }) => spreadName(name ?? '') },
  {
    key: 'birthDate',
    label: '出生年月',
    width: 18,
    text: (row, person) => childText(person, 'family', row, 'birthDate'),
  },
  { key: 'politicalStatus', label: '政治面貌', width: 19, text: (row) => row.politicalStatus ?? '' },
  { key: 'work', label: '工作单位及职务', width: 46, align: 'left', text: ({ work }) => work ?? '' },
  { key: 'idNumber', label: '身份证号', width: 38, text: ({ idNumber }) => idNumber ?? '' },
  { key: 'nativePlace', label: '籍　贯', width: 17 },
  { key: 'residence', label: '居住地', width: 24 },
  { key: 'country', label: '国籍\n或地区', width: 14 },
  { key: 'ethnicity', label: '民　族', width: 13 },
  { key: 'identity', label: '人员\n身份', width: 13 },
  { key: 'condition', label: '人员\n现状', width: 14 },
];

/** Rows that the sheet has at least: the rest is filled in by hand. */
const leastRows = 12;

const page = lyingPage({ top: 18, right: 15, bottom: 15, left: 15 });
const width = innerWidth(page);

const foot =
  '本人承诺以上所填内容真实、完整。　　　　　　填报人签名：　　　　　　　　　　　　填报时间：　　　　年　　月　　日';

/** 家庭成员及重要社会关系信息采集表, A4 lying; columns that the register has no field for are left for ink. */
export const layoutFamilyTable: LayoutPart = (person) => {
  const rows = familyOrder(person.content.children.family).map((row) =>
    familyColumns.map(({ text }) => text?.(row, person) ?? ''),
  );
  const blank = Array.from({ length: Math.max(0, leastRows - rows.length) }, () => []);
  const who = [
    `填报人：${person.content.fields.name ?? ''}`,
    `身份证号：${fieldText(person, 'idNumber')}`,
    `单位及职务：${fieldText(person, 'currentPost') || person.organization}`,
  ];
  const look = { ...tableLook, headHeight: 11, rowHeight: 10 };
  const items = [
    titleGroup('家庭成员及重要社会关系信息采集表', who.join('　　'), width),
    ...lastBound(tableBands(familyColumns, [...rows, ...blank], look)).map((band) => ({
      ...band,
      stretchTo: 12,
    })),
    footGroup(foot, width),
  ];
  return { sheets: flow(items, page), findings: [] };
};
