import { z } from 'zod';
import { action, job } from '#shared/lib/channel';
import { tableContent, tableDocument } from '#shared/lib/table-document';
import { rosterDocument } from '#shared/register/print-documents';
import { recoveryDocument } from '#shared/security/recovery-sheet';
import { fileToken } from '#shared/lib/chosen-file';

/** What can be printed. The print page fetches the data itself, with the rights of the user who prints. */
export const printDocument = z.discriminatedUnion('kind', [rosterDocument, tableDocument, recoveryDocument]);
export type PrintDocument = z.output<typeof printDocument>;

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
    input: z.strictObject({ document: printDocument, file: fileToken }),
  }),
  'print.toPrinter': action<{ readonly printed: boolean }>()({
    role: 'viewer',
    recorded: true,
    input: z.strictObject({ document: printDocument }),
  }),
  /** Asked by the hidden print window: what it is to lay out. */
  'print.document': action<PrintDocument>()({
    role: 'viewer',
    input: z.strictObject({ id: z.string().uuid() }),
  }),
  /** Said by the hidden print window once fonts are loaded and pages are laid out. */
  'print.ready': action<null>()({
    role: 'viewer',
    input: z.strictObject({ id: z.string().uuid(), pages: z.number().int().min(0).max(20_000) }),
  }),
} as const;
