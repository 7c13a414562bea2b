import type { Field } from '#shared/lib/field';
import { personChildren } from '../fields/children';
import { organizationFields } from '../fields/organization';
import { personFields } from '../fields/person';
import type { TargetPlace } from '../import/targets';
import type { PartColumn, WorkbookLayout, WorkbookPart } from './layout';
import { extractionSheets, type ExtractionColumn, type ExtractionSheet } from './sheets';

/** Headings that other programs write, beside those of the form and of the register. */
const OTHER_HEADINGS: Readonly<Record<string, readonly string[]>> = {
  姓名: ['干部姓名', '人员姓名'],
  身份证号: ['身份证', '身份证号码', '公民身份号码'],
  参工: ['参加工作时间', '参加工作日期'],
  入党文字: ['入党时间（文字）', '入党时间文字'],
  健康: ['健康状况'],
  专长: ['熟悉专业有何专长'],
  任层次时间: ['任现职务层次时间', '任该职务层次时间'],
  任职级时间: ['任现职级时间', '任该职级时间'],
  是否两年以上基层经历: ['是否具有两年以上基层工作经历', '两年以上基层工作经历'],
  统计关系单位: ['统计关系所在单位', '所在单位'],
  任职机构: ['任职机构名称'],
  '层次(职级)': ['职务层次（职级）', '职级'],
  称谓: ['家庭成员称谓', '与本人关系'],
  单位职务: ['工作单位及职务'],
};

/** A code column stands behind the words that it codes: 学历名称, 代码. */
export const CODE_HEADING = '代码';

const partyMemberSince: Field = { key: 'partyMemberSince', label: '入党时间', kind: 'month' };

/** Fields that the rows of a sheet may hold. */
function fieldsOf(sheet: ExtractionSheet, column: ExtractionColumn): readonly Field[] {
  if (sheet.rows === 'organizations') return organizationFields;
  if (sheet.rows === 'people' || column.ofPerson) return [...personFields, partyMemberSince];
  return personChildren[sheet.set].fields;
}

/** The register's field for a column; null when it keeps nothing of it. */
function fieldOf(sheet: ExtractionSheet, column: ExtractionColumn): Field | null {
  const { field: key } = column;
  const ordered = sheet.rows === 'organizations' && key === 'position';
  if (key === null || key === 'resume' || ordered) return null;
  const field = fieldsOf(sheet, column).find((candidate) => candidate.key === key);
  if (!field) throw new Error(`the extraction table names an unknown field ${key}`);
  return field;
}

/** What a cell of the form is read as: days are kept where the register shows months, units are found later. */
function readAs(field: Field): Field {
  if (field.kind === 'month') return { ...field, kind: 'date' };
  return field.kind === 'organization' ? { ...field, kind: 'text' } : field;
}

function placeOf(sheet: ExtractionSheet, column: ExtractionColumn, field: Field | null): TargetPlace | null {
  if (sheet.rows === 'people' && column.field === 'resume') return { type: 'resume' };
  if (field === null) return null;
  if (sheet.rows !== 'children' || column.ofPerson)
    return field.key === 'organizationId' ? { type: 'unit' } : { type: 'field', field: readAs(field) };
  const { set } = sheet;
  const beside = sheet.columns.some((other) => other !== column && other.field === column.field);
  const second = beside && column.header === CODE_HEADING;
  const read = second ? { ...field, key: codeKey(field.key) } : readAs(field);
  return { type: 'member', set, slot: '', field: read };
}

/** The key under which a code is read that stands beside its words. */
export function codeKey(key: string): string {
  return `${key}Code`;
}

/** 代码 behind 学历名称 is 学历名称代码. */
export function codeHeading(before: string): string {
  return `${before}${CODE_HEADING}`;
}

function columnOf(sheet: ExtractionSheet, column: ExtractionColumn, index: number): PartColumn {
  const field = fieldOf(sheet, column);
  const { header } = column;
  const before = sheet.columns[index - 1]?.header ?? '';
  const coded = header === CODE_HEADING;
  const label = coded ? codeHeading(before) : header;
  const own = field && !coded ? [field.label, ...(field.synonyms ?? [])] : [];
  const short = coded ? [codeHeading(before.replace(/名称$/, ''))] : [];
  const synonyms = new Set([...(OTHER_HEADINGS[header] ?? []), ...own, ...short]);
  return {
    key: `${index}:${column.field ?? header}`,
    label,
    synonyms: [...synonyms].filter((name) => name !== label),
    place: placeOf(sheet, column, field),
    ...(field?.kind === 'month' && { month: true }),
  };
}

/** The sheets' own headings win: of a synonym that is another column's heading nothing is gained. */
function columnsOf(sheet: ExtractionSheet): PartColumn[] {
  const columns = sheet.columns.map((column, index) => columnOf(sheet, column, index));
  const labels = new Set(columns.map((column) => column.label));
  return columns.map((column) => ({
    ...column,
    synonyms: column.synonyms.filter((name) => !labels.has(name)),
  }));
}

function partOf(sheet: ExtractionSheet): WorkbookPart {
  const { name } = sheet;
  const columns = columnsOf(sheet);
  if (sheet.rows === 'children') return { name, rows: 'children', set: sheet.set, columns };
  if (sheet.rows === 'organizations') return { name, rows: 'organizations', columns };
  return { name, rows: name.startsWith('A01') ? 'people' : 'more', columns };
}

/** 《干部大数据信息提取表》 as a source of people and units. */
export const extractionLayout: WorkbookLayout = {
  key: 'extraction',
  title: '提取表（十张表）',
  parts: extractionSheets.map(partOf),
};
