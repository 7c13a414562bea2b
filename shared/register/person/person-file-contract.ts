import { z } from 'zod';
import { fileToken } from '#shared/lib/chosen-file';
import { command, job, query } from '#shared/lib/channel';
import { isDateText } from '#shared/lib/dates';
import { attachmentsAtOnce, type Attachment, type MediaType } from './attachment';
import type { PersonContent, PersonHistoryEntry } from './person-document';
import { photoImage, type PersonPhoto } from './photo';

const id = z.number().int().positive();
const ids = z.array(id).min(1).max(5000);
/** More go by batch.remove, which makes a backup before. */
const fewIds = z.array(id).min(1).max(20);
const fileClass = z.number().int().min(1).max(10);
const title = z.string().trim().min(1).max(100);
const date = z.string().refine(isDateText).nullable();
const pages = z.number().int().min(1).max(9999).nullable();

/** What belongs to one person beside the form: recycle bin, history, photo, scanned pages. */
export const personFileContract = {
  'person.remove': command<{ readonly removed: number }>()({
    role: 'editor',
    input: z.strictObject({ ids: fewIds, reason: z.string().trim().min(1).max(200) }),
  }),
  'person.restore': command<{ readonly restored: number }>()({
    role: 'editor',
    input: z.strictObject({ ids }),
  }),
  'person.history': query<PersonHistoryEntry[]>()({
    role: 'viewer',
    input: z.strictObject({
      id,
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(100),
    }),
  }),
  /** The person as it stood after the audit row `seq`. */
  'person.asOf': query<PersonContent>()({ role: 'viewer', input: z.strictObject({ id, seq: id }) }),
  'person.photo': query<PersonPhoto | null>()({ role: 'viewer', input: z.strictObject({ id }) }),
  /** `image` null takes the photo away. */
  'person.setPhoto': command<null>()({
    role: 'editor',
    input: z.strictObject({ id, image: photoImage.nullable() }),
  }),
  'attachment.list': query<Attachment[]>()({ role: 'viewer', input: z.strictObject({ personId: id }) }),
  'attachment.content': query<{ readonly mediaType: MediaType; readonly content: Uint8Array }>()({
    role: 'viewer',
    input: z.strictObject({ id }),
    heavy: () => true,
  }),
  'attachment.add': job<{ readonly added: number }>()({
    role: 'editor',
    writes: true,
    input: z.strictObject({
      personId: id,
      fileClass,
      files: z.array(fileToken).min(1).max(attachmentsAtOnce),
    }),
  }),
  'attachment.update': command<null>()({
    role: 'editor',
    input: z.strictObject({ id, fileClass, title, documentDate: date, pages }),
  }),
  /** Puts the items of one class in the order given; items not named keep their order behind them. */
  'attachment.arrange': command<null>()({
    role: 'editor',
    input: z.strictObject({ personId: id, fileClass, ids }),
  }),
  'attachment.remove': command<null>()({ role: 'editor', input: z.strictObject({ id }) }),
  'attachment.restore': command<null>()({ role: 'editor', input: z.strictObject({ id }) }),
  'attachment.export': job<null>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({ id, file: fileToken }),
  }),
} as const;
