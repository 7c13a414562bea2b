import { formatMonth } from '#shared/lib/dates';
import { AppError } from '#shared/lib/errors';
import {
  columnName,
  type BodyLine,
  type CellValue,
  type ColumnKind,
  type SheetLine,
  type SheetModel,
} from '#shared/workbooks/model';
import { excelSerial } from './excel-serial';
import type { SheetFrame } from './skeleton';
import { lineHeight, type Variant } from './sheet-styles';
import type { TextTable } from './text-table';
import { lineCapacity, lineCount, rowHeight } from './text-height';
import { xmlText } from './xml-text';

/** Microsoft, Excel specifications and limits: characters in a cell. */
const LONGEST_TEXT = 32_767;
/** Excel keeps 15 digits of a number; longer ones are written as text. */
const FIRST_LONG_NUMBER = 1e15;

type Tints = Readonly<Record<number, 'error' | 'warning'>>;

/** Turns body lines into the XML of rows (ECMA-376 part 1, 18.3.1.73). One for each sheet. */
export class BodyWriter {
  /** Ranges to be merged: the lines over the whole width. */
  readonly merges: string[] = [];
  private readonly frame: SheetFrame;
  private readonly texts: TextTable;
  private readonly sheetName: string;
  private readonly kinds: readonly ColumnKind[];
  /** `<c r="A`, `<c r="B` ... */
  private readonly starts: readonly string[];
  /** Attributes of a row of one line, and of every row when the look sets its height. */
  private readonly rowEnd: string;
  /** Index and line capacity of the wrapped columns. */
  private readonly wrapped: readonly (readonly [number, number])[];

  constructor(model: SheetModel, frame: SheetFrame, texts: TextTable) {
    this.frame = frame;
    this.texts = texts;
    this.sheetName = model.name;
    this.kinds = model.columns.map((column) => column.kind);
    this.starts = model.columns.map((_, index) => `<c r="${columnName(index)}`);
    const { bodyHeight, bodySize } = frame.layout.look;
    this.wrapped = model.columns.flatMap(({ wrap, width }, index) =>
      wrap && bodyHeight === 0 ? [[index, lineCapacity(width, bodySize)] as const] : [],
    );
    this.rowEnd = bodyHeight > 0 ? `" ht="${bodyHeight}" customHeight="1">` : this.heightOf(1);
  }

  /** The row for one line of the body. @throws AppError WORKBOOK_CELL_TOO_LONG */
  line(line: BodyLine, row: number): string {
    if ('group' in line) {
      this.merge(row);
      return this.row([line.group], row, 'group');
    }
    if (!('cells' in line)) return this.row(line, row, 'plain');
    return this.row(line.cells, row, line.total ? 'total' : 'plain', line.tints);
  }

  /** A merged line below the body. */
  footer(line: SheetLine, style: string, row: number): string {
    this.merge(row);
    const { look } = this.frame.layout;
    const height = lineHeight(line, look, this.frame.layout.width);
    return `<row r="${row}" ht="${height}" customHeight="1"><c r="A${row}" s="${style}" t="inlineStr"><is>${xmlText(line.text)}</is></c></row>`;
  }

  private merge(row: number): void {
    const { lastColumn } = this.frame.layout;
    if (lastColumn !== 'A') this.merges.push(`A${row}:${lastColumn}${row}`);
  }

  private row(cells: readonly CellValue[], row: number, variant: Variant, tints?: Tints): string {
    const { starts } = this;
    const { styles } = this.frame;
    let xml = `<row r="${row}${this.lines(cells)}`;
    for (let column = 0; column < starts.length; column += 1) {
      const style = styles[tints?.[column] ?? variant][column];
      xml += `${starts[column]}${row}" s="${style}"${this.content(cells[column] ?? null, column, row)}`;
    }
    return `${xml}</row>`;
  }

  private heightOf(lines: number): string {
    return `" ht="${rowHeight(lines, this.frame.layout.look.bodySize)}">`;
  }

  /** The row's attributes for as many lines as its longest wrapped text takes. */
  private lines(cells: readonly CellValue[]): string {
    let most = 1;
    for (const [column, capacity] of this.wrapped) {
      const value = cells[column];
      if (typeof value === 'string') most = Math.max(most, lineCount(value, capacity));
    }
    return most === 1 ? this.rowEnd : this.heightOf(most);
  }

  /** The rest of a cell's element after its style. */
  private content(value: CellValue, column: number, row: number): string {
    if (value === null || value === '') return '/>';
    const kind = this.kinds[column];
    if (typeof value === 'number' && kind === 'number' && Math.abs(value) < FIRST_LONG_NUMBER) {
      return `><v>${value}</v></c>`;
    }
    if (kind === 'date' && typeof value === 'string') {
      const serial = excelSerial(value);
      if (serial !== undefined) return `><v>${serial}</v></c>`;
    }
    return this.text(plainText(value, kind), column, row);
  }

  private text(text: string, column: number, row: number): string {
    const index = this.texts.indexOf(text);
    if (index !== undefined) return ` t="s"><v>${index}</v></c>`;
    if (text.length > LONGEST_TEXT) {
      const address = `${columnName(column)}${row}`;
      throw new AppError('WORKBOOK_CELL_TOO_LONG', { sheet: this.sheetName, address, limit: LONGEST_TEXT });
    }
    return ` t="inlineStr"><is>${xmlText(text)}</is></c>`;
  }
}

/** A value as text: yes and no in Chinese, months with a point, a date too old for Excel as rosters write it. */
function plainText(value: string | number | boolean, kind: ColumnKind | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (kind === 'month' || kind === 'date') return formatMonthOrDay(String(value), kind);
  return String(value);
}

function formatMonthOrDay(value: string, kind: 'month' | 'date'): string {
  return kind === 'month' ? formatMonth(value) : value.replace(/^(\d{4})-(\d{2})(?:-(\d{2}))?$/, dotted);
}

function dotted(_whole: string, year: string, month: string, day: string | undefined): string {
  return day === undefined ? `${year}.${month}` : `${year}.${month}.${day}`;
}
