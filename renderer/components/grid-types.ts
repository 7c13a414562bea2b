import type { ReactNode } from 'react';
import type { Field, FieldValue } from '#shared/lib/field';
import type { FindOrganization } from '#shared/register/paste-block';
import type { Marks } from './marks';
import type { Store } from './value-store';

export type GridRow = Readonly<Record<string, FieldValue>>;

export interface GridColumn {
  readonly key: string;
  /** px; columns without one share what is left. */
  readonly width?: number;
}

export interface RecordGridProps {
  /** Where the set stands, e.g. 'children.educations'; cells continue it with row and key. */
  readonly path: string;
  readonly label: string;
  /** Every field of the set; those that are no column are shown under an opened row. */
  readonly fields: readonly Field[];
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** The rows as they are at this moment, which may be later than those last drawn. */
  readonly current: () => readonly GridRow[];
  readonly onChange: (rows: readonly GridRow[]) => void;
  readonly newRow: () => GridRow;
  readonly isEmptyRow: (row: GridRow) => boolean;
  readonly disabled: boolean;
  readonly marks: Store<Marks>;
  /** Customary words for free texts, by key. */
  readonly suggestions?: Readonly<Record<string, readonly string[]>>;
  /** What stands on a line of its own above a row (a gap in a resume); nothing for none. */
  readonly above?: (row: number) => ReactNode;
  /** Takes pasted text that is no block of cells; undefined leaves it to the cell. */
  readonly readText?: (text: string) => readonly GridRow[] | undefined;
  readonly findOrganization: FindOrganization;
}

/** What rows and cells ask of their grid; the object stays the same for the grid's life. */
export interface GridActions {
  readonly set: (row: number, key: string, value: FieldValue) => void;
  readonly insert: (row: number) => void;
  readonly remove: (row: number) => void;
  readonly move: (row: number, step: -1 | 1) => void;
  readonly toggle: (row: number) => void;
}
