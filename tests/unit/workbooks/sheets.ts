import type { CellValue, MergedRange, SheetData } from '#shared/workbooks/model';

/** A sheet from a grid of values; the first line is row 1. '<' and '^' merge a cell with the one left of or above it. */
export function sheetOf(grid: readonly (readonly CellValue[])[], extra: Partial<SheetData> = {}): SheetData {
  const at = (row: number, column: number) => grid[row]?.[column] ?? null;
  const merges: MergedRange[] = [];
  grid.forEach((line, row) => {
    line.forEach((value, column) => {
      if (value === '<' || value === '^') return;
      let right = column;
      while (at(row, right + 1) === '<') right += 1;
      let bottom = row;
      while (at(bottom + 1, column) === '^') bottom += 1;
      if (right > column || bottom > row)
        merges.push({ top: row + 1, left: column, bottom: bottom + 1, right });
    });
  });
  const rows = grid.flatMap((line, row) => {
    const cells = line.map((value) => (value === '<' || value === '^' ? null : value));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells.length > 0 ? [{ number: row + 1, cells }] : [];
  });
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  return { name: 'Sheet1', hidden: false, rows, merges, hiddenColumns: [], width, ...extra };
}
