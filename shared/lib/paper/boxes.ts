import type { CellContent, GridBlock, GridCell, PaperSheet, SheetBlock } from './sheet';

/** One thing at its place on a sheet, mm from the upper left corner of the paper. */
export interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Left and right, mm. */
  readonly padding: number;
  /** Above and below, mm. */
  readonly inset: number;
  /** Widths of the four lines in points; 0 = none. */
  readonly border: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly content:
    CellContent | { readonly kind: 'scan'; readonly attachmentId: number; readonly page: number };
}

const noBorder = { top: 0, right: 0, bottom: 0, left: 0 };
const cellPadding = 0.8;

/** Sum of the first `count` numbers. */
function before(lengths: readonly number[], count: number): number {
  return lengths.slice(0, count).reduce((sum, length) => sum + length, 0);
}

/** What lies between the margins at the left and at the right, mm. */
export function innerWidth({ width, margin }: Pick<PaperSheet, 'width' | 'margin'>): number {
  return width - margin.left - margin.right;
}

/** How high a block is, mm. */
export function blockHeight(block: SheetBlock): number {
  return block.kind === 'grid' ? before(block.rows, block.rows.length) : block.height;
}

/** A cell's lines. Neighbours draw the line between them both, one upon the other: a line goes only when both leave it open. */
function borderOf(grid: GridBlock, cell: GridCell): Box['border'] {
  const right = cell.column + (cell.columnSpan ?? 1) === grid.columns.length;
  const bottom = cell.row + (cell.rowSpan ?? 1) === grid.rows.length;
  const { outer, inner } = grid.border;
  const width = (side: 'top' | 'right' | 'bottom' | 'left', rim: boolean): number =>
    cell.open?.includes(side) ? 0 : rim ? outer : inner;
  return {
    top: width('top', cell.row === 0),
    right: width('right', right),
    bottom: width('bottom', bottom),
    left: width('left', cell.column === 0),
  };
}

/** The boxes of a grid whose upper left corner stands at a place, in the order of its cells. */
export function gridBoxes(grid: GridBlock, x: number, y: number): Box[] {
  return grid.cells.map((cell) => ({
    name: cell.name,
    x: x + before(grid.columns, cell.column),
    y: y + before(grid.rows, cell.row),
    width: before(grid.columns.slice(cell.column), cell.columnSpan ?? 1),
    height: before(grid.rows.slice(cell.row), cell.rowSpan ?? 1),
    padding: cell.padding ?? cellPadding,
    inset: cell.inset ?? 0,
    border: borderOf(grid, cell),
    content: cell.content,
  }));
}

/** Everything on a sheet at its place, but its foot; borders are drawn centred on the boxes' edges. */
export function sheetBoxes(sheet: PaperSheet): Box[] {
  const { margin } = sheet;
  const boxes: Box[] = [];
  let y = margin.top;
  for (const block of sheet.blocks) {
    const height = blockHeight(block);
    if (block.kind === 'grid') boxes.push(...gridBoxes(block, margin.left, y));
    else {
      const place = { x: margin.left, y, width: innerWidth(sheet), height };
      const content: Box['content'] =
        block.kind === 'scan' ? block : { kind: 'text', text: block.text, valign: 'top' };
      const name = block.kind === 'text' ? (block.name ?? 'text') : 'scan';
      boxes.push({ ...place, name, padding: 0, inset: 0, border: noBorder, content });
    }
    y += height;
  }
  return boxes;
}
