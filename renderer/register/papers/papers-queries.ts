import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { read } from '../../app/bridge';
import { registerKey } from '../queries';

/**
 * The papers of one subject of a source.
 * @param key stands for the source: it changes whenever other papers are meant
 */
export function subjectQuery(source: PaperSource, key: string, index: number) {
  return queryOptions({
    queryKey: [...registerKey, 'papers.sheets', key, index],
    queryFn: ({ signal }) => read('papers.sheets', { source, from: index, to: index + 1 }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
    meta: { told: true },
  });
}

/** How many pages a source has, and which texts do not fit. */
export function papersCheckQuery(source: PaperSource, key: string) {
  return queryOptions({
    queryKey: [...registerKey, 'papers.check', key],
    queryFn: ({ signal }) => read('papers.check', { source }, signal),
    gcTime: 0,
    retry: false,
    meta: { told: true },
  });
}
