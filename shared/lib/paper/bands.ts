import { linesHeight, partOfText } from './set-text';
import type { CellContent, GridBlock, GridCell, SetText } from './sheet';

/** One box of a band; lengths in mm from the band's left and upper edge. */
export interface BandCell {
  readonly name: string;
  readonly left: number;
  readonly width: number;
  /** Default 0. */
  readonly top?: number;
  /** Default: down to the band's lower edge. */
  readonly height?: number;
  readonly content: CellContent;
  readonly padding?: number;
  /** Stands in both parts where the band goes on upon the next sheet: the label of a long box. */
  readonly repeated?: boolean;
}

/** A strip of a form across its whole width that stays on one sheet unless it is taller than what a sheet holds. */
export interface Band {
  readonly kind: 'band';
  readonly height: number;
  readonly cells: readonly BandCell[];
  /** Stands above again where this band begins a further sheet: the heads of a table. */
  readonly head?: Band;
  /** Never the last on a sheet. */
  readonly keepWithNext?: boolean;
  /** May go on upon the next sheet line by line wherever the sheet ends. */
  readonly flows?: boolean;
}

/** Above and below the text of a box, mm. */
export const bandPadding = 1;

/** What a band needs at least for the text in one of its boxes. */
export function textHeight(text: SetText): number {
  return linesHeight(text.style, text.lines.length) + 2 * bandPadding;
}

/** Distinct places in ascending order; edges that differ by rounding are one. */
function distinct(places: readonly number[]): number[] {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.filter((place, index) => index === 0 || place - (sorted[index - 1] ?? 0) > 0.01);
}

function lengths(edges: readonly number[]): number[] {
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}

function indexOf(edges: readonly number[], place: number): number {
  return edges.findIndex((edge) => Math.abs(edge - place) <= 0.01);
}

/** The boxes of bands under each other, at their places from the grid's corner. */
function placed(bands: readonly Band[]): (BandCell & { readonly top: number; readonly height: number })[] {
  let y = 0;
  return bands.flatMap((band) => {
    const from = y;
    y += band.height;
    return band.cells.map((cell) => {
      const top = cell.top ?? 0;
      return { ...cell, top: from + top, height: cell.height ?? band.height - top };
    });
  });
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
    cells: cells.map(({ name, content, padding, left, width, top, height }): GridCell => {
      const [column, row] = [indexOf(xs, left), indexOf(ys, top)];
      const columnSpan = indexOf(xs, left + width) - column;
      const rowSpan = indexOf(ys, top + height) - row;
      return {
        name,
        row,
        column,
        rowSpan,
        columnSpan,
        content,
        ...(padding === undefined ? {} : { padding }),
      };
    }),
  };
}

function partOfCell(cell: BandCell, part: (text: SetText) => SetText): BandCell {
  const { content } = cell;
  if (cell.repeated || content.kind !== 'text') return cell;
  return { ...cell, content: { ...content, text: part(content.text) } };
}

/**
 * Divides a band of one row at a height (mm): the lines that stand above it, and the rest as a band as tall as those
 * lines need. Undefined where not one line stands above, or nothing would be left.
 */
export function splitBand(band: Band, height: number): readonly [Band, Band] | undefined {
  const texts = band.cells.flatMap(({ content, repeated }) =>
    content.kind === 'text' && !repeated ? [content.text] : [],
  );
  const room = height - 2 * bandPadding;
  const held = (text: SetText): number => Math.floor(room / linesHeight(text.style, 1) + 1e-6);
  const labels = band.cells.flatMap(({ content, repeated }) =>
    content.kind === 'text' && repeated ? [textHeight(content.text)] : [],
  );
  if (texts.some((text) => held(text) < 1) || labels.some((label) => label > height)) return undefined;
  const rests = texts.map((text) => partOfText(text, held(text))).filter(({ lines }) => lines.length > 0);
  if (rests.length === 0) return undefined;
  return [
    {
      ...band,
      height,
      cells: band.cells.map((cell) => partOfCell(cell, (text) => partOfText(text, 0, held(text)))),
    },
    {
      ...band,
      height: Math.max(...labels, ...rests.map(textHeight)),
      cells: band.cells.map((cell) => partOfCell(cell, (text) => partOfText(text, held(text)))),
    },
  ];
}
