import type { Borders, Fill, Style } from 'exceljs';
import type { SheetColumn, SheetLine, SheetLook } from '#shared/workbooks/model';
import { lineCapacity, lineCount, rowHeight } from './text-height';

/** Kinds of body rows and cells that differ in style. */
export const VARIANTS = ['plain', 'total', 'error', 'warning', 'group'] as const;
export type Variant = (typeof VARIANTS)[number];

const THIN = { style: 'thin' } as const;
const BORDER: Partial<Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const FORMATS = { text: '@', month: '@', number: 'General', date: 'yyyy-mm-dd' } as const;
const TINTS: Readonly<Record<string, string>> = { error: 'FFFFC7CE', warning: 'FFFFEB9C' };

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

function alignOf(column: SheetColumn): 'left' | 'center' | 'right' {
  if (column.align) return column.align;
  if (column.kind === 'number') return 'right';
  return column.wrap ? 'left' : 'center';
}

/**
 * Style of a column before anything is written in it. Text columns carry '@', so what is typed there later stays as typed, digits
 * and formula signs included; body cells stay free when the sheet is protected.
 */
export function columnStyle(column: SheetColumn, look: SheetLook): Partial<Style> {
  return {
    numFmt: FORMATS[column.kind],
    font: { name: look.bodyFont, size: look.bodySize },
    protection: { locked: column.locked ?? false },
    alignment: { horizontal: alignOf(column), vertical: 'middle', wrapText: column.wrap ?? false },
  };
}

/** Style of a body cell. */
export function bodyStyle(column: SheetColumn, look: SheetLook, variant: Variant): Partial<Style> {
  const style = { ...columnStyle(column, look), border: BORDER };
  if (variant === 'plain') return style;
  const strong = { name: look.bodyFont, size: look.bodySize, bold: true };
  if (variant === 'group') {
    return { ...style, numFmt: '@', font: strong, alignment: { horizontal: 'left', vertical: 'middle' } };
  }
  if (variant === 'total') return { ...style, font: strong };
  return { ...style, fill: solid(TINTS[variant] ?? '') };
}

/** Style of a head cell. */
export function headStyle(look: SheetLook): Partial<Style> {
  return {
    numFmt: '@',
    font: { name: look.headFont, size: look.headSize },
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    protection: { locked: true },
  };
}

/** Style of a merged line above the head or below the body. */
export function lineStyle(line: SheetLine, look: SheetLook): Partial<Style> {
  const title = line.style === 'title';
  const size = title ? look.titleSize : look.bodySize;
  return {
    numFmt: '@',
    font: { name: title ? look.titleFont : look.bodyFont, size },
    alignment: {
      horizontal: line.align ?? (title ? 'center' : 'left'),
      vertical: line.style === 'note' ? 'top' : 'middle',
      wrapText: line.style !== 'caption',
    },
    protection: { locked: true },
  };
}

/** Height of a line in points. @param width of all columns together, in characters */
export function lineHeight(line: SheetLine, look: SheetLook, width: number): number {
  if (line.height !== undefined) return line.height;
  if (line.style === 'title') return look.titleHeight;
  const lines = line.style === 'note' ? lineCount(line.text, lineCapacity(width, look.bodySize)) : 1;
  return rowHeight(lines, look.bodySize);
}
