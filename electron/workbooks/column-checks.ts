import type { DataValidation, Workbook, Worksheet } from 'exceljs';
import { columnName, type ColumnCheck, type SheetModel } from '#shared/workbooks/model';
import type { SheetLayout } from './sheet-layout';

/** A list written into the check itself may have 255 characters (Microsoft, Excel specifications and limits). */
const LONGEST_FORMULA = 255;
/** The same for what is shown beside a cell. */
const LONGEST_PROMPT = 255;
/** And for its title. */
const LONGEST_TITLE = 32;
/** Reach of the checks when the number of body rows is not known. */
const USUAL_ROWS = 2000;
export const LISTS_SHEET = '下拉选项';

/**
 * True for an 18-digit number whose check character is right (GB 11643-1999: weights 2^(18-i), modulo 11) and for one of 15 digits.
 * @param cell address of the checked range's first cell
 */
export function idNumberFormula(cell: string): string {
  const sum = `SUMPRODUCT(MID(${cell},ROW(INDIRECT("1:17")),1)*2^(18-ROW(INDIRECT("1:17"))))`;
  return `IF(LEN(${cell})=18,MID("10X98765432",MOD(${sum},11)+1,1)=UPPER(RIGHT(${cell},1)),LEN(${cell})=15)`;
}

/** Long lists stand in a hidden sheet behind the others, one column each; the same list is written once. */
export class ListSheet {
  private readonly lists = new Map<string, readonly string[]>();

  /** The formula that names the list's values. */
  formula(values: readonly string[]): string {
    const inline = `"${values.join(',')}"`;
    if (inline.length <= LONGEST_FORMULA && !values.some((value) => /[",]/.test(value))) return inline;
    const key = values.join('\n');
    if (!this.lists.has(key)) this.lists.set(key, values);
    const column = columnName([...this.lists.keys()].indexOf(key));
    return `'${LISTS_SHEET}'!$${column}$1:$${column}$${values.length}`;
  }

  /** Adds the sheet when a list needs it; to be called after all others. */
  addTo(book: Workbook): void {
    if (this.lists.size === 0) return;
    const sheet = book.addWorksheet(LISTS_SHEET, { state: 'veryHidden' });
    [...this.lists.values()].forEach((values, index) => {
      sheet.getColumn(index + 1).numFmt = '@';
      values.forEach((value, row) => (sheet.getCell(row + 1, index + 1).value = value));
    });
  }
}

function checkOf(check: ColumnCheck | undefined, cell: string, lists: ListSheet): DataValidation {
  switch (check?.kind) {
    case 'list':
      return {
        type: 'list',
        formulae: [lists.formula(check.values)],
        errorStyle: check.strict ? 'stop' : 'warning',
        error: check.strict ? '请从下拉列表中选择' : '不在下拉列表中，确定要这样填写吗',
      };
    case 'idNumber':
      return {
        type: 'custom',
        formulae: [idNumberFormula(cell)],
        errorStyle: 'warning',
        error: '身份证号的位数或校验码不对，请核对；确定要这样填写吗',
      };
    case 'wholeNumber':
      return {
        type: 'whole',
        operator: 'between',
        formulae: [check.min, check.max],
        errorStyle: 'stop',
        error: `请填 ${check.min} 至 ${check.max} 的整数`,
      };
    default:
      // No restriction: it only carries the note.
      return { type: 'textLength', operator: 'between', formulae: [0, 32_767] };
  }
}

/**
 * Adds the checks and notes of all columns to the body's rows.
 * @param lists shared by the sheets of one workbook
 */
export function addColumnChecks(
  sheet: Worksheet,
  model: SheetModel,
  layout: SheetLayout,
  lists: ListSheet,
): void {
  const rows = (model.rowCount ?? USUAL_ROWS) + (model.blankRows ?? 0);
  const bottom = layout.bodyTop + Math.max(1, rows) - 1;
  model.columns.forEach((column, index) => {
    if (!column.check && !column.note) return;
    const name = columnName(index);
    const top = `${name}${layout.bodyTop}`;
    const validation: DataValidation = {
      allowBlank: true,
      showErrorMessage: column.check !== undefined,
      errorTitle: column.header.slice(0, LONGEST_TITLE),
      ...checkOf(column.check, top, lists),
      ...(column.note && {
        showInputMessage: true,
        promptTitle: column.header.slice(0, LONGEST_TITLE),
        prompt: column.note.slice(0, LONGEST_PROMPT),
      }),
    };
    // Missing in exceljs's types: a whole range in one entry instead of one per cell.
    const validations = (sheet as unknown as { dataValidations: RangeValidations }).dataValidations;
    validations.add(`${top}:${name}${bottom}`, validation);
  });
}

interface RangeValidations {
  add(range: string, validation: DataValidation): void;
}
