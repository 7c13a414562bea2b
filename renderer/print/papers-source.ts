import { subjectsAtOnce, type PaperSource, type SubjectPaper } from '#shared/register/papers/paper-source';
import type { PaperSlice } from '#shared/register/papers/papers-contract';
import { invoke } from '../app/bridge';

interface ReadPaper {
  readonly paper: SubjectPaper;
  /** Of the subject, from 0. */
  readonly index: number;
  /** Subjects of the source. */
  readonly count: number;
}

function sliceAt(source: PaperSource, from: number): Promise<PaperSlice> {
  const asked = invoke('papers.sheets', { source, from, to: from + subjectsAtOnce });
  // It may fail before anybody waits for it.
  asked.catch(() => undefined);
  return asked;
}

/** The papers of a source one subject after the other; the next ones are laid out while these are drawn. */
export async function* readPapers(source: PaperSource): AsyncGenerator<ReadPaper> {
  let next = sliceAt(source, 0);
  for (let from = 0; ; from += subjectsAtOnce) {
    const { count, papers } = await next;
    if (from + subjectsAtOnce < count) next = sliceAt(source, from + subjectsAtOnce);
    for (const [at, paper] of papers.entries()) yield { paper, index: from + at, count };
    if (from + subjectsAtOnce >= count || papers.length === 0) return;
  }
}
