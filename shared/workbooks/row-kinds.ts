import { labelOf } from './labels';
import type { MergedCells } from './merged-cells';
import type { CellValue, SheetRow } from './model';

/** What a row under the head is. Only `data` rows are read; the others are reported, so that nothing vanishes silently. */
export type RowKind = 'data' | 'group' | 'repeatedHead' | 'columnNumbers' | 'total' | 'footer' | 'example';

/** What must be known about a table to judge its rows. */
export interface RowContext {
  /** Index of the first and the last named column. */
  readonly first: number;
  readonly last: number;
  /** Labels of each row of the head and of the title lines, by column index. */
  readonly heads: readonly (readonly string[])[];
  readonly merged: MergedCells;
}

const TOTAL = /^(合计|总计|小计|共计|总数|合计人数|本页小计|本页合计)[:(\d人]?/;
const FOOTER =
  /^(填表人|制表人|填报人|审核人|复核人|审批人|经办人|负责人|单位负责人|主要负责人|主要领导|分管领导|联系人|联系电话|填报单位|制表单位|填报日期|填表日期|制表日期|填报时间|日期|时间|签字|签名|盖章|单位盖章|注|备注|说明|填表说明|填报说明)(\([^)]*\))?:/;
const FOOTER_ALONE = /^(注\d|注[一二三]|说明\d|第\d+页|\(?(盖章|公章|签章)\)?$)/;
/** '(示例)李明': templates show how to fill in. */
const EXAMPLE = /^([([【](填写)?(示例|样例|范例)[)\]】]|(填写)?(示例|样例|范例)(:|$))/;
/** '一、县直机关', '(二)乡镇', '3.站所'. */
const ORDINAL = /^([一二三四五六七八九十百]+[、.]|\([一二三四五六七八九十百]+\)、?|\d{1,3}[.、](?!\d))/;
/** What names of units end with. */
const UNIT =
  /(局|委|办|处|科|股|室|队|站|所|院|校|厂|社|会|组|部|中心|党委|支部|总支|政府|机关|镇|乡|街道|村|社区|县|市|区|州|省|公司|法院|学校|幼儿园|单位|班子|事业编|人员)(\(.*\))?:?$/;

/** Up to three different texts of a row and where they stand; enough to tell a line from a record. */
function firstTexts(cells: readonly CellValue[]): { column: number; text: string }[] {
  const found: { column: number; text: string }[] = [];
  for (let column = 0; column < cells.length && found.length < 3; column += 1) {
    const value = cells[column];
    if (value === null || value === undefined) continue;
    const text = typeof value === 'string' ? labelOf(value) : String(value);
    if (!found.some((earlier) => earlier.text === text)) found.push({ column, text });
  }
  return found;
}

function repeatsHead(row: SheetRow, context: RowContext): boolean {
  return context.heads.some((labels) => {
    let same = 0;
    for (let column = 0; column < row.cells.length; column += 1) {
      const value = row.cells[column] ?? null;
      if (value === null) continue;
      if (labelOf(value) === '' || labelOf(value) !== labels[column]) return false;
      same += 1;
    }
    return same > 0;
  });
}

/** The row 1, 2, 3 … that some heads end with. */
function isColumnNumbers(row: SheetRow): boolean {
  const values = row.cells.filter((value) => value !== null);
  return values.length >= 3 && values.every((value, index) => String(value).trim() === String(index + 1));
}

function isGroup(row: SheetRow, at: number, text: string, context: RowContext): boolean {
  if (typeof row.cells[at] !== 'string' || !/\p{L}/u.test(text)) return false;
  const range = context.merged.at(row.number, at);
  const columns = context.last - context.first + 1;
  const span = range ? range.right - range.left + 1 : 1;
  if (range && range.bottom === range.top && span > 1 && span * 2 >= columns) return true;
  return columns > 2 && at <= context.first + 1 && (ORDINAL.test(text) || UNIT.test(text));
}

/** Tells what a row under the head is. Cheap for records: their first cells decide. */
export function rowKind(row: SheetRow, context: RowContext): RowKind {
  const texts = firstTexts(row.cells);
  const [first, second, third] = texts;
  if (!first) return 'data';
  if (TOTAL.test(first.text) || (second && /^\d*$/.test(first.text) && TOTAL.test(second.text)))
    return 'total';
  if (EXAMPLE.test(first.text)) return 'example';
  if (FOOTER.test(first.text) || (!third && FOOTER_ALONE.test(first.text))) return 'footer';
  if (!second && isGroup(row, first.column, first.text, context)) {
    return repeatsHead(row, context) ? 'repeatedHead' : 'group';
  }
  const label = context.heads.some((labels) => labels[first.column] === first.text);
  if (label && repeatsHead(row, context)) return 'repeatedHead';
  return first.text === '1' && isColumnNumbers(row) ? 'columnNumbers' : 'data';
}

/** A group line taken apart. */
export interface GroupName {
  /** '县直机关' of '一、县直机关（12人）'. */
  readonly name: string;
  /** 0 without an ordinal, 1 for 一、 2 for （一） 3 for 1. */
  readonly level: number;
}

/** Reads a group line: its ordinal tells the level, a count at its end goes. */
export function groupName(text: string): GroupName {
  const label = labelOf(text);
  const ordinal = ORDINAL.exec(label)?.[0] ?? '';
  const level = ordinal === '' ? 0 : ordinal.startsWith('(') ? 2 : /^\d/.test(ordinal) ? 3 : 1;
  const name = label
    .slice(ordinal.length)
    .replace(/[:,]$/, '')
    .replace(/\(?(共|计|共计)?\d+[人名个]\)?$/, '');
  return { name: name === '' ? label : name, level };
}
