import type { TableContent, TableLine } from '#shared/lib/table-document';

/** What stands around the lines of a printed table. */
export type PaperFrame = Pick<TableContent, 'title' | 'caption' | 'paper' | 'columns'> & {
  /** A line below the table on the last page, left blank for ink. */
  readonly footer?: string;
};

/** The lines of a printed table: asked part by part, so that no window holds a whole register. */
export interface LineSource {
  readonly count: number;
  /** Lines [from, to). */
  readonly read: (from: number, to: number) => Promise<readonly TableLine[]>;
}

/** Lines [from, to) of one page. */
export type PageLines = readonly [from: number, to: number];

const sizes = { A4: { width: 297, height: 210 }, A3: { width: 420, height: 297 } } as const;
/** Millimetres. */
export const paperMargin = { top: 12, side: 12, bottom: 16 };
/** CSS pixels. */
export const pixelsPerMillimetre = 96 / 25.4;

/** Width and height of a sheet lying across, in mm. */
export function sizeOf(paper: TableContent['paper']): { readonly width: number; readonly height: number } {
  return sizes[paper];
}

/** Lines that are in memory already. */
export function sourceOf(lines: readonly TableLine[]): LineSource {
  return { count: lines.length, read: async (from, to) => lines.slice(from, to) };
}
