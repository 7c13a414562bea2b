import type { SubjectPaper } from '#shared/register/papers/paper-source';
import type { QueryContext } from '../../../contexts';

/** What papers are made with. */
export type PaperContext = Pick<QueryContext, 'db' | 'today'>;

/** The papers of a source: one subject after the other. */
export interface PaperStack {
  readonly count: number;
  /** The papers of subjects [from, to), which lie within the count: one for each, be it without sheets. */
  readonly read: (from: number, to: number) => readonly SubjectPaper[];
}
