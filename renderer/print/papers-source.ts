import type { PrintTask } from '#shared/printing/contract';
import { subjectsAtOnce, type PaperSource, type SubjectPaper } from '#shared/register/papers/paper-source';
import type { PaperSlice } from '#shared/register/papers/papers-contract';
import { invoke } from '../app/bridge';

interface ReadPaper {
  readonly paper: SubjectPaper;
  /** Of the subject, from 0. */
  readonly index: number;
  /** Subjects of the source. */
  readonly count: number;
  /** In which the window prints it. */
  readonly turn: number;
  /** With it the turn ends. */
  readonly over: boolean;
}

function sliceAt(source: PaperSource, from: number): Promise<PaperSlice> {
  const asked = invoke('papers.sheets', { source, from, to: from + subjectsAtOnce });
  // It may fail before anybody waits for it.
  asked.catch(() => undefined);
  return asked;
}

/**
 * A window's share of the papers of a source, one subject after the other; the next ones are laid out while these are
 * drawn. A window that is alone has one long turn.
 */
export async function* readPapers(
  source: PaperSource,
  { at, of }: PrintTask['share'],
): AsyncGenerator<ReadPaper> {
  const step = of * subjectsAtOnce;
  let next = sliceAt(source, at * subjectsAtOnce);
  for (let from = at * subjectsAtOnce; ; from += step) {
    const { count, papers } = await next;
    if (papers.length === 0) throw new Error('nobody to print');
    const goesOn = from + step < count;
    if (goesOn) next = sliceAt(source, from + step);
    const turn = of === 1 ? 0 : from / subjectsAtOnce;
    for (const [place, paper] of papers.entries())
      yield { paper, index: from + place, count, turn, over: of > 1 && place + 1 === papers.length };
    if (!goesOn) return;
  }
}
