import type { ChildKey } from '../fields/children';
import type { TargetPlace } from '../import/targets';

/** A column that a sheet of several may have. */
export interface PartColumn {
  /** Unique in its sheet. */
  readonly key: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  /** Null: the form has the column, the register keeps nothing of it. */
  readonly place: TargetPlace | null;
  /** The register shows a month, the cell may hold a day that is kept. */
  readonly month?: true;
}

/**
 * One sheet of a workbook that speaks of the same people on several sheets. The sheet `people` has one row a person, `more`
 * adds single fields to it, `children` holds the rows of one set.
 */
export type WorkbookPart = {
  /** The sheet's name; it is recognized by it, see `isNamed`. */
  readonly name: string;
  readonly aliases?: readonly string[];
} & (
  | { readonly rows: 'organizations' | 'more'; readonly columns: readonly PartColumn[] }
  /** `roster`: columns as in any roster (import/targets.ts). */
  | { readonly rows: 'people'; readonly columns: readonly PartColumn[] | 'roster' }
  | { readonly rows: 'children'; readonly set: ChildKey; readonly columns: readonly PartColumn[] }
);

export const workbookLayouts = ['extraction', 'template'] as const;
export type WorkbookLayoutKey = (typeof workbookLayouts)[number];

export interface WorkbookLayout {
  readonly key: WorkbookLayoutKey;
  /** As the wizard offers it. */
  readonly title: string;
  readonly parts: readonly WorkbookPart[];
}
