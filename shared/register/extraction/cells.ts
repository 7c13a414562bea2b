import type { Field, FieldValue } from '#shared/lib/field';
import type { PersonColumn, Values } from '../import/person-columns';
import type { Reading } from '../import/read-value';
import type { Problem } from '../import/source';

/** A problem with the sheet and row it stands in, since a person's rows lie on several sheets. */
export interface PlacedProblem extends Problem {
  readonly sheet: string;
  readonly row: number;
}

/** A cell as it was read. */
export interface ReadCell {
  readonly field: Field;
  readonly reading: Reading;
  readonly column: PersonColumn;
  readonly text: string;
}

/** What a cell has against it, with its place. */
export function cellProblem(sheet: string, row: number, cell: ReadCell): PlacedProblem[] {
  const { reading, column, text } = cell;
  if (reading.ok) return [];
  const { code, reason, remedy } = reading;
  return [{ code, column: column.index, header: column.header, value: text, reason, remedy, sheet, row }];
}

/** The values of a row as they were read, and what could not be read. */
export function plainRow(
  sheet: string,
  row: number,
  cells: ReadonlyMap<string, ReadCell>,
): { readonly values: Values; readonly problems: readonly PlacedProblem[] } {
  const values: Record<string, FieldValue> = {};
  for (const [key, { reading }] of cells)
    if (reading.ok && reading.value !== undefined) values[key] = reading.value;
  return { values, problems: [...cells.values()].flatMap((cell) => cellProblem(sheet, row, cell)) };
}
