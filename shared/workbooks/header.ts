import { labelOf, looksLikeLabel } from './labels';
import { MergedCells } from './merged-cells';
import { columnName, type SheetData, type SheetRow } from './model';

/** Where a table's head stands: row numbers from 1, both inside. */
export interface HeadPlace {
  readonly top: number;
  readonly bottom: number;
}

/** A column of a table. */
export interface TableColumn {
  /** Column index in the sheet, A = 0. */
  readonly index: number;
  readonly letter: string;
  /** The labels above the column from top to bottom: ['全日制教育', '学历']. Empty when nothing stands there. */
  readonly path: readonly string[];
  /** The labels as one name: '全日制教育/学历'. */
  readonly name: string;
  readonly hidden: boolean;
}

/** How far down a head is looked for: titles and instructions take a few rows. */
const ROWS_SEARCHED = 60;
/** Heads of official tables have at most three levels. */
const MOST_LEVELS = 3;

/** The top of a sheet, with merged ranges at hand. */
class Grid {
  readonly rows: readonly SheetRow[];
  readonly width: number;
  private readonly byNumber: ReadonlyMap<number, SheetRow>;
  private readonly merged: MergedCells;

  constructor(sheet: SheetData) {
    this.rows = sheet.rows.slice(0, ROWS_SEARCHED);
    this.width = sheet.width;
    this.byNumber = new Map(this.rows.map((row) => [row.number, row]));
    this.merged = new MergedCells(sheet.merges, 1, (this.rows.at(-1)?.number ?? 0) + 1);
  }

  /** The cell's own label: '' under a merged range that begins further left or above. */
  own(row: number, column: number): string {
    const range = this.merged.at(row, column);
    if (range && (range.top !== row || range.left !== column)) return '';
    return labelOf(this.byNumber.get(row)?.cells[column]);
  }

  /** Whether the cell itself holds anything, text or not. */
  filled(row: number, column: number): boolean {
    return (this.byNumber.get(row)?.cells[column] ?? null) !== null;
  }

  /** Number of columns under the cell's merged range in its row; 1 when it is not merged sideways. */
  span(row: number, column: number): number {
    const range = this.merged.at(row, column);
    return range ? Math.min(range.right, this.width - 1) - range.left + 1 : 1;
  }

  /** The label that applies to a cell: its own, or that of the merged range it is part of. */
  effective(row: number, column: number): string {
    const range = this.merged.at(row, column);
    return range ? labelOf(this.byNumber.get(range.top)?.cells[range.left]) : this.own(row, column);
  }

  labels(row: number): { column: number; label: string }[] {
    const found: { column: number; label: string }[] = [];
    for (let column = 0; column < this.width; column += 1) {
      const label = this.own(row, column);
      if (label !== '') found.push({ column, label });
    }
    return found;
  }

  /** The nearest cell to the left (or the column itself) that holds a label in the row. */
  groupStart(row: number, column: number): number | undefined {
    for (let at = column; at >= 0; at -= 1) if (this.own(row, at) !== '') return at;
    return undefined;
  }
}

/** Columns of a row that stand under something like a label, and whether anything speaks against a head. */
function judgeRow(grid: Grid, row: SheetRow): { distinct: number; covered: number; others: number } {
  const labels = new Set<string>();
  let covered = 0;
  let others = 0;
  for (let column = 0; column < grid.width; column += 1) {
    const label = grid.own(row.number, column);
    if (looksLikeLabel(label)) {
      labels.add(label);
      covered += grid.span(row.number, column);
    } else if (label !== '' || (grid.filled(row.number, column) && grid.span(row.number, column) === 1))
      others += 1;
  }
  return { distinct: labels.size, covered, others };
}

/** The first row that is filled with labels at least half as far as the fullest one. */
function findByLooks(grid: Grid): SheetRow | undefined {
  const judged = grid.rows.map((row) => ({ row, ...judgeRow(grid, row) }));
  const needed = grid.width > 1 ? 2 : 1;
  const heads = judged.filter(({ distinct, covered, others }) => distinct >= needed && others * 4 <= covered);
  const fullest = Math.max(0, ...heads.map(({ covered }) => covered));
  return heads.find(({ covered }) => covered * 2 >= fullest)?.row;
}

/** The row with the most known names; undefined when none has two (or one, in a narrow table). */
function findByNames(grid: Grid, isKnown: (name: string) => boolean): SheetRow | undefined {
  const needed = grid.width > 2 ? 2 : 1;
  let best: { row: SheetRow; known: number } | undefined;
  for (const row of grid.rows) {
    const known = new Set(grid.labels(row.number).flatMap(({ label }) => (isKnown(label) ? [label] : [])))
      .size;
    if (known >= needed && known > (best?.known ?? 0)) best = { row, known };
  }
  return best?.row;
}

/**
 * Whether `lower` names the parts of what stands in `upper`: everything in it is a label and stands under a label that
 * spans several columns, either merged or followed by blanks; a row of people never leaves the single columns empty.
 */
function isLowerLevel(grid: Grid, upper: number, lower: number): boolean {
  const below = grid.labels(lower);
  const parts = new Map<number, number>();
  for (let column = 0; column < grid.width; column += 1) {
    const label = grid.own(lower, column);
    if (label === '') {
      if (grid.filled(lower, column) && !isCovered(grid, lower, column)) return false;
      continue;
    }
    const start = groupOf(grid, upper, lower, column);
    if (start === undefined || !looksLikeLabel(label)) return false;
    parts.set(start, (parts.get(start) ?? 0) + 1);
  }
  return below.length > 0 && Math.max(...parts.values()) >= 2;
}

function isCovered(grid: Grid, row: number, column: number): boolean {
  return grid.own(row, column) === '' && grid.effective(row, column) !== '';
}

/** The column where the group over a cell begins; undefined when a single label (or nothing) stands above it. */
function groupOf(grid: Grid, upper: number, lower: number, column: number): number | undefined {
  if (grid.span(upper, column) > 1) {
    let start = column;
    while (start > 0 && grid.own(upper, start) === '') start -= 1;
    return looksLikeLabel(grid.own(upper, start)) ? start : undefined;
  }
  const start = grid.groupStart(upper, column);
  if (start === undefined || grid.span(upper, start) > 1 || !looksLikeLabel(grid.own(upper, start)))
    return undefined;
  const next = start + 1;
  const spreads = next < grid.width && !grid.filled(upper, next) && grid.own(lower, next) !== '';
  return spreads && grid.own(lower, start) !== '' ? start : undefined;
}

/** A title or caption over the whole table is no level of the head. */
function isTitle(grid: Grid, row: number, lower: number): boolean {
  const labels = grid.labels(row);
  if (labels.some(({ label }) => !looksLikeLabel(label))) return true;
  if (labels.length > 1) return false;
  const only = labels[0];
  const first = grid.labels(lower)[0];
  return !only || !first || only.column <= first.column;
}

/**
 * Finds the head of the table in a sheet: under title rows, with one to three levels.
 * @param isKnown whether a label is the name of a field; with it, a head among texts that look alike is found for sure
 * @returns undefined when the sheet holds no table; the user may point at the head then
 */
export function findHead(
  sheet: SheetData,
  isKnown: (label: string) => boolean = () => false,
): HeadPlace | undefined {
  const grid = new Grid(sheet);
  const found = findByNames(grid, isKnown) ?? findByLooks(grid);
  if (!found) return undefined;
  let { number: top } = found;
  let bottom = top;
  while (bottom - top + 1 < MOST_LEVELS && isLowerLevel(grid, bottom, bottom + 1)) bottom += 1;
  while (bottom - top + 1 < MOST_LEVELS && !isTitle(grid, top - 1, top) && isLowerLevel(grid, top - 1, top))
    top -= 1;
  return { top, bottom };
}

/** Labels over one column; a blank under a group that spreads without being merged belongs to the group. */
function pathOf(grid: Grid, place: HeadPlace, column: number): string[] {
  const path: string[] = [];
  for (let row = place.top; row <= place.bottom; row += 1) {
    let label = grid.effective(row, column);
    if (label === '' && row < place.bottom && grid.own(row + 1, column) !== '') {
      const start = groupOf(grid, row, row + 1, column);
      label = start === undefined ? '' : grid.own(row, start);
    }
    if (label !== '' && label !== path.at(-1)) path.push(label);
  }
  return path;
}

/**
 * The columns under a head, found or pointed at. Columns without a label are included with an empty name, so that the caller
 * can tell whether they hold anything.
 */
export function readHead(sheet: SheetData, place: HeadPlace): TableColumn[] {
  const grid = new Grid({
    ...sheet,
    rows: sheet.rows.filter((row) => row.number <= place.bottom).slice(-ROWS_SEARCHED),
  });
  const hidden = new Set(sheet.hiddenColumns);
  return Array.from({ length: sheet.width }, (_, index) => {
    const path = pathOf(grid, place, index);
    return { index, letter: columnName(index), path, name: path.join('/'), hidden: hidden.has(index) };
  });
}
