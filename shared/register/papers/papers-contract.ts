import { z } from 'zod';
import { job, query } from '#shared/lib/channel';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { paperSource, subjectsAtOnce, type SubjectPaper } from './paper-source';

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
} as const;
