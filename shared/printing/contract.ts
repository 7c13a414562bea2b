import { z } from 'zod';
import { action, command, job, query } from '#shared/lib/channel';
import { tableContent, tableDocument } from '#shared/lib/table-document';
import { papersDocument } from '#shared/register/papers/paper-source';
import { rosterDocument } from '#shared/register/print-documents';
import { recoveryDocument } from '#shared/security/recovery-sheet';
import { fileToken } from '#shared/lib/chosen-file';
import { printSettingsSchema, type PrintSettings } from './print-settings';

/** What can be printed. The print page fetches the data itself, with the rights of the user who prints. */
export const printDocument = z.discriminatedUnion('kind', [
  rosterDocument,
  tableDocument,
  recoveryDocument,
  papersDocument,
]);
export type PrintDocument = z.output<typeof printDocument>;

/**
 * Pages of one task: through the system's print dialog they all stand in one window at once, some five megabytes each; a
 * PDF is written in parts. Beyond that the user chooses a range. Papers are never held as a whole, neither in the window
 * nor in memory, and their number is known from the choice of people: they end where no printer and no reader follows.
 */
export const pagesAtOnce = { paper: 200, pdf: 1000, papers: 20_000 } as const;

const page = z.number().int().min(1).max(1_000_000);
/** Only these pages, the first and the last included; null = all. */
const pageRange = z
  .strictObject({ from: page, to: page })
  .refine(({ from, to }) => from <= to)
  .nullable();
export type PageRange = z.output<typeof pageRange>;

/** The printer chosen in the program. Without it the system's dialog asks. */
const printerChoice = z.strictObject({
  name: z.string().max(200),
  /** Shows the system's dialog, with this printer chosen in it. */
  dialog: z.boolean(),
  duplex: z.boolean(),
});

/** A printer of this machine. */
export interface PrinterName {
  readonly name: string;
  /** As the system calls it. */
  readonly label: string;
}

const taskId = z.string().uuid();
const count = z.number().int().min(0).max(10_000_000);

/** What the hidden print window is asked to do. */
export interface PrintTask {
  readonly document: PrintDocument;
  readonly range: PageRange;
  /** Most pages that may stand in its document at once. */
  readonly pagesInPart: number;
  /** Most pages of the whole task. */
  readonly limit: number;
  /** Every subject of papers begins a part of its own: it becomes a file. */
  readonly apart: boolean;
  /** For whose offsets the pages are moved; null for a PDF. */
  readonly printer: string | null;
  /** Which of the windows that lay it out side by side this is, from 0, and how many there are. */
  readonly share: { readonly at: number; readonly of: number };
  /** Sheets that lie across are turned upright, so that one stack of paper takes them all. */
  readonly upright: boolean;
}

/** Pages that stand in the print window. */
const printPart = z.strictObject({
  id: taskId,
  /** Windows that work side by side print by turns, in the order of these numbers. */
  turn: count,
  /** With this part the turn ends. */
  over: z.boolean(),
  /** Of `total` pages or subjects, this part's included; the task ends when both are the same. */
  done: count,
  total: count,
  pages: count,
  /** Whose papers they are; null for a document that is one thing. */
  label: z.string().max(200).nullable(),
  /** The subject's papers end with this part. */
  ends: z.boolean(),
  /** Of its sheets, mm; null where the system's dialog and the document's CSS decide. */
  sheet: z
    .strictObject({ width: z.number().min(50).max(1000), height: z.number().min(50).max(1000) })
    .nullable(),
});
export type PrintPart = z.output<typeof printPart>;

export const printingContract = {
  /** Writes a list as it stands to a workbook. */
  'table.export': job<{ readonly rows: number }>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({ file: fileToken, table: tableContent }),
  }),
  'print.toPdf': action<{ readonly pages: number }>()({
    role: 'viewer',
    recorded: true,
    input: z.strictObject({ document: printDocument, range: pageRange, file: fileToken }),
  }),
  'print.toPrinter': action<{ readonly printed: boolean }>()({
    role: 'viewer',
    recorded: true,
    input: z.strictObject({
      document: printDocument,
      range: pageRange,
      printer: printerChoice.nullable().default(null),
    }),
  }),
  /** One PDF for each subject in a folder, none in place of another; cancelled, those that are written stay. */
  'print.toFolder': action<{ readonly files: number; readonly pages: number; readonly cancelled: boolean }>()(
    {
      role: 'viewer',
      recorded: true,
      input: z.strictObject({ document: papersDocument, folder: fileToken }),
    },
  ),
  'print.settings': query<PrintSettings>()({ role: 'viewer', input: z.strictObject({}) }),
  'print.saveSettings': command<null>()({ role: 'editor', input: printSettingsSchema }),
  'print.printers': action<readonly PrinterName[]>()({ role: 'viewer', input: z.strictObject({}) }),
  /** Asked by the hidden print window: what it is to lay out. */
  'print.document': action<PrintTask>()({ role: 'viewer', input: z.strictObject({ id: taskId }) }),
  /** Said by the hidden print window while it lays out: how many lines of how many. */
  'print.progress': action<null>()({
    role: 'viewer',
    input: z.strictObject({ id: taskId, done: count, total: count }),
  }),
  /**
   * Said by the hidden print window once fonts are loaded and the pages of a part are laid out; answered when they have
   * been printed.
   */
  'print.part': action<null>()({ role: 'viewer', input: printPart }),
  /** Said by the hidden print window when it cannot; `pages` are more than the task's limit, or 0. */
  'print.failed': action<null>()({
    role: 'viewer',
    input: z.strictObject({ id: taskId, pages: count }),
  }),
} as const;
