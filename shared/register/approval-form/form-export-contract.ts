import { z } from 'zod';
import { job } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';
import { personIds } from '../list/person-list';

/** .lrmx of the editor since V3, photo inside; .lrm, the older text format, photo beside it as .pic. */
export const formFileKinds = ['lrmx', 'lrm'] as const;
export type FormFileKind = (typeof formFileKinds)[number];

const exportRequest = {
  ids: personIds,
  kind: z.enum(formFileKinds),
  /** 3 before, 4 since the retirement reform; .lrm has the third only. */
  generation: z.union([z.literal(3), z.literal(4)]),
  /** See nameTokens. */
  pattern: z.string().min(1).max(100),
  folder: fileToken,
};

/** What an export would write. */
export interface FormExportCheck {
  readonly files: number;
  /** Files of these names stand in the folder already: how many, and the first of them. */
  readonly existing: number;
  readonly listed: readonly string[];
}

/** Something to know about one file. */
export interface FormExportNote {
  readonly personId: number;
  /** Name of the file with its ending. */
  readonly file: string;
  /** error: the file was not written. */
  readonly level: 'error' | 'warning';
  readonly message: string;
}

export interface FormExportResult {
  readonly written: number;
  readonly notWritten: number;
  /** Written without a photo, since the archive has none. */
  readonly withoutPhoto: number;
  /** Selected, but by now in the recycle bin or gone. */
  readonly missing: number;
  /** Why the rest was not tried; null when all were. */
  readonly stopped: 'cancelled' | 'folder' | null;
  readonly notes: readonly FormExportNote[];
}

/** Channels that write approval forms as files. */
export const formExportContract = {
  /** Which files the export would meet in the folder. @throws FORM_EXPORT_PATTERN, FORM_EXPORT_FOLDER */
  'form.exportCheck': job<FormExportCheck>()({
    role: 'viewer',
    writes: false,
    input: z.strictObject(exportRequest),
  }),
  /** Writes one file for each person, in the order of the register, each whole or not at all. */
  'form.export': job<FormExportResult>()({
    role: 'viewer',
    writes: false,
    recorded: true,
    /** Files that stand there already: refuse the whole export, put new ones in their place, or number the new ones. */
    input: z.strictObject({ ...exportRequest, existing: z.enum(['refuse', 'replace', 'number']) }),
  }),
} as const;
