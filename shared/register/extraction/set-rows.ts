import type { TableRow } from '#shared/workbooks/table';
import type { ChildKey } from '../fields/children';
import { quoteCell, type PersonColumn, type Values } from '../import/person-columns';
import type { ImportOptions } from '../import/plan';
import { plainRow, type PlacedProblem, type ReadCell } from './cells';
import { finishRow } from './finish-row';
import type { PartTable } from './read-part';

/** Whom a row is about, as it says. */
export interface Owner {
  readonly name: string | null;
  /** As it is written; whether it is right is said where the person has its own row. */
  readonly idNumber: string | null;
}

/** One row of a sheet that is not the people's own. */
export interface OwnedRow {
  readonly sheet: string;
  readonly row: number;
  readonly owner: Owner;
  /** Given values only: an empty cell says nothing. */
  readonly values: Values;
  readonly problems: readonly PlacedProblem[];
  readonly notes: readonly string[];
  /** Whether it says what it is about; without it the row cannot be kept, even when bad cells are left out. */
  readonly subject: boolean;
}

function ownerOf(row: TableRow, columns: readonly PersonColumn[]): Owner {
  const text = (key: string): string | null => {
    const column = columns.find(({ place }) => place.type === 'field' && place.field.key === key);
    const shown = column ? quoteCell(row.cells[column.index], row.marks?.[column.index]) : '';
    return shown === '' ? null : shown;
  };
  return { name: text('name'), idNumber: text('idNumber') };
}

function isOwner({ place }: PersonColumn): boolean {
  return place.type === 'field' && (place.field.key === 'name' || place.field.key === 'idNumber');
}

function readCells(row: TableRow, columns: readonly PersonColumn[]): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const column of columns) {
    if (isOwner(column) || !('field' in column.place)) continue;
    const [value, mark] = [row.cells[column.index], row.marks?.[column.index]];
    const { field } = column.place;
    cells.set(field.key, { field, column, reading: column.read(value, mark), text: quoteCell(value, mark) });
  }
  return cells;
}

function isBlank(cells: ReadonlyMap<string, ReadCell>): boolean {
  return [...cells.values()].every(({ reading }) => reading.ok && reading.value === undefined);
}

/**
 * The rows of a sheet beside the people's own. Rows that say nothing but whom they are about are left out.
 * @param set null for a sheet of further single fields
 */
export function readOwnedRows(
  { table, columns, sheet }: PartTable,
  set: ChildKey | null,
  options: Pick<ImportOptions, 'hiddenRows'>,
): OwnedRow[] {
  return (table?.rows ?? []).flatMap((source) => {
    const row = source.number;
    if (source.hidden && options.hiddenRows === 'skip') return [];
    const cells = readCells(source, columns);
    if (isBlank(cells)) return [];
    const read = set === null ? plainRow(sheet, row, cells) : finishRow(set, sheet, row, cells);
    return [{ notes: [], subject: true, ...read, sheet, row, owner: ownerOf(source, columns) }];
  });
}
