import type { CellMark, CellValue } from '#shared/workbooks/model';

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
export function shownText(value: CellValue | undefined, mark?: CellMark): string {
  if (value === null || value === undefined) return '';
  if (mark?.shown !== undefined) return mark.shown;
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}
