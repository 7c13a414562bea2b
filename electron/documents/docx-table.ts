import {
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
  type ITableCellBorders,
  type Paragraph,
} from 'docx';
import { gridBoxes, type Box } from '#shared/lib/paper/boxes';
import type { GridBlock, GridCell } from '#shared/lib/paper/sheet';
import { hairline, heightOf, paragraphs } from './docx-text';
import { pictureParagraph } from './docx-image';
import { twipLengths, twips } from './docx-units';

const valigns = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;

/** Word counts the widths of lines in eighths of a point. */
function line(points: number): IBorderOptions {
  if (points === 0) return { style: BorderStyle.NIL };
  return { style: BorderStyle.SINGLE, size: Math.round(points * 8), space: 0, color: '000000' };
}

function bordersOf({ top, right, bottom, left }: Box['border']): ITableCellBorders {
  return { top: line(top), right: line(right), bottom: line(bottom), left: line(left) };
}

type StackParts = Extract<GridCell['content'], { kind: 'stack' }>['parts'];

/** Several texts of one box under each other, each brought to its place by the room above it. */
function stacked(parts: StackParts, room: number): Paragraph[] {
  let y = 0;
  return parts.flatMap(({ text, valign }) => {
    const height = heightOf(text);
    const place = { top: 0, middle: (room - height) / 2, bottom: room - height - 0.3 }[valign];
    const before = Math.max(0, place - y);
    y += before + height;
    return paragraphs(text, { before });
  });
}

function contentOf({ content, width, height, inset }: Box): Paragraph[] {
  switch (content.kind) {
    case 'text':
      return paragraphs(content.text);
    case 'stack':
      return stacked(content.parts, height - 2 * inset);
    case 'photo': {
      const bytes = content.image === null ? undefined : Buffer.from(content.image, 'base64');
      // The lines of the box stay visible around it.
      const room = { width: width - 0.8, height: height - 0.8 };
      const picture =
        bytes && pictureParagraph({ type: 'jpg', content: bytes }, room, content.whole ? 'fit' : 'fill');
      return [picture ?? hairline()];
    }
    case 'scan':
      return [hairline()];
  }
}

function cellOf(box: Box, cell: GridCell, widths: readonly number[]): TableCell {
  const { columnSpan = 1, rowSpan = 1, column } = cell;
  const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
  const { content } = box;
  const side = content.kind === 'photo' ? 0 : twips(box.padding);
  const inset = content.kind === 'text' && content.valign === 'middle' ? 0 : twips(box.inset);
  return new TableCell({
    columnSpan,
    rowSpan,
    width: { size: width, type: WidthType.DXA },
    borders: bordersOf(box.border),
    margins: { marginUnitType: WidthType.DXA, left: side, right: side, top: inset, bottom: inset },
    verticalAlign:
      content.kind === 'text'
        ? valigns[content.valign]
        : content.kind === 'photo'
          ? valigns.middle
          : valigns.top,
    children: contentOf(box),
  });
}

/** A cell without lines where a grid has no box. */
function gap(width: number): TableCell {
  const none = line(0);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: { top: none, right: none, bottom: none, left: none },
    children: [hairline()],
  });
}

/** Which places of a grid the boxes take: by row and column. */
function taken(grid: GridBlock): boolean[][] {
  const places = grid.rows.map(() => grid.columns.map(() => false));
  for (const { row, column, rowSpan = 1, columnSpan = 1 } of grid.cells)
    for (let y = row; y < row + rowSpan; y += 1) places[y]?.fill(true, column, column + columnSpan);
  return places;
}

/**
 * Whether a row may grow: where a value stands in it, a font wider than counted, or an office that writes more, must not
 * have a line cut off. All others keep their height exactly.
 */
function mayGrow(cells: readonly GridCell[]): boolean {
  return cells.some(
    ({ name, content }) => content.kind === 'text' && content.text.text !== '' && !name.startsWith('label'),
  );
}

/** A grid as a table with the same columns, heights, spans and lines. */
export function tableOf(grid: GridBlock): Table {
  const widths = twipLengths(grid.columns);
  const heights = twipLengths(grid.rows);
  const boxes = gridBoxes(grid, 0, 0);
  const places = taken(grid);
  const rows = grid.rows.map((_, row) => {
    const own = grid.cells.filter((cell) => cell.row === row);
    const cells: { readonly at: number; readonly cell: TableCell }[] = own.map((cell) => {
      const box = boxes[grid.cells.indexOf(cell)];
      if (!box) throw new Error('a grid with fewer boxes than cells');
      return { at: cell.column, cell: cellOf(box, cell, widths) };
    });
    places[row]?.forEach((full, column) => {
      if (!full) cells.push({ at: column, cell: gap(widths[column] ?? 0) });
    });
    const sorted = [...cells].sort((a, b) => a.at - b.at);
    const rule = mayGrow(own) ? HeightRule.ATLEAST : HeightRule.EXACT;
    return new TableRow({
      cantSplit: true,
      height: { value: heights[row] ?? 0, rule },
      children: sorted.map(({ cell }) => cell),
    });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    indent: { size: 0, type: WidthType.DXA },
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    rows,
  });
}
