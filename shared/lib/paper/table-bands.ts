import { textHeight, type Band, type BandCell } from './bands';
import { setLines, setText } from './set-text';
import type { TextStyle } from './sheet';

export interface PaperColumn {
  readonly key: string;
  /** \n parts lines set on purpose. */
  readonly label: string;
  /** mm */
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface PaperTableLook {
  readonly head: TextStyle;
  readonly body: TextStyle;
  /** Least heights of the head and of a row, mm. */
  readonly headHeight: number;
  readonly rowHeight: number;
}

/** Left and right of a box's text, mm; what the sheet's boxes have unless they say otherwise. */
export const cellPadding = 0.8;
/** Of texts that begin at the left. */
const textPadding = 1.2;

function lefts(columns: readonly PaperColumn[]): number[] {
  let x = 0;
  return columns.map(({ width }) => {
    x += width;
    return x - width;
  });
}

/** A row of boxes as tall as the fullest of them needs, at least `least` mm. */
export function rowBand(cells: readonly BandCell[], least: number): Band {
  const needed = cells.map(({ content }) => (content.kind === 'text' ? textHeight(content.text) : 0));
  return { kind: 'band', height: Math.max(least, ...needed), cells };
}

/** The heads of a table. */
export function headBand(columns: readonly PaperColumn[], look: PaperTableLook): Band {
  const at = lefts(columns);
  const cells = columns.map(({ key, label, width }, index): BandCell => {
    const inner = width - 2 * cellPadding;
    const text = label.includes('\n')
      ? setLines(label.split('\n'), look.head)
      : setText(label, look.head, inner);
    return {
      name: `label:${key}`,
      left: at[index] ?? 0,
      width,
      content: { kind: 'text', text, valign: 'middle' },
    };
  });
  return { ...rowBand(cells, look.headHeight), keepWithNext: true };
}

/**
 * A table as bands: its heads, which stand again on every further sheet, and rows that grow with their texts.
 * Boxes are named by column and row, counted from 1: work.3.
 */
export function tableBands(
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
  look: PaperTableLook,
): Band[] {
  const head = headBand(columns, look);
  const at = lefts(columns);
  const body = rows.map((values, row): Band => {
    const cells = columns.map(({ key, width, align = 'center' }, index): BandCell => {
      const style: TextStyle = { ...look.body, align };
      const padding = align === 'left' ? textPadding : cellPadding;
      const text = setText(values[index] ?? '', style, width - 2 * padding);
      return {
        name: `${key}.${row + 1}`,
        left: at[index] ?? 0,
        width,
        padding,
        content: { kind: 'text', text, valign: 'middle' },
      };
    });
    return { ...rowBand(cells, look.rowHeight), head };
  });
  return [head, ...body];
}
