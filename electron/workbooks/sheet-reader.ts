import { AppError } from '#shared/lib/errors';
import type { ReadLimits } from '#shared/workbooks/limits';
import {
  columnName,
  type CellMark,
  type CellValue,
  type MergedRange,
  type SheetData,
  type SheetRow,
} from '#shared/workbooks/model';
import type { CellReader, ReadCell } from './cell-values';
import { asciiAttribute, XmlError, type XmlHandler, type XmlText } from './xml-scanner';

/** Excel's own ends: 1,048,576 rows of 16,384 columns. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

const FORMULA: CellMark = { formula: true };

/** Cells still allowed in the whole workbook, shared by its sheets. */
export interface CellBudget {
  left: number;
}

export interface SheetReaderOptions {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: CellReader;
  readonly limits: ReadLimits;
  readonly budget: CellBudget;
  /** Keep only so many rows with content (a preview); the rest is passed over, for the merged ranges behind it. */
  readonly maxRows?: number;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

const isLetter = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function lettersEnd(text: string, from: number): number {
  let at = from;
  while (isLetter(text.charCodeAt(at))) at += 1;
  return at;
}

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function wholeNumber(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** 'AB12' -> 27. Letters only; the row is known. @param from where the reference begins */
function columnOfReference(text: string, from = 0): number {
  let column = 0;
  for (let at = from; isLetter(text.charCodeAt(at)); at += 1) column = column * 26 + text.charCodeAt(at) - 64;
  return column - 1;
}

/** 'B2:D5' as a range; undefined when it is none. */
function parseRange(reference: string): MergedRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!match) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = match;
  return {
    top: Number(top),
    left: columnOfReference(left),
    bottom: Math.min(Number(bottom), LAST_ROW),
    right: Math.min(columnOfReference(right), LAST_COLUMN - 1),
  };
}

/** Reads one sheet's XML (ECMA-376 part 1, 18.3) into SheetData; formatted empty cells and rows cost nothing. */
export class SheetReader implements XmlHandler {
  wantsText = false;
  private readonly options: SheetReaderOptions;
  private readonly rows: SheetRow[] = [];
  private readonly merges: MergedRange[] = [];
  private readonly hiddenColumns: number[] = [];
  private width = 0;
  private truncated = false;

  private rowNumber = 0;
  private rowHidden = false;
  private inRow = false;
  private values: CellValue[] = [];
  private marks: Record<number, CellMark> | undefined;

  private column = -1;
  private inCell = false;
  private type: string | undefined;
  private style = 0;
  private formula = false;
  private phonetic = false;
  private filled = false;
  private content = '';

  constructor(options: SheetReaderOptions) {
    this.options = options;
  }

  result(): SheetData {
    const { name, hidden } = this.options;
    const { rows, merges, hiddenColumns, width } = this;
    return {
      name,
      hidden,
      rows,
      merges,
      hiddenColumns,
      width,
      ...(this.truncated && { truncated: true as const }),
    };
  }

  /** A cell as most are: `<c r="AB12" s="3" t="s"><v>45</v></c>`. */
  element(source: string, at: number): number {
    if (!this.inRow || this.inCell || this.truncated || !source.startsWith('<c r="', at)) return -1;
    const column = columnOfReference(source, at + 6);
    let behind = digitsEnd(source, lettersEnd(source, at + 6));
    if (source.startsWith('" s="', behind)) behind = digitsEnd(source, behind + 5);
    if (!source.startsWith('" t="s"><v>', behind)) return -1;
    const start = behind + 11;
    const end = digitsEnd(source, start);
    if (end === start || !source.startsWith('</v></c>', end)) return -1;
    if (!(column >= 0 && column < LAST_COLUMN)) return -1;
    this.column = column;
    const value = this.options.cells.sharedText(wholeNumber(source, start, end));
    if (value !== null) this.put(value);
    return end + 8;
  }

  open(name: string, attributes: string): void {
    if (this.inCell) this.openInCell(name);
    else if (name === 'c') {
      if (!this.truncated) this.openCell(attributes);
    } else if (name === 'row') this.openRow(attributes);
    else if (name === 'mergeCell') this.addMerge(asciiAttribute(attributes, 'ref') ?? '');
    else if (name === 'col') this.addColumn(attributes);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.wantsText = false;
    else if (name === 'c' && this.inCell) this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic = false;
  }

  text(piece: XmlText): void {
    const numeric = this.type === undefined || this.type === 's' || this.type === 'n';
    const text = numeric ? piece.raw() : piece.decoded();
    this.content = this.filled ? this.content + text : text;
    this.filled = true;
  }

  private openInCell(name: string): void {
    if (name === 'v') {
      this.content = '';
      this.filled = false;
      this.wantsText = true;
    } else if (name === 't') this.wantsText = !this.phonetic;
    else if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.phonetic = true;
  }

  private openRow(attributes: string): void {
    const reference = asciiAttribute(attributes, 'r');
    const number = reference === undefined ? this.rowNumber + 1 : Number(reference);
    if (!(number > this.rowNumber && number <= LAST_ROW)) throw new XmlError('row number');
    this.rowNumber = number;
    this.rowHidden = attributes.includes('hidden') && isTrue(asciiAttribute(attributes, 'hidden'));
    this.inRow = true;
    this.column = -1;
  }

  private openCell(attributes: string): void {
    if (!this.inRow) throw new XmlError('cell outside a row');
    const reference = asciiAttribute(attributes, 'r');
    const column = reference === undefined ? this.column + 1 : columnOfReference(reference);
    if (!(column >= 0 && column < LAST_COLUMN)) throw new XmlError('cell reference');
    this.column = column;
    // Asked for only when the letters can be there at all: most cells have one or the other.
    this.type = attributes.includes('t') ? asciiAttribute(attributes, 't') : undefined;
    this.style = attributes.includes('s') ? Number(asciiAttribute(attributes, 's') ?? 0) : 0;
    this.formula = false;
    this.filled = false;
    this.content = '';
    this.inCell = true;
  }

  private closeCell(): void {
    this.inCell = false;
    this.wantsText = false;
    this.phonetic = false;
    if (!this.filled) {
      if (this.formula) this.put(null, FORMULA);
      return;
    }
    const { value, mark } = this.readCell();
    if (this.formula) this.put(value, mark ? { ...mark, formula: true } : FORMULA);
    else if (value !== null) this.put(value, mark);
  }

  private readCell(): ReadCell {
    const { cells } = this.options;
    const type = this.type ?? 'n';
    if (type === 's') return { value: cells.sharedText(Number(this.content)) };
    return type === 'n' ? cells.number(this.content, this.style) : cells.typed(type, this.content);
  }

  private put(value: CellValue, mark?: CellMark): void {
    const { limits, budget, name } = this.options;
    const { column, values } = this;
    if (column >= limits.columns) {
      const address = `${columnName(column)}${this.rowNumber}`;
      throw new AppError('WORKBOOK_TOO_WIDE', { sheet: name, address, limit: limits.columns });
    }
    budget.left -= 1;
    if (budget.left < 0) throw new AppError('WORKBOOK_TOO_MANY_CELLS', { limit: limits.cells });
    while (values.length < column) values.push(null);
    values[column] = value;
    if (mark) (this.marks ??= {})[column] = mark;
    if (column >= this.width) this.width = column + 1;
  }

  private closeRow(): void {
    this.inRow = false;
    if (this.values.length === 0) return;
    const { limits, maxRows, name } = this.options;
    if (this.rows.length >= limits.rows)
      throw new AppError('WORKBOOK_TOO_MANY_ROWS', { sheet: name, limit: limits.rows });
    if (this.rows.length === maxRows) {
      this.truncated = true;
      return;
    }
    const { rowNumber: number, values: cells, marks } = this;
    this.rows.push({
      number,
      cells,
      ...(this.rowHidden && { hidden: true as const }),
      ...(marks && { marks }),
    });
    this.values = [];
    this.marks = undefined;
  }

  private addMerge(reference: string): void {
    const range = parseRange(reference);
    if (range && (range.bottom > range.top || range.right > range.left)) this.merges.push(range);
  }

  private addColumn(attributes: string): void {
    if (!isTrue(asciiAttribute(attributes, 'hidden'))) return;
    const first = Math.max(1, Number(asciiAttribute(attributes, 'min')));
    const last = Math.min(Number(asciiAttribute(attributes, 'max')), this.options.limits.columns);
    for (let column = first; column <= last; column += 1) this.hiddenColumns.push(column - 1);
  }
}
