import { z } from 'zod';
import { action } from '#shared/lib/channel';
import { fileToken, type ChosenFile } from '#shared/lib/chosen-file';

const fileKinds = z.enum(['workbook', 'pdf', 'image', 'attachment', 'folder', 'text', 'any']);
export type FileKind = z.infer<typeof fileKinds>;

/** Channels of the program itself: dialogs, jobs, opening a saved file. */
export const systemContract = {
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
  'file.chooseFolder': action<string | null>()({
    role: 'anyone',
    input: z.strictObject({ start: z.string().max(1000).optional() }),
  }),
  'file.reveal': action<null>()({ role: 'viewer', input: z.strictObject({ token: fileToken }) }),
  'job.cancel': action<null>()({ role: 'viewer', input: z.strictObject({ id: z.string().uuid() }) }),
} as const;
