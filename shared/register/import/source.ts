/** What the import rules need of a sheet that was read as a table; the reader's own rows fit (shared/workbooks). */

export type SourceValue = string | number | boolean | null;

/** What must be known of a cell beyond its value. */
export interface SourceMark {
  readonly date?: 'day' | 'month' | 'time';
  readonly formula?: true;
  readonly error?: true;
  readonly longNumber?: true;
  /** What the cell shows where its format adds zeros: '1985.10' for 1985.1. */
  readonly shown?: string;
  /** The value was copied down from a merged cell. */
  readonly merged?: true;
}

export interface SourceRow {
  /** Row number as Excel shows it. */
  readonly number: number;
  readonly hidden?: true;
  readonly cells: readonly SourceValue[];
  readonly marks?: Readonly<Record<number, SourceMark>>;
  /** Names of the unit rows above, outermost first. */
  readonly group: readonly string[];
}

/** A column of the table and the target its values go to. */
export interface MappedColumn {
  readonly index: number;
  /** The heading as the user sees it: 全日制教育/学历. */
  readonly header: string;
  readonly target: string;
}

/** Why one cell, or a whole row, was not taken over. */
export interface Problem {
  /** For counting and filtering. */
  readonly code: string;
  /** Column index in the sheet; null where the row as a whole is meant. */
  readonly column: number | null;
  readonly header: string;
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
  /** Where it stands when that is not the person's own row: a workbook may speak of a person on several sheets. */
  readonly sheet?: string;
  readonly row?: number;
}

/** What a cell shows, for messages and for sending the row back. */
export function shownText(value: SourceValue | undefined, mark?: SourceMark): string {
  if (value === null || value === undefined) return '';
  if (mark?.shown !== undefined) return mark.shown;
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}
