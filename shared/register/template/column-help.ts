import { codeTable, codeTableTitle, type CodeTableName } from '#shared/lib/code-tables';
import type { Field, FieldKind } from '#shared/lib/field';
import type { ColumnCheck } from '#shared/workbooks/model';
import type { ImportTarget } from '../import/targets';

/** How a column of the template is filled in. */
export interface ColumnHelp {
  /** What to write, in a sentence; stands beside the cell and in the guide. */
  readonly rule: string;
  readonly choices: readonly string[];
  /** Name of the code table behind the choices, for the guide. */
  readonly codes?: CodeTableName;
  readonly check?: ColumnCheck;
  /** In characters of the normal font. */
  readonly width: number;
  readonly wrap?: boolean;
}

/** The words of a table that may be chosen. */
export function choicesOf(codes: CodeTableName): string[] {
  return [
    ...new Set(
      codeTable(codes)
        .filter(({ head }) => !head)
        .map(({ text }) => text),
    ),
  ];
}

function list(values: readonly string[], strict = false): ColumnCheck {
  return { kind: 'list', values, strict };
}

const PLAIN_RULES: Readonly<Record<FieldKind, string>> = {
  text: '',
  longText: '可以换行',
  month: '填年月，如 1985.03；知道日的也可以填 1985.03.05',
  date: '填年月日，如 2019.05.20',
  year: '填四位数的年份，如 2024',
  code: '从下拉列表中选择',
  integer: '填整数',
  number: '只填数字',
  flag: '填“是”或“否”，不填即为否',
  idNumber: '填 18 位号码，末位可以是 X；单元格已设为文本，不要改成数字',
  phone: '填手机或座机号码',
  partyDate: '填年月，如 2002.03；兼有民主党派的写 2002.03；民盟；不是党员的不填',
  organization: '',
};

/** Lists for fields that hold words, where an official list exists. */
const WORDS: Readonly<Record<string, CodeTableName>> = {
  health: 'GB22613',
  relation: 'GB4761',
};

/** Rules that the kind of field alone does not tell, by label or key. */
const RULES: Readonly<Record<string, string>> = {
  姓名: '照身份证填写，两个字的姓名中间不加空格',
  nativePlace: '填省和县，如 江南示范',
  birthPlace: '填省和县，如 江南示范',
  currentPost: '填单位和职务全称，如 青石镇党委副书记、镇长',
  postTier: '从下拉列表中选择；村干部不填',
  rank: '公务员、参公人员从下拉列表中选择，没有的不填',
  relation: '从下拉列表中选择，如 妻子、长子、父亲',
  politicalStatus: '从下拉列表中选择',
  content: '填单位和职务；“其间”等说明写在同一格里，另起一行',
  code: '村填 12 位统计用区划代码，其他单位填机构编码',
  reason: '填受奖或受处分的事由',
  remark: '其他需要说明的',
};

const WIDTHS: Readonly<Partial<Record<FieldKind, number>>> = {
  month: 11,
  date: 12,
  year: 8,
  flag: 10,
  idNumber: 21,
  phone: 14,
  partyDate: 14,
  integer: 9,
  number: 10,
};

function textWidth(field: Field): number {
  const max = field.max ?? 60;
  if (field.kind === 'longText') return 30;
  return max <= 18 ? 11 : max <= 60 ? 16 : 24;
}

function checkFor(field: Field, choices: readonly string[]): ColumnCheck | undefined {
  if (field.kind === 'idNumber') return { kind: 'idNumber' };
  if (field.kind === 'flag') return list(['是', '否'], true);
  // Closed lists of the program itself; official words have synonyms that the import reads too.
  return choices.length > 0
    ? list(choices, field.options !== undefined || field.key === 'gender')
    : undefined;
}

function choicesFor(field: Field): { readonly choices: readonly string[]; readonly codes?: CodeTableName } {
  if (field.options) return { choices: field.options.map(({ text }) => text) };
  const codes = field.codes ?? WORDS[field.key] ?? (field.key === 'politicalStatus' ? 'GB4762' : undefined);
  return codes ? { choices: choicesOf(codes), codes } : { choices: [] };
}

/** How a column that holds one field is filled in. */
export function fieldHelp(field: Field): ColumnHelp {
  const { choices, codes } = choicesFor(field);
  const limited = field.kind === 'text' && choices.length === 0 && field.max !== undefined;
  const chosen = choices.length > 0 ? PLAIN_RULES.code : '';
  const plain = PLAIN_RULES[field.kind] || chosen || (limited ? `最多 ${field.max} 字` : '');
  const check = checkFor(field, choices);
  const width = WIDTHS[field.kind] ?? (choices.length > 0 ? 14 : textWidth(field));
  return {
    rule: RULES[field.label] ?? RULES[field.key] ?? plain,
    choices,
    width: Math.max(width, field.label.length * 2 + 2),
    ...(codes && { codes }),
    ...(check && { check }),
    ...(field.kind === 'longText' && { wrap: true }),
  };
}

function unitHelp(units: readonly string[], above: boolean): ColumnHelp {
  const rule = above
    ? '填上级单位的名称，从下拉列表中选择，或填本表中已列出的单位'
    : '从下拉列表中选择；列表中没有的照实填写，导入时再对应';
  const check = units.length > 0 ? { check: list(units) } : {};
  return { rule, choices: [], width: 22, ...check };
}

function educationHelp(): ColumnHelp {
  const choices = choicesOf('ZB64');
  return { rule: '填已毕业的最高学历', choices, codes: 'ZB64', check: list(choices), width: 14 };
}

/** How a column of a sheet of people or units is filled in. @param units names for the drop-down list */
export function targetHelp({ place }: ImportTarget, units: readonly string[]): ColumnHelp {
  switch (place.type) {
    case 'field':
    case 'member':
      return fieldHelp(place.field);
    case 'unit':
    case 'parentUnit':
      return unitHelp(units, place.type === 'parentUnit');
    case 'education':
      return educationHelp();
    case 'school':
      return { rule: '填毕业院校、系及专业，写在一格里', choices: [], width: 26, wrap: true };
    case 'tags':
      return { rule: '如选调生、退役军人、致富带头人，几个之间用顿号隔开', choices: [], width: 18 };
    default:
      return { rule: '', choices: [], width: 20 };
  }
}

/** Codes in one line of the guide: longer lines make rows that no screen shows whole. */
const IN_LINE = 10;

/** 民族: 01 汉族、02 蒙古族 … in lines for the guide. */
export function codeLines(codes: CodeTableName): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const words = codeTable(codes).flatMap(({ code, text, head }) => (head ? [] : [`${code} ${text}`]));
  const count = Math.ceil(words.length / IN_LINE);
  const lines = Array.from({ length: count }, (_, line) =>
    words.slice(line * IN_LINE, (line + 1) * IN_LINE).join('、'),
  );
  return { title: codeTableTitle(codes), lines };
}
