import {
  millimetresPerPoint,
  type FitFinding,
  type GridCell,
  type PaperSheet,
  type SetText,
} from '#shared/lib/paper/sheet';
import { emOf, setLines } from '#shared/lib/paper/set-text';
import { textWidth, type Fitted } from '#shared/lib/paper/text-fit';
import { formFont, scaledSize, type Room } from './overflow';

/** A grid to be filled: mm. */
export interface Frame {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly type: number;
}

/** Which boxes of the grid. */
export type Spot = Pick<GridCell, 'row' | 'column' | 'rowSpan' | 'columnSpan' | 'open' | 'padding'>;

/** A filled box, and what is to be said about it. */
export interface Placed {
  readonly cell: GridCell;
  readonly finding?: FitFinding;
}

/** What a value is called: the box's name for tests, its label for people, the field that it comes from. */
export interface BoxName {
  readonly name: string;
  readonly label: string;
  readonly field?: string;
}

/** Lines of the grid: points. */
export const formBorder = { outer: 1.5, inner: 1 };
/** Left and right within a box, mm; the small boxes need every character, the wide ones can spare some. */
const narrowPadding = 0.8;
export const widePadding = 1.6;
const labelSize = 12;
const labelLeading = 16;
/** Smaller than 小六 is hard to read on paper. */
const readable = 6.5;

function span(lengths: readonly number[], from: number, count = 1): number {
  return lengths.slice(from, from + count).reduce((sum, length) => sum + length, 0);
}

/** The inside of some boxes, without their padding and lines. */
export function roomOf(frame: Frame, spot: Spot): Room {
  return {
    width: span(frame.columns, spot.column, spot.columnSpan) - 2 * (spot.padding ?? narrowPadding),
    height: span(frame.rows, spot.row, spot.rowSpan) - formBorder.inner * millimetresPerPoint,
    type: frame.type,
  };
}

/** A printed label in 12 pt, one line for each text; closer together where the box is low. */
export function labelCell(frame: Frame, spot: Spot, name: string, lines: readonly string[]): Placed {
  const { height, type } = roomOf(frame, spot);
  const leading = Math.min(labelLeading * type, height / millimetresPerPoint / lines.length);
  const style = { font: formFont, size: scaledSize(labelSize, type), leading, align: 'center' } as const;
  const text = setLines(lines, style);
  return { cell: { ...spot, name: `label:${name}`, content: { kind: 'text', text, valign: 'middle' } } };
}

function findingOf({ label, field }: BoxName, { fits, text }: Fitted): FitFinding | undefined {
  const place = { box: label, ...(field === undefined ? {} : { field }) };
  if (!fits) return { ...place, level: 'error', message: `“${label}”缩到七号字仍放不下，请精简内容后再打印` };
  if (text.style.size >= readable) return undefined;
  return { ...place, level: 'hint', message: `“${label}”内容较多，字号已缩到 ${text.style.size} 磅` };
}

/** A value that has been set, in the middle of its box's height unless said otherwise. */
export function valueCell(
  spot: Spot,
  box: BoxName,
  fitted: Fitted,
  valign: 'top' | 'middle' | 'bottom' = 'middle',
): Placed {
  const finding = findingOf(box, fitted);
  const cell: GridCell = { ...spot, name: box.name, content: { kind: 'text', text: fitted.text, valign } };
  return finding ? { cell, finding } : { cell };
}

/** Lines at the right of a box, each in the middle of the widest: （盖章） and the date line under it. */
export function rightLines(lines: readonly string[], room: Room): SetText {
  const leading = labelLeading * 1.5 * room.type;
  const style = { font: formFont, size: scaledSize(labelSize, room.type), leading, align: 'left' } as const;
  const em = emOf(style);
  const widest = Math.max(...lines.map(textWidth));
  const left = room.width / em - widest - 1.5;
  const indent = (line: string) => (left + (widest - textWidth(line)) / 2) * em;
  return { style, lines: lines.map((text) => ({ text, indent: indent(text) })), text: lines.join('\n') };
}

/** A side of the form from its filled boxes. */
export function gridSheet(
  page: Pick<PaperSheet, 'width' | 'height' | 'margin'>,
  frame: Frame,
  placed: readonly Placed[],
): { readonly sheet: PaperSheet; readonly findings: readonly FitFinding[] } {
  const grid = {
    kind: 'grid',
    columns: frame.columns,
    rows: frame.rows,
    border: formBorder,
    cells: placed.map(({ cell }) => cell),
  } as const;
  const findings = placed.flatMap(({ finding }) => (finding ? [finding] : []));
  return { sheet: { ...page, blocks: [grid] }, findings };
}
