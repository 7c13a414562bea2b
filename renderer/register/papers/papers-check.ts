import { useQuery } from '@tanstack/react-query';
import type { PaperSource } from '#shared/register/papers/paper-source';
import type { PapersCheck } from '#shared/register/papers/papers-contract';
import { sentenceOf } from '../../components/sentence';
import { papersCheckQuery, subjectQuery } from './papers-queries';

/** What the preview shows of a source. */
export interface ReadPapers {
  /** The subject in sight; undefined while it is being read. */
  readonly paper: PapersPaper | undefined;
  /** Of the subjects. */
  readonly count: number;
  /** Pages and findings of all; undefined until they are known. */
  readonly check: PapersCheck | undefined;
  readonly problem: string | null;
}

type PapersPaper = NonNullable<ReturnType<typeof useSubject>['data']>['papers'][number];

function useSubject(source: PaperSource, key: string, index: number) {
  return useQuery(subjectQuery(source, key, index));
}

/** Reads the subject in sight at once, and behind it lays out all others to count pages and find what does not fit. */
export function usePapers(source: PaperSource, key: string, index: number): ReadPapers {
  const subject = useSubject(source, key, index);
  const count = subject.data?.count ?? 0;
  const all = useQuery({ ...papersCheckQuery(source, key), enabled: count > 1 });
  const paper = subject.data?.papers[0];
  const fresh = paper && !subject.isPlaceholderData;
  const alone: PapersCheck | undefined =
    fresh && count === 1
      ? {
          pages: paper.sheets.length,
          subjects: [{ label: paper.label, pages: paper.sheets.length }],
          findings: paper.findings.map((finding) => ({ subject: 0, personId: paper.personId, finding })),
        }
      : undefined;
  const none: PapersCheck | undefined =
    subject.data?.count === 0 ? { pages: 0, subjects: [], findings: [] } : undefined;
  const failed = subject.error ?? all.error;
  return {
    paper,
    count,
    check: none ?? alone ?? (all.isPlaceholderData ? undefined : all.data),
    problem: failed ? sentenceOf(failed) : null,
  };
}
