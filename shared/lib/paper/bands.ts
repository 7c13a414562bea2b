import { linesHeight, partOfText } from './set-text';
import type { CellContent, GridBlock, GridCell, SetText } from './sheet';

/** One box of a band; lengths in mm from the band's left and upper edge. */
export interface BandCell extends Pick<GridCell, 'name' | 'content' | 'padding' | 'inset' | 'open'> {
  readonly left: number;
  readonly width: number;
  /** Default 0. */
  readonly top?: number;
  /** Default: down to the band's lower edge. */
  readonly height?: number;
  /** Stands in both parts where the band goes on upon the next sheet: the label of a long box. */
  readonly repeated?: boolean;
}

/** A label at the left of several bands: one box as tall as all of them that stand on a sheet. */
export interface BandSide {
  readonly name: string;
  readonly width: number;
  readonly text: SetText;
  /** Where the bands on a sheet are too low for the text. */
  readonly brief?: SetText;
}

/** A strip of a form across its whole width that stays on one sheet unless it is taller than what a sheet holds. */
export interface Band {
  readonly kind: 'band';
  readonly height: number;
  readonly cells: readonly BandCell[];
  /** The same object in neighbouring bands is the same label. */
  readonly side?: BandSide;
  /** Stands above again where this band begins a further sheet: the heads of a table. */
  readonly head?: Band;
  /** Never the last on a sheet. */
  readonly keepWithNext?: boolean;
  /** May go on upon the next sheet line by line wherever the sheet ends. */
  readonly flows?: boolean;
  /** Begins a sheet. */
  readonly breakBefore?: boolean;
  /** Greatest height (mm) that it takes where its sheet has room left. */
  readonly stretchTo?: number;
}

/** Above and below the text of a box, mm. */
export const bandPadding = 1;

/** What a box needs for its text, mm. */
export function textHeight(text: SetText): number {
  return linesHeight(text.style, text.lines.length) + 2 * bandPadding;
}

/** Places that differ by less are one, mm. */
const HAIR = 0.01;

/** Distinct places in ascending order. */
function distinct(places: readonly number[]): number[] {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.filter((place, index) => index === 0 || place - (sorted[index - 1] ?? 0) > HAIR);
}

function lengths(edges: readonly number[]): number[] {
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}

function indexOf(edges: readonly number[], place: number): number {
  return edges.findIndex((edge) => Math.abs(edge - place) <= HAIR);
}

type PlacedCell = BandCell & { readonly top: number; readonly height: number };

/** The boxes of bands under each other and the labels beside them, at their places from the grid's corner. */
function placed(bands: readonly Band[]): PlacedCell[] {
  const cells: PlacedCell[] = [];
  let y = 0;
  bands.forEach(({ height, side, cells: own }, index) => {
    if (side && bands[index - 1]?.side !== side) {
      const other = bands.findIndex((band, at) => at > index && band.side !== side);
      const beside = bands.slice(index, other === -1 ? undefined : other);
      const { name, width, brief } = side;
      const total = beside.reduce((sum, band) => sum + band.height, 0);
      const text = brief && textHeight(side.text) > total ? brief : side.text;
      const content: CellContent = { kind: 'text', text, valign: 'middle' };
      cells.push({ name, left: 0, width, top: y, height: total, content });
    }
    for (const cell of own) {
      const top = cell.top ?? 0;
      cells.push({ ...cell, top: y + top, height: cell.height ?? height - top });
    }
    y += height;
  });
  return cells;
}

/** Bands under each other as one grid: its columns and rows are where any box of any band has an edge. */
export function gridOf(bands: readonly Band[], border: GridBlock['border']): GridBlock {
  const cells = placed(bands);
  const xs = distinct(cells.flatMap(({ left, width }) => [left, left + width]));
  const ys = distinct(cells.flatMap(({ top, height }) => [top, top + height]));
  return {
    kind: 'grid',
    columns: lengths(xs),
    rows: lengths(ys),
    border,
    cells: cells.map(({ left, width, top, height, repeated: _, ...cell }): GridCell => {
      const [column, row] = [indexOf(xs, left), indexOf(ys, top)];
      const columnSpan = indexOf(xs, left + width) - column;
      const rowSpan = indexOf(ys, top + height) - row;
      return { inset: bandPadding, ...cell, row, column, rowSpan, columnSpan };
    }),
  };
}

function partOfCell(cell: BandCell, part: (text: SetText) => SetText): BandCell {
  const { content } = cell;
  if (cell.repeated || content.kind !== 'text') return cell;
  return { ...cell, content: { ...content, text: part(content.text) } };
}

/** Heights of a band's texts of one sort: those that stand in both parts of it, or those that are divided. */
function texts(band: Band, repeated: boolean): SetText[] {
  return band.cells.flatMap((cell) =>
    cell.content.kind === 'text' && (cell.repeated ?? false) === repeated ? [cell.content.text] : [],
  );
}

/**
 * Divides a band of one row at a height (mm): the lines that stand above it, and the rest as a band as tall as those
 * lines need. Undefined where not one line stands above, or nothing would be left.
 */
export function splitBand(band: Band, height: number): readonly [Band, Band] | undefined {
  const held = (text: SetText): number =>
    Math.floor((height - 2 * bandPadding + HAIR) / linesHeight(text.style, 1));
  const divided = texts(band, false);
  const labels = texts(band, true).map(textHeight);
  if (divided.some((text) => held(text) < 1) || labels.some((label) => label > height)) return undefined;
  const rests = divided.filter((text) => held(text) < text.lines.length);
  if (rests.length === 0) return undefined;
  const above = band.cells.map((cell) => partOfCell(cell, (text) => partOfText(text, 0, held(text))));
  const below = band.cells.map((cell) => partOfCell(cell, (text) => partOfText(text, held(text))));
  const needed = rests.map((text) => textHeight(partOfText(text, held(text))));
  const { stretchTo: _, breakBefore: __, ...rest } = band;
  return [
    { ...rest, height, cells: above },
    { ...rest, height: Math.max(...labels, ...needed), cells: below },
  ];
}
