import { z } from 'zod';
import type { Field, FieldValue } from '#shared/lib/field';
import type { ChildKey } from '../fields/children';
import type { Member, MemberEdit, MemberRow } from './members';
import type { Problem } from './source';

/** What happens to a row: `refused` rows are never written. */
export const rowStates = ['new', 'changed', 'same', 'refused'] as const;
export type RowState = (typeof rowStates)[number];

export const importOptions = z.strictObject({
  /** What an empty cell of a mapped column means. */
  emptyCells: z.enum(['keep', 'clear']),
  hiddenRows: z.enum(['include', 'skip']),
  /** Whether one unreadable cell refuses its row, or only is left out. Names, ID numbers and units always refuse. */
  badCells: z.enum(['refuseRow', 'skipCell']),
});
export type ImportOptions = z.output<typeof importOptions>;

export const usualOptions: ImportOptions = {
  emptyCells: 'keep',
  hiddenRows: 'include',
  badCells: 'refuseRow',
};

/** A unit of the register by id, or one that the import creates by the key of its text. */
export type UnitRef = number | string;

/** One thing that a row changes. `key` is unique within the row. */
export type Change =
  | {
      readonly type: 'field';
      readonly key: string;
      readonly field: Field;
      readonly before: FieldValue;
      readonly after: FieldValue;
    }
  | {
      readonly type: 'unit';
      readonly key: string;
      readonly field: Field;
      readonly before: number | null;
      readonly after: UnitRef;
    }
  | { readonly type: 'member'; readonly key: string; readonly edit: MemberEdit }
  /** The whole set is replaced: a resume is one text. */
  | {
      readonly type: 'rows';
      readonly key: string;
      readonly set: ChildKey;
      readonly before: readonly MemberRow[];
      readonly after: readonly MemberRow[];
    };

/** What a row says about a person who is new. */
export interface FreshPerson {
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly members: readonly Member[];
  readonly resume: readonly MemberRow[] | null;
}

/** What the plan says about one row of the sheet. */
export interface PlannedRow {
  /** Row number as Excel shows it; in a workbook of several sheets a number of its own, and `place` tells where it stands. */
  readonly number: number;
  readonly place?: { readonly sheet: string; readonly row: number };
  /** A unit among people: sheet B01 of a workbook of several sheets. */
  readonly entity?: 'organization';
  readonly hidden: boolean;
  readonly state: RowState;
  readonly name: string;
  readonly unit: UnitRef | null;
  /** The record that is changed (or would be); null for a new one. */
  readonly entityId: number | null;
  readonly version: number;
  /** What a row changes in a known record; `rowChanges` also tells what a new one brings. */
  readonly changes: readonly Change[];
  /** What a new person brings, as it was read: ten thousand rows need no list of changes each. */
  readonly fresh?: FreshPerson;
  readonly problems: readonly Problem[];
  /** Things to know that hinder nothing. */
  readonly notes: readonly string[];
  /** Records that may be meant, where a person must decide. */
  readonly candidates: readonly number[];
}

/** A sheet's whole plan. */
export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Rows below the head that hold no record: unit rows, totals, signatures, blank numbered rows. */
  readonly passedOver: number;
}

/** How many rows are in each state. */
export function countStates(rows: readonly Pick<PlannedRow, 'state'>[]): Record<RowState, number> {
  const counts: Record<RowState, number> = { new: 0, changed: 0, same: 0, refused: 0 };
  for (const row of rows) counts[row.state] += 1;
  return counts;
}
