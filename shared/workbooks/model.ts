/**
 * Sheets as the program speaks of them. `electron/workbooks` turns files into SheetData and SheetModels into files;
 * nobody else knows what a workbook looks like inside.
 */

/** What a cell holds. Dates are text: 'YYYY-MM-DD', or 'YYYY-MM' where the cell shows only the month. */
export type CellValue = string | number | boolean | null;

/** What a reader must know about a cell beyond its value. Plain text, numbers and blanks carry no mark. */
export interface CellMark {
  /** The value is text made from a date cell; `time` is a time of day ('HH:mm'). */
  readonly date?: 'day' | 'month' | 'time';
  /** The value is the result stored with a formula; null when the formula was never computed. */
  readonly formula?: true;
  /** The value is an Excel error such as '#N/A'. */
  readonly error?: true;
  /** A number of 16 digits or more: Excel keeps 15, so the last digits of an ID number are already lost. */
  readonly longNumber?: true;
  /** What the cell shows where its number format adds zeros: '1985.10' for 1985.1, '007' for 7. */
  readonly shown?: string;
  /** The value was copied from the first cell of the merged range which covers this one. */
  readonly merged?: true;
}

/** One row that holds at least one value. */
export interface SheetRow {
  /** Row number as Excel shows it, from 1. */
  readonly number: number;
  /** Hidden by hand or by a filter. */
  readonly hidden?: true;
  /** Values from column A on; blanks inside are null, blanks at the end are left out. */
  readonly cells: readonly CellValue[];
  /** Marks by column index (A = 0). */
  readonly marks?: Readonly<Record<number, CellMark>>;
}

/** A merged range: row numbers from 1, column indexes from 0, both ends inside. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet as it was read. */
export interface SheetData {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows in ascending order; rows without any value are left out. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  /** Column indexes (A = 0) that are hidden. */
  readonly hiddenColumns: readonly number[];
  /** Number of columns up to the last one that holds a value. */
  readonly width: number;
  /** Reading stopped at the caller's `maxRows`; more rows follow in the file. */
  readonly truncated?: true;
}

/** Called during long work; throws to cancel. `total` is 0 while it is not known. */
export type Checkpoint = (done: number, total: number) => void;

/**
 * How a column is written: `text` always as text ('@', so ID numbers and codes keep every digit), `number` as a number,
 * `date` ('YYYY-MM-DD') as a real Excel date, `month` ('YYYY-MM' or longer) as the customary text '1985.03'.
 */
export type ColumnKind = 'text' | 'number' | 'date' | 'month';

/** What Excel checks while somebody types into the column. */
export type ColumnCheck =
  | {
      readonly kind: 'list';
      readonly values: readonly string[];
      /** Other values are refused; otherwise Excel asks. */
      readonly strict?: boolean;
    }
  | { readonly kind: 'idNumber' }
  | { readonly kind: 'wholeNumber'; readonly min: number; readonly max: number };

export interface SheetColumn {
  readonly header: string;
  /** Neighbouring columns with the same group stand under one merged head: 全日制教育 over 学历 and 毕业院校. */
  readonly group?: string;
  /** Width in characters of the normal font, as Excel counts it. */
  readonly width: number;
  readonly kind: ColumnKind;
  readonly align?: 'left' | 'center' | 'right';
  /** Long text runs over several lines; without it the text is cut at the cell's edge. */
  readonly wrap?: boolean;
  readonly check?: ColumnCheck;
  /** Shown beside the cell while it is selected. */
  readonly note?: string;
  /** Stays locked when the sheet is protected; body cells are free otherwise. */
  readonly locked?: boolean;
}

/** A row over the whole width that names a unit. */
export interface GroupLine {
  readonly group: string;
}

/** A row that is set apart: in bold, or with tinted cells (column index -> tint). */
export interface StyledLine {
  readonly cells: readonly CellValue[];
  readonly total?: boolean;
  readonly tints?: Readonly<Record<number, 'error' | 'warning'>>;
}

export type BodyLine = readonly CellValue[] | GroupLine | StyledLine;

/** A merged line over the whole width, above the head or below the body. */
export interface SheetLine {
  readonly text: string;
  /** `title`: large and centred; `caption`: one line, such as unit and date; `note`: small, left, wrapped. */
  readonly style: 'title' | 'caption' | 'note';
  readonly align?: 'left' | 'center' | 'right';
  /** Height in points; as tall as the text needs unless told. */
  readonly height?: number;
}

export interface PrintSetup {
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  /** Margins in millimetres; 20 and 15 unless told. */
  readonly margins?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** `第 1 页 共 3 页` at the foot; on unless told. */
  readonly pageNumbers?: boolean;
}

/** Fonts (by their Windows names), sizes in points and heights in points. */
export interface SheetLook {
  readonly titleFont: string;
  readonly titleSize: number;
  readonly headFont: string;
  readonly headSize: number;
  readonly bodyFont: string;
  readonly bodySize: number;
  readonly titleHeight: number;
  readonly headHeight: number;
  /** 0: as tall as the text needs. */
  readonly bodyHeight: number;
}

/** A sheet to be written. Column letters and row numbers are the writer's business. */
export interface SheetModel {
  readonly name: string;
  readonly hidden?: boolean;
  readonly lines?: readonly SheetLine[];
  readonly columns: readonly SheetColumn[];
  /** Read once, in order, while the file is being written: a generator keeps memory flat. */
  readonly body: Iterable<BodyLine>;
  /** Number of lines in `body` when it is known: for the progress bar and the reach of the checks. */
  readonly rowCount?: number;
  /** Empty rows after the body, ready to be filled in (templates). */
  readonly blankRows?: number;
  readonly footer?: readonly SheetLine[];
  /** Columns that stay at the left while scrolling; title and head always stay at the top. */
  readonly frozenColumns?: number;
  readonly autoFilter?: boolean;
  /** Head and title cannot be changed without 撤销工作表保护; body cells stay free. No password: it protects from slips only. */
  readonly protect?: boolean;
  readonly print?: PrintSetup;
  readonly look?: Partial<SheetLook>;
}

/**
 * The look of printed rosters: title in 小标宋, head in 黑体, body in 宋体 (fonts of official documents, GB/T 9704-2012,
 * as far as they apply to tables).
 */
export const ROSTER_LOOK: SheetLook = {
  titleFont: '方正小标宋简体',
  titleSize: 20,
  headFont: '黑体',
  headSize: 10.5,
  bodyFont: '宋体',
  bodySize: 10.5,
  titleHeight: 36,
  headHeight: 30,
  bodyHeight: 0,
};

/** The letter name of a column: 0 -> A, 25 -> Z, 26 -> AA. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}
