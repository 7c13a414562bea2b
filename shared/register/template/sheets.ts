import type { Field } from '#shared/lib/field';
import type { SheetColumn, SheetModel, StyledLine } from '#shared/workbooks/model';
import { personFields } from '../fields/person';
import { organizationTargets, personTargets, type ImportTarget } from '../import/targets';
import { fieldHelp, targetHelp, type ColumnHelp } from './column-help';
import {
  OWNER_ID,
  OWNER_NAME,
  PEOPLE_SHEET,
  peopleTargets,
  setSheets,
  UNITS_SHEET,
  unitTargets,
  type SetSheet,
} from './columns';
import { exampleOwner, personExample, setExamples, unitExample } from './examples';
import { guideSheet, type GuidePart, type GuideRow } from './guide';

/** A column with everything said about it. */
interface TemplateColumn {
  readonly header: string;
  readonly group?: string;
  readonly help: ColumnHelp;
  readonly required: boolean;
  readonly example: string;
}

export interface TemplateOptions {
  /** Names of units for the drop-down lists, each one of its kind. */
  readonly units: readonly string[];
  /** In front of the titles: 青石镇; '' for none. */
  readonly unitName: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

const PEOPLE_ROWS = 500;
const SET_ROWS = 1000;
const UNIT_ROWS = 500;

function isRequired({ place }: ImportTarget): boolean {
  if (place.type === 'unit') return true;
  return place.type === 'field' && place.field.required === true;
}

function targetColumn(
  target: ImportTarget,
  units: readonly string[],
  examples: Readonly<Record<string, string>>,
): TemplateColumn {
  const [first = '', ...rest] = target.label.split('/');
  const grouped = rest.length > 0;
  return {
    header: grouped ? rest.join('/') : first,
    ...(grouped && { group: first }),
    help: targetHelp(target, units),
    required: isRequired(target),
    example: examples[target.key] ?? '',
  };
}

function targetColumns(
  keys: readonly string[],
  targets: readonly ImportTarget[],
  units: readonly string[],
  examples: Readonly<Record<string, string>>,
): TemplateColumn[] {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  return keys.map((key) => {
    const target = byKey.get(key);
    if (!target) throw new Error(`the template names an unknown target ${key}`);
    return targetColumn(target, units, examples);
  });
}

function ownerColumns(): TemplateColumn[] {
  const [name, idNumber]: readonly Field[] = personFields.filter(
    ({ key }) => key === 'name' || key === 'idNumber',
  );
  if (!name || !idNumber) throw new Error('no fields for the owner');
  const rule = `与“${PEOPLE_SHEET}”表中的一致`;
  return [
    { header: OWNER_NAME, help: { ...fieldHelp(name), rule }, required: true, example: exampleOwner[0] },
    { header: OWNER_ID, help: { ...fieldHelp(idNumber), rule }, required: true, example: exampleOwner[1] },
  ];
}

/** Years that appraisals are of, the latest first. */
function yearChoices(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 10 }, (_, index) => String(year - index));
}

function setColumns({ set, columns }: SetSheet, today: string): TemplateColumn[] {
  const own = columns.map(({ header, field }): TemplateColumn => {
    const help = fieldHelp(field);
    const years =
      field.kind === 'year' ? { check: { kind: 'list' as const, values: yearChoices(today) } } : {};
    const current = set === 'resume' && field.key === 'ended' ? { rule: `${help.rule}；至今的不填` } : {};
    return {
      header,
      help: { ...help, ...years, ...current },
      required: field.required === true,
      example: setExamples[set]?.[field.key] ?? '',
    };
  });
  return [...ownerColumns(), ...own];
}

function noteOf({ help, required }: TemplateColumn): string {
  return [required ? '必填' : '', help.rule].filter((part) => part !== '').join('。');
}

function sheetColumn(column: TemplateColumn): SheetColumn {
  const { header, group, help } = column;
  const note = noteOf(column);
  return {
    header,
    ...(group !== undefined && { group }),
    width: help.width,
    kind: 'text',
    ...(help.wrap && { wrap: true }),
    ...(help.check && { check: help.check }),
    ...(note !== '' && { note }),
  };
}

function exampleLine(columns: readonly TemplateColumn[]): StyledLine {
  return {
    cells: columns.map(({ example }) => example),
    tints: Object.fromEntries(columns.map((_, index) => [index, 'warning'])),
  };
}

function sheet(name: string, title: string, columns: readonly TemplateColumn[], rows: number): SheetModel {
  return {
    name,
    lines: [{ text: title, style: 'title' }],
    columns: columns.map(sheetColumn),
    body: [exampleLine(columns)],
    rowCount: 1,
    blankRows: rows,
    frozenColumns: Math.min(2, columns.length),
    protect: true,
    print: { paper: 'A3', orientation: 'landscape' },
  };
}

function guideRow({ header, group, help, required, example }: TemplateColumn): GuideRow {
  const name = group === undefined ? header : `${group}—${header}`;
  const { rule, choices, codes } = help;
  return { header: name, required, rule, example, choices, ...(codes && { codes }) };
}

function guidePart(name: string, about: string, columns: readonly TemplateColumn[]): GuidePart {
  return { sheet: name, about, rows: columns.map(guideRow) };
}

const commonRules = [
  '表头已锁定，请不要改动；确需增减列的，先撤销工作表保护，导入时可以另行对应。',
  '单元格都是文本格式：日期写 1985.03 或 1985.03.05，身份证号写全 18 位，不会变成数字。',
  '带“（示例）”的黄色行只作参考，不会导入，可以留着。',
  '没有的内容留空，不要填“无”“不详”或横线。',
];

/** 干部信息采集模板: people, four sets, and the guide. */
export function personTemplate({ units, unitName, today }: TemplateOptions): SheetModel[] {
  const targets = personTargets({ titles: [], today });
  const people = targetColumns(peopleTargets, targets, units, personExample);
  const sets = setSheets.map((set) => ({ set, columns: setColumns(set, today) }));
  const rules = [
    `“${PEOPLE_SHEET}”表一人一行；其他各表一条记录一行，用干部姓名和身份证号与“${PEOPLE_SHEET}”表对应。`,
    ...commonRules,
  ];
  const parts = [
    guidePart(PEOPLE_SHEET, '一人一行', people),
    ...sets.map(({ set, columns }) => guidePart(set.name, '一条一行，一个人可以有多行', columns)),
  ];
  return [
    sheet(PEOPLE_SHEET, `${unitName}干部信息采集表`, people, PEOPLE_ROWS),
    ...sets.map(({ set, columns }) => sheet(set.name, `干部${set.name}`, columns, SET_ROWS)),
    guideSheet(rules, parts),
  ];
}

/** 单位信息采集模板: units and the guide. */
export function unitTemplate({ units, unitName }: TemplateOptions): SheetModel[] {
  const columns = targetColumns(unitTargets, organizationTargets(), units, unitExample);
  const rules = ['一个单位一行；上级单位在前，下级单位在后。', ...commonRules];
  return [
    sheet(UNITS_SHEET, `${unitName}单位信息采集表`, columns, UNIT_ROWS),
    guideSheet(rules, [guidePart(UNITS_SHEET, '一个单位一行', columns)]),
  ];
}
