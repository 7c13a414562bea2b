import { columnName, ROSTER_LOOK, type SheetLook, type SheetModel } from '#shared/workbooks/model';

/** Where the pieces of a sheet stand. Rows from 1. */
export interface SheetLayout {
  readonly look: SheetLook;
  readonly lastColumn: string;
  /** Of all columns, in characters. */
  readonly width: number;
  /** First row of the head; the lines above it are 1 to headTop - 1. */
  readonly headTop: number;
  /** Last row of the head: the same, or one more when a column belongs to a group. */
  readonly headBottom: number;
  readonly bodyTop: number;
}

/** Lays out the part of a sheet that is known before its body has been seen. */
export function layOut(model: SheetModel): SheetLayout {
  const headTop = (model.lines?.length ?? 0) + 1;
  const grouped = model.columns.some((column) => column.group !== undefined);
  const headBottom = grouped ? headTop + 1 : headTop;
  return {
    look: { ...ROSTER_LOOK, ...model.look },
    lastColumn: columnName(Math.max(0, model.columns.length - 1)),
    width: model.columns.reduce((sum, column) => sum + column.width, 0),
    headTop,
    headBottom,
    bodyTop: headBottom + 1,
  };
}
