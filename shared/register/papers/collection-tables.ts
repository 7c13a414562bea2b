import type { TableColumn } from '#shared/lib/table-document';
import { formOfPerson } from '../approval-form/form-of-person';
import { familyOrder } from '../approval-form/family-order';
import { resumeText } from '../approval-form/resume-rows';
import { familyColumns } from './family-table';
import type { PersonDerived } from '../fields/person';
import type { PaperPerson } from './paper-person';
import { fieldText, resultText } from './person-texts';

/** A table of many people for a workbook; everything in it is text. */
export interface CollectionTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** The rows of one person, as many cells as columns. */
  readonly rows: (person: PaperPerson) => string[][];
}

interface Column {
  readonly label: string;
  /** Neighbours with the same one stand under one head. */
  readonly group?: string;
  readonly width: number;
  readonly align?: 'left';
  readonly text: (person: PaperPerson) => string;
}

interface Head extends Omit<Column, 'text' | 'align'> {
  readonly align?: TableColumn['align'];
}

function columnsOf(columns: readonly Head[]): TableColumn[] {
  return columns.map(({ label, group, width, align = 'center' }, index) => ({
    key: `c${index}`,
    label,
    ...(group === undefined ? {} : { group }),
    width,
    align,
  }));
}

function field(label: string, key: Parameters<typeof fieldText>[1], width: number, align?: 'left'): Column {
  const column = { label, width, text: (person: PaperPerson) => fieldText(person, key) };
  return align ? { ...column, align } : column;
}

/** Whose row it is: leads the rows of tables about other people. */
const owner: readonly Column[] = [
  field('干部姓名', 'name', 10),
  field('干部身份证号', 'idNumber', 21),
  {
    label: '单位及职务',
    width: 28,
    align: 'left',
    text: (person) => fieldText(person, 'currentPost') || person.organization,
  },
];

/** The same in lists of the people themselves. */
const listed: readonly Column[] = owner.map((column) => ({
  ...column,
  label: column.label.replace('干部', ''),
}));

/** The family in the columns of the official 信息采集表 (DOMAIN 3.2), behind whose family it is. */
function familyTable(): CollectionTable {
  const official = familyColumns.map(({ label, width, align }) => ({
    label: label.replaceAll(/\s/g, ''),
    width: Math.max(10, Math.round(width / 1.9)),
    align: align ?? ('center' as const),
  }));
  return {
    name: '家庭成员',
    title: '家庭成员及重要社会关系信息采集表',
    columns: columnsOf([...owner, ...official]),
    rows: (person) =>
      familyOrder(person.content.children.family).map((row) => [
        ...owner.map(({ text }) => text(person)),
        ...familyColumns.map(({ key, text }) =>
          key === 'name' ? (row.name ?? '') : (text?.(row, person) ?? ''),
        ),
      ]),
  };
}

/** What somebody learned in one way: the level with the degree, and where. */
function educationColumns(group: string, level: keyof PersonDerived, school: keyof PersonDerived): Column[] {
  return [
    { group, label: '学历学位', width: 11, text: ({ derived }) => (derived[level] ?? '').replace(' ', '\n') },
    {
      group,
      label: '毕业院校系及专业',
      width: 18,
      align: 'left',
      text: ({ derived }) => derived[school] ?? '',
    },
  ];
}

/** One row for each person; as wide as A3 lying holds in a type of more than 8 points. */
function basicTable(): CollectionTable {
  const columns: readonly Column[] = [
    field('姓名', 'name', 8),
    field('性别', 'gender', 5),
    field('民族', 'ethnicity', 7),
    field('出生年月', 'birthDate', 9),
    field('身份证号', 'idNumber', 19),
    field('籍贯', 'nativePlace', 9),
    field('出生地', 'birthPlace', 9),
    field('入党时间', 'partyJoined', 9),
    field('参加工作时间', 'workStarted', 9),
    field('健康状况', 'health', 6),
    { label: '单位', width: 14, align: 'left', text: ({ organization }) => organization },
    field('现任职务', 'currentPost', 22, 'left'),
    field('任现职时间', 'currentPostSince', 9),
    field('职务层次', 'postTier', 11),
    field('职级', 'rank', 11),
    field('任现职级时间', 'rankSince', 9),
    ...educationColumns('全日制教育', 'fullTimeEducation', 'fullTimeSchool'),
    ...educationColumns('在职教育', 'onJobEducation', 'onJobSchool'),
    field('专业技术职务', 'technicalTitle', 10),
    field('熟悉专业有何专长', 'speciality', 10),
    field('联系电话', 'phone', 13),
  ];
  return {
    name: '基本情况',
    title: '干部基本情况一览表',
    columns: columnsOf(columns),
    rows: (person) => [columns.map(({ text }) => text(person))],
  };
}

/** The long texts of everybody, as the approval form has them: on a sheet of their own they can be read. */
function recordTable(today: string): CollectionTable {
  const columns: readonly Column[] = [
    ...listed,
    { label: '简历', width: 66, align: 'left', text: ({ content }) => resumeText(content.children.resume) },
    {
      label: '奖惩情况',
      width: 34,
      align: 'left',
      text: (person) => formOf(person, today).JiangChengQingKuang,
    },
    {
      label: '年度考核结果',
      width: 26,
      align: 'left',
      text: (person) => formOf(person, today).NianDuKaoHeJieGuo,
    },
  ];
  return {
    name: '简历奖惩',
    title: '干部简历和奖惩情况一览表',
    columns: columnsOf(columns),
    rows: (person) => [columns.map(({ text }) => text(person))],
  };
}

function formOf(person: PaperPerson, today: string): ReturnType<typeof formOfPerson>['values'] {
  return formOfPerson(person, { generation: 3, today }).values;
}

/** 姓名, 单位及职务, 等次 of one year (DOMAIN 3.2); who has no result that year has an empty box. */
function appraisalTable(year: number): CollectionTable {
  const own = [
    { label: '考核结果', width: 22 },
    { label: '说明', width: 30, align: 'left' as const },
  ];
  return {
    name: '年度考核',
    title: `${year}年度考核结果一览表`,
    columns: columnsOf([...listed, ...own]),
    rows: (person) => {
      const row = person.content.children.appraisals.find((one) => one.year === String(year));
      return [[...owner.map(({ text }) => text(person)), row ? resultText(row) : '', row?.remark ?? '']];
    },
  };
}

/** The year of an appraisal list: the one asked for, else the latest that anybody has, else the one before today's. */
export function listedYear(asked: number | null, recorded: Iterable<string>, today: string): number {
  if (asked !== null) return asked;
  const latest = [...recorded].sort().at(-1);
  return latest ? Number(latest) : Number(today.slice(0, 4)) - 1;
}

/** The collection tables in the order of their sheets. @param today YYYY-MM-DD */
export function collectionTables(year: number, today: string): readonly CollectionTable[] {
  return [familyTable(), basicTable(), recordTable(today), appraisalTable(year)];
}
