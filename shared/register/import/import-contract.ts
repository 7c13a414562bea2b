import { z } from 'zod';
import { fileToken } from '#shared/lib/chosen-file';
import { job, note, query } from '#shared/lib/channel';
import { importOptions, rowStates, type RowState } from './plan';
import type { FindingLevel } from '../findings';
import { importKinds, type ImportKind } from './targets';
import type { Problem } from './source';
import type { ColumnReport } from '../extraction/read-part';
import { workbookLayouts, type WorkbookLayoutKey } from '../extraction/layout';
import type { UnitEntry } from './unit-entries';

const id = z.number().int().positive();
const sheetName = z.string().min(1).max(200);
const rowNumber = z.number().int().min(1).max(2_000_000);
const text = z.string().max(400);

const unitChoice = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('use'), id }),
  z.strictObject({
    action: z.literal('create'),
    name: z.string().trim().min(1).max(100),
    kind: z.string().max(20),
    parentId: id.nullable(),
    parentKey: text.nullable(),
  }),
  z.strictObject({ action: z.literal('skip') }),
  z.strictObject({ action: z.literal('top') }),
]);

const head = z.strictObject({ top: rowNumber, bottom: rowNumber });
/** `layout`: all sheets together, as a workbook in which several sheets speak of the same people; `sheet` is its main one. */
const layout = z.enum(workbookLayouts);
const source = {
  file: fileToken,
  kind: z.enum(importKinds),
  sheet: sheetName,
  head,
  layout: layout.optional(),
};
const columns = z
  .array(z.strictObject({ index: z.number().int().min(0).max(16_383), target: z.string().max(80) }))
  .max(1000);

/** Which columns go where, before units and people are looked at. */
const mapping = z.strictObject({ ...source, columns, options: importOptions });

/** Everything the user decided: the plan follows from this, the file and the register alone. */
export const importSetup = z.strictObject({
  ...source,
  columns,
  options: importOptions,
  units: z.record(text, unitChoice),
  decisions: z
    .array(z.strictObject({ row: rowNumber, as: z.enum(['new', 'person']), id: id.nullable() }))
    .max(20_000),
});
export type ImportSetup = z.output<typeof importSetup>;

const planId = z.string().max(80);

/** What the user took out of the plan again. */
const selection = z.strictObject({
  /** States that are written at all. */
  states: z.array(z.enum(['new', 'changed'])).max(2),
  /** Rows left out. */
  rows: z.array(rowNumber).max(200_000),
  /** Single changes left out: row number and change key. */
  changes: z.array(z.tuple([rowNumber, z.string().max(80)])).max(200_000),
});
export type ImportSelection = z.output<typeof selection>;

export const previewPage = z.strictObject({
  planId,
  state: z.enum(rowStates),
  /** Part of a name, unit or value; '' for all. */
  search: z.string().max(60),
  /** A problem code (refused) or a field key (changed); '' for all. */
  facet: z.string().max(80),
  offset: z.number().int().min(0).max(1_000_000),
  limit: z.number().int().min(1).max(200),
});

export interface SheetSummary {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold anything. */
  readonly rows: number;
  readonly width: number;
}

export interface WorkbookSummary {
  readonly sheets: readonly SheetSummary[];
  /** The fullest sheet that is not hidden. */
  readonly suggested: string;
  /** What the suggested sheet seems to list. */
  readonly kind: ImportKind;
  /** Set when the sheets belong together. */
  readonly layout: { readonly key: WorkbookLayoutKey; readonly title: string } | null;
}

export type ColumnCertainty = 'sure' | 'ask' | 'none';

export interface ImportColumn {
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly hidden: boolean;
  /** Target key; null: not imported. */
  readonly target: string | null;
  readonly certainty: ColumnCertainty;
  /** Chosen by the user for the same columns before. */
  readonly remembered: boolean;
  readonly samples: readonly string[];
}

export interface TargetChoice {
  readonly key: string;
  readonly label: string;
  readonly section: string;
}

/** The first rows as they stand, and what was made of them. */
export interface SheetPreview {
  readonly grid: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly width: number;
  readonly head: { readonly top: number; readonly bottom: number } | null;
  readonly titles: readonly string[];
  readonly columns: readonly ImportColumn[];
  readonly targets: readonly TargetChoice[];
  readonly rows: number;
  readonly hiddenRows: number;
  /** Under this the mapping is remembered. */
  readonly signature: string;
}

/** What was found of a workbook whose sheets belong together. */
export interface WorkbookPreview {
  readonly title: string;
  readonly parts: readonly {
    readonly sheet: string;
    /** The sheet's name in the layout. */
    readonly name: string;
    readonly rows: number;
    /** Null: no head was found, the sheet is passed over. */
    readonly columns: readonly ColumnReport[] | null;
  }[];
  /** Sheets of the layout that the file does not have. */
  readonly missing: readonly string[];
  /** Sheets of the file that belong to no part of the layout. */
  readonly others: readonly string[];
}

export interface UnitQuestion extends UnitEntry {
  /** What an earlier import decided for the same text. */
  readonly remembered: boolean;
  readonly choice: z.output<typeof unitChoice> | null;
  /** Where several units fit: each with its path, such as 清河县 / 青石镇 / 柳河村. */
  readonly candidates: readonly { readonly id: number; readonly path: string }[];
}

export interface PlanSummary {
  readonly planId: string;
  readonly counts: Readonly<Record<RowState, number>>;
  readonly passedOver: number;
  /** New or changed units among the rows of a workbook of several sheets. */
  readonly unitRows: number;
  readonly newUnits: readonly { readonly key: string; readonly path: string }[];
  /** Fields that change, and how often. */
  readonly fields: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  /** Reasons of refusal, and how often. */
  readonly problems: readonly { readonly code: string; readonly reason: string; readonly count: number }[];
  /** Changes in all rows together. */
  readonly changes: number;
}

export interface PreviewChange {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface PreviewRow {
  readonly number: number;
  /** In a workbook of several sheets: where the row stands. */
  readonly place: { readonly sheet: string; readonly row: number } | null;
  readonly entity: ImportKind;
  readonly hidden: boolean;
  readonly name: string;
  readonly unit: string;
  readonly entityId: number | null;
  readonly changes: readonly PreviewChange[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly candidates: readonly { readonly id: number; readonly text: string }[];
}

export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly leftOut: number;
  readonly units: number;
}

export interface ImportDone extends ImportCounts {
  readonly runId: number;
  readonly backup: string;
}

export interface ImportRun extends ImportCounts {
  readonly id: number;
  readonly at: string;
  readonly actorName: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sheetName: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

/** Something that was edited after the import, so that undoing would take the later work back too. */
export interface UndoConflict {
  readonly entity: 'person' | 'organization';
  readonly id: number;
  readonly name: string;
  /** What happened to it since. */
  readonly why: string;
}

export interface UndoCheck {
  readonly people: number;
  readonly units: number;
  readonly conflicts: readonly UndoConflict[];
  readonly conflictCount: number;
}

export interface LevelCount {
  readonly level: FindingLevel;
  readonly count: number;
}

export interface UndoDone {
  readonly removed: number;
  readonly restored: number;
  readonly kept: number;
}

const reader = { role: 'editor', writes: false } as const;

export const importContract = {
  /** Makes the thread ready to read a file while one is chosen. */
  'import.warmUp': job<null>()({ ...reader, input: z.strictObject({}) }),
  /** Reads the file. */
  'import.open': job<WorkbookSummary>()({ ...reader, input: z.strictObject({ file: fileToken }) }),
  /** Finds head and columns; `head` when the user pointed at it. */
  'import.sheet': job<SheetPreview>()({
    ...reader,
    input: z.strictObject({
      file: fileToken,
      kind: z.enum(importKinds),
      sheet: sheetName,
      head: head.nullable(),
    }),
  }),
  /** All sheets of a workbook that belong together: what was recognized in each. */
  'import.workbook': job<WorkbookPreview>()({
    ...reader,
    input: z.strictObject({ file: fileToken, layout }),
  }),
  'import.units': job<UnitQuestion[]>()({ ...reader, input: mapping }),
  'import.plan': job<PlanSummary>()({ ...reader, input: importSetup }),
  'import.rows': job<{ readonly rows: readonly PreviewRow[]; readonly total: number }>()({
    ...reader,
    input: previewPage,
  }),
  /** Row numbers behind a filter, to leave all of them out at once. */
  'import.rowNumbers': job<readonly number[]>()({
    ...reader,
    input: previewPage.omit({ offset: true, limit: true }),
  }),
  /** The refused rows as a workbook to send back. */
  'import.errors': job<{ readonly rows: number }>()({
    ...reader,
    input: z.strictObject({ planId, file: fileToken }),
  }),
  'import.apply': job<ImportDone>()({
    role: 'editor',
    writes: true,
    input: z.strictObject({ planId, selection }),
  }),
  /** Keeps a mapping for sheets with the same columns. */
  'import.remember': note<null>()({
    role: 'editor',
    input: z.strictObject({
      signature: z.string().max(100),
      columns: z.array(z.strictObject({ header: z.string().max(400), target: z.string().max(80) })).max(1000),
    }),
  }),
  'import.history': query<{ readonly runs: readonly ImportRun[]; readonly total: number }>()({
    role: 'viewer',
    input: z.strictObject({
      offset: z.number().int().min(0).max(1_000_000),
      limit: z.number().int().min(1).max(200),
    }),
  }),
  /** What the logic checks say about the people that an import wrote; it never hinders an import. */
  'import.findings': job<{ readonly counts: readonly LevelCount[] }>()({
    ...reader,
    input: z.strictObject({ runId: id }),
  }),
  'import.undoCheck': job<UndoCheck>()({ ...reader, input: z.strictObject({ runId: id }) }),
  'import.undo': job<UndoDone>()({
    role: 'editor',
    writes: true,
    input: z.strictObject({
      runId: id,
      /** What happens to records that were edited since. */
      conflicts: z.enum(['keep', 'undo']),
    }),
  }),
} as const;
