import { z } from 'zod';
import { action, job } from '#shared/lib/channel';
import { tableContent, tableDocument } from '#shared/lib/table-document';
import { rosterDocument } from '#shared/register/print-documents';
import { recoveryDocument } from '#shared/security/recovery-sheet';
import { fileToken } from '#shared/lib/chosen-file';

/** What can be printed. The print page fetches the data itself, with the rights of the user who prints. */
export const printDocument = z.discriminatedUnion('kind', [rosterDocument, tableDocument, recoveryDocument]);
export type PrintDocument = z.output<typeof printDocument>;

/**
 * Pages of one task: on paper they all stand in one window at once, some five megabytes each; a PDF is written in parts.
 * Beyond that the user chooses a range.
 */
export const pagesAtOnce = { paper: 200, pdf: 1000 } as const;

const page = z.number().int().min(1).max(1_000_000);
/** Only these pages, the first and the last included; null = all. */
const pageRange = z
  .strictObject({ from: page, to: page })
  .refine(({ from, to }) => from <= to)
  .nullable();
export type PageRange = z.output<typeof pageRange>;

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
}

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
    input: z.strictObject({ document: printDocument, range: pageRange }),
  }),
  /** Asked by the hidden print window: what it is to lay out. */
  'print.document': action<PrintTask>()({ role: 'viewer', input: z.strictObject({ id: taskId }) }),
  /** Said by the hidden print window while it lays out: how many lines of how many. */
  'print.progress': action<null>()({
    role: 'viewer',
    input: z.strictObject({ id: taskId, done: count, total: count }),
  }),
  /**
   * Said by the hidden print window once fonts are loaded and the pages of a part are laid out; answered when they have
   * been printed. `done` of `total` pages include this part's.
   */
  'print.part': action<null>()({
    role: 'viewer',
    input: z.strictObject({ id: taskId, done: count, total: count }),
  }),
  /** Said by the hidden print window when it cannot; `pages` are more than the task's limit, or 0. */
  'print.failed': action<null>()({
    role: 'viewer',
    input: z.strictObject({ id: taskId, pages: count }),
  }),
} as const;
