import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PaperSource, SubjectPaper } from '#shared/register/papers/paper-source';
import { checkingText, type PapersCheck } from '#shared/register/papers/papers-contract';
import { listen } from '../../app/bridge';
import { sentenceOf } from '../../components/sentence';
import { papersCheckQuery, subjectQuery } from './papers-queries';

/** What the preview shows of a source. */
export interface ReadPapers {
  /** The subject in sight; undefined while it is being read. */
  readonly paper: SubjectPaper | undefined;
  /** Of the subjects. */
  readonly count: number;
  /** Pages and findings of all; undefined until they are known. */
  readonly check: PapersCheck | undefined;
  /** How much of that is done, from 0 to 1. */
  readonly share: number;
  readonly problem: string | null;
}

/** How far the check is: one runs at a time. */
function useShare(): number {
  const [share, setShare] = useState(0);
  useEffect(
    () =>
      listen('job.progress', ({ text, done, total }) => {
        if (text === checkingText && total > 0) setShare(done / total);
      }),
    [],
  );
  return share;
}

/** Reads the subject in sight at once, and behind it lays out all others to count pages and find what does not fit. */
export function usePapers(source: PaperSource, key: string, index: number): ReadPapers {
  const subject = useQuery(subjectQuery(source, key, index));
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
  const share = useShare();
  const failed = subject.error ?? all.error;
  return {
    paper,
    count,
    check: none ?? alone ?? (all.isPlaceholderData ? undefined : all.data),
    share,
    problem: failed ? sentenceOf(failed) : null,
  };
}
