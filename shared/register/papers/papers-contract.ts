import { z } from 'zod';
import { job, query } from '#shared/lib/channel';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { fileToken } from '#shared/lib/chosen-file';
import { papersDocument, paperSource, subjectsAtOnce, type SubjectPaper } from './paper-source';

/** One subject of a source, as the check found it. */
export interface CheckedSubject {
  readonly label: string;
  readonly pages: number;
}

export interface SubjectFinding {
  /** From 0. */
  readonly subject: number;
  readonly personId: number | null;
  readonly finding: FitFinding;
}

/** Some subjects of a source, and how many it has. */
export interface PaperSlice {
  readonly count: number;
  readonly papers: readonly SubjectPaper[];
}

/** What is known of papers before anything is drawn. */
export interface PapersCheck {
  readonly pages: number;
  readonly subjects: readonly CheckedSubject[];
  readonly findings: readonly SubjectFinding[];
}

/** Subjects that stand in one Word document at most: it is made in memory, and Word gets slow beyond. */
export const docxAtOnce = 200;

/** What was written. */
export interface SavedPapers {
  readonly files: number;
  readonly pages: number;
}

/** What papers.check reports while it works. */
export const checkingText = '正在核对版面';

const index = z.number().int().min(0).max(100_000);

export const papersContract = {
  /** The papers of subjects [from, to) of a source, as far as it goes. */
  'papers.sheets': query<PaperSlice>()({
    role: 'viewer',
    input: z
      .strictObject({ source: paperSource, from: index, to: index })
      .refine(({ from, to }) => from <= to && to - from <= subjectsAtOnce),
    heavy: () => true,
  }),
  /** Lays everything out and tells how many pages there are, and which texts do not fit. */
  'papers.check': job<PapersCheck>()({
    role: 'viewer',
    writes: false,
    input: z.strictObject({ source: paperSource }),
  }),
  /** Writes papers as Word documents: one, or one for each subject in a folder and none in place of another. */
  'papers.toDocx': job<SavedPapers>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({
      document: papersDocument,
      target: z.union([z.strictObject({ file: fileToken }), z.strictObject({ folder: fileToken })]),
    }),
  }),
  /** Writes the collection tables of people to a workbook: family, basic facts, resumes and rewards, annual appraisals. */
  'papers.toWorkbook': job<{ readonly rows: number }>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({ document: papersDocument, file: fileToken }),
  }),
} as const;
