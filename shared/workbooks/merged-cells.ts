import type { CellMark, CellValue, MergedRange, SheetRow } from './model';

/** Merged ranges by the rows they touch, for quick questions about single cells. */
export class MergedCells {
  private readonly byRow = new Map<number, MergedRange[]>();

  /**
   * @param merges all merged ranges of the sheet
   * @param first first row of interest
   * @param last last row of interest: a range over a million rows costs no more than these
   */
  constructor(merges: readonly MergedRange[], first: number, last: number) {
    for (const range of merges) {
      for (let row = Math.max(range.top, first); row <= Math.min(range.bottom, last); row += 1) {
        const list = this.byRow.get(row);
        if (list) list.push(range);
        else this.byRow.set(row, [range]);
      }
    }
  }

  /** The range that covers a cell, if any. @param row from 1 @param column from 0 */
  at(row: number, column: number): MergedRange | undefined {
    return this.byRow.get(row)?.find((range) => column >= range.left && column <= range.right);
  }
}

const MERGED: CellMark = { merged: true };

/**
 * Copies the value of cells merged downwards into every row they cover (a unit merged over its people). Values are not
 * copied sideways: the columns to the right have other meanings.
 * @param rows ascending; rows that do not change come back as they are
 * @param merges of the sheet
 */
export function fillMergedDown(rows: readonly SheetRow[], merges: readonly MergedRange[]): SheetRow[] {
  const tall = merges.filter((range) => range.bottom > range.top);
  if (tall.length === 0) return [...rows];
  const byTop = new Map<number, MergedRange[]>();
  for (const range of tall) byTop.set(range.top, [...(byTop.get(range.top) ?? []), range]);
  let open: { range: MergedRange; value: CellValue; mark: CellMark | undefined }[] = [];
  return rows.map((row) => {
    open = open.filter(({ range }) => range.bottom >= row.number);
    const filled = open.length === 0 ? row : fillRow(row, open);
    for (const range of byTop.get(row.number) ?? []) {
      open.push({ range, value: row.cells[range.left] ?? null, mark: row.marks?.[range.left] });
    }
    return filled;
  });
}

function fillRow(
  row: SheetRow,
  open: readonly { range: MergedRange; value: CellValue; mark: CellMark | undefined }[],
): SheetRow {
  const cells = [...row.cells];
  const marks: Record<number, CellMark> = { ...row.marks };
  for (const { range, value, mark } of open) {
    if (value === null || (cells[range.left] ?? null) !== null) continue;
    while (cells.length < range.left) cells.push(null);
    cells[range.left] = value;
    marks[range.left] = mark ? { ...mark, merged: true } : MERGED;
  }
  return { ...row, cells, marks };
}
