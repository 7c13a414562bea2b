import { z } from 'zod';
import { action } from '#shared/lib/channel';
import { fileToken, type ChosenFile, type ChosenFolder } from '#shared/lib/chosen-file';

const fileKinds = z.enum([
  'workbook',
  'pdf',
  'document',
  'image',
  'attachment',
  'approvalForm',
  'text',
  'any',
]);
export type FileKind = z.infer<typeof fileKinds>;

/**
 * The window's word when the program is about to end: `ready` once drafts are kept, `wait` while it asks the user,
 * `stay` when the user wants to go on.
 */
const closingAnswer = z.enum(['ready', 'wait', 'stay']);
export type ClosingAnswer = z.infer<typeof closingAnswer>;

/** Channels of the program itself: its end, its log, dialogs, jobs, opening a saved file. */
export const systemContract = {
  'app.answerClosing': action<null>()({ role: 'anyone', input: z.strictObject({ answer: closingAnswer }) }),
  'app.quit': action<null>()({ role: 'anyone', input: z.strictObject({}) }),
  /** Writes a defect of the window into the log; the id also stands on the screen. */
  'app.reportError': action<{ readonly id: string }>()({
    role: 'anyone',
    input: z.strictObject({ where: z.string().max(100), text: z.string().max(4000) }),
  }),
  'file.open': action<ChosenFile[]>()({
    role: 'viewer',
    input: z.strictObject({
      kind: fileKinds,
      several: z.boolean().default(false),
      title: z.string().max(60).optional(),
    }),
  }),
  'file.saveAs': action<ChosenFile | null>()({
    role: 'viewer',
    input: z.strictObject({ kind: fileKinds, suggestedName: z.string().min(1).max(120) }),
  }),
  'file.chooseFolder': action<ChosenFolder | null>()({
    role: 'anyone',
    input: z.strictObject({ start: z.string().max(1000).optional() }),
  }),
  'file.reveal': action<null>()({ role: 'viewer', input: z.strictObject({ token: fileToken }) }),
  /** A restore can be cancelled while no archive is open; the id is known only to whom began it. */
  'job.cancel': action<null>()({ role: 'anyone', input: z.strictObject({ id: z.string().uuid() }) }),
} as const;
