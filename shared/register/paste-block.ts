import type { Field, FieldValue } from '#shared/lib/field';
import { comparable } from '#shared/lib/words';
import { readValue } from './import/read-value';

/** Finds the one organization that a name means; undefined for none, or for more than one. */
export type FindOrganization = (name: string) => number | undefined;

type Row = Readonly<Record<string, FieldValue>>;

export interface PasteTarget {
  readonly rows: readonly Row[];
  /** Every field of the set; a pasted heading may name any of them. */
  readonly fields: readonly Field[];
  /** The columns as they stand on the screen, for a block without headings. */
  readonly columns: readonly Field[];
  /** Index of the row and column in which the block begins. */
  readonly row: number;
  readonly column: number;
  readonly newRow: () => Row;
  readonly findOrganization: FindOrganization;
}

/** A pasted cell that could not be read; it was left as it was. */
export interface RefusedCell {
  readonly row: number;
  readonly label: string;
  readonly text: string;
  readonly reason: string;
}

export interface Pasted {
  readonly rows: readonly Row[];
  readonly refused: readonly RefusedCell[];
  /** Rows that the block has, its heading not counted. */
  readonly count: number;
}

function isNamed(field: Field, cell: string): boolean {
  const word = comparable(cell);
  return [field.label, ...(field.synonyms ?? [])].some((name) => comparable(name) === word);
}

/** The field under each cell of a heading; undefined when the row is no heading. A running number has no field. */
function headingOf(cells: readonly string[], fields: readonly Field[]): (Field | undefined)[] | undefined {
  const named = cells.map((cell) => fields.find((field) => isNamed(field, cell)));
  const unknown = cells.filter((cell, index) => named[index] === undefined && !/^(序号)?$/.test(cell.trim()));
  return cells.length > 1 && unknown.length === 0 && named.some(Boolean) ? named : undefined;
}

type Read =
  { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly reason: string };

/** A pasted cell as the import reads it; an ID number that is none is kept for the checks to speak of. */
function readCell(field: Field, text: string, findOrganization: FindOrganization): Read {
  if (field.kind === 'organization') {
    const id = text.trim() === '' ? null : findOrganization(text.trim());
    return id === undefined
      ? { ok: false, reason: '单位库中没有或不止一个这样的单位' }
      : { ok: true, value: id };
  }
  const read = readValue(field, text);
  if (read.ok) return { ok: true, value: read.value ?? (field.kind === 'flag' ? false : null) };
  return field.kind === 'idNumber' ? { ok: true, value: text.trim().slice(0, 30) } : read;
}

/**
 * Lays a block of cells over the rows of a set, from one cell on, making new rows as needed. A first row of headings
 * says which column is which. Cells beyond the last column are dropped.
 * @param cells as readCells gives them
 */
export function pasteBlock(target: PasteTarget, cells: readonly (readonly string[])[]): Pasted {
  const heading = headingOf(cells[0] ?? [], target.fields);
  const lines = heading ? cells.slice(1) : cells;
  const columns = heading ?? target.columns.slice(target.column);
  const rows: Row[] = [...target.rows];
  const refused: RefusedCell[] = [];
  lines.forEach((line, offset) => {
    const at = target.row + offset;
    const row: Record<string, FieldValue> = { ...(rows[at] ?? target.newRow()) };
    line.forEach((text, index) => {
      const field = columns[index];
      if (!field) return;
      const read = readCell(field, text, target.findOrganization);
      if (read.ok) row[field.key] = read.value;
      else refused.push({ row: at, label: field.label, text: text.trim(), reason: read.reason });
    });
    rows[at] = row;
  });
  return { rows, refused, count: lines.length };
}
