import type { ComponentType } from 'react';
import type { PaperSheet } from '#shared/lib/paper/sheet';
import type { PrintPart } from '#shared/printing/contract';
import { PaperSheetOf, type ScanProps, type Shift } from './paper-sheet';

/** One page on its way to paper. */
export interface Drawn {
  readonly sheet: PaperSheet;
  /** Of the subject's papers, from 1. */
  readonly number: number;
  /** Turned upright. */
  readonly turned: boolean;
}

/** Moves front and back pages by so much on the chosen printer. */
export interface Shifts {
  readonly front: Shift;
  readonly back: Shift;
}

/** Width and height of the paper that a page goes to. */
export function paperOf({ sheet: { width, height }, turned }: Drawn): NonNullable<PrintPart['sheet']> {
  return turned ? { width: height, height: width } : { width, height };
}

/** Whether two pages can be printed together. */
export function samePaper(one: Drawn, other: Drawn): boolean {
  const [a, b] = [paperOf(one), paperOf(other)];
  return a.width === b.width && a.height === b.height;
}

interface Props {
  readonly pages: readonly Drawn[];
  readonly shifts: Shifts | null;
  readonly scanAs: ComponentType<ScanProps>;
}

/** Pages of one paper as they are printed, one after the other. */
export function DrawnPages({ pages, shifts, scanAs }: Props) {
  const [first] = pages;
  if (!first) return null;
  const { width, height } = paperOf(first);
  return (
    <>
      <style>{`@page { size: ${width}mm ${height}mm; margin: 0 }`}</style>
      {pages.map(({ sheet, number, turned }, index) => (
        <PaperSheetOf
          key={index}
          sheet={sheet}
          shift={shifts ? (number % 2 === 1 ? shifts.front : shifts.back) : undefined}
          scanAs={scanAs}
          paged
          turned={turned}
        />
      ))}
    </>
  );
}
