import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Input } from '#shared/contract';
import { invoke } from '../../app/bridge';

/** A page of the list of files; `revision` counts the decisions made so far. */
export function formRowsQuery(request: Input<'form.rows'>, revision: number) {
  return queryOptions({
    queryKey: ['forms', request.sessionId, revision, 'rows', request],
    queryFn: () => invoke('form.rows', request),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}

/** One file beside its person. */
export function formCompareQuery(sessionId: string, revision: number, file: number | null) {
  return queryOptions({
    queryKey: ['forms', sessionId, revision, 'compare', file],
    queryFn: () => invoke('form.compare', { sessionId, file: file ?? 0 }),
    enabled: file !== null,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}

/** A page of what a check of files found; its findings never change. */
export function formFindingsQuery(request: Input<'form.findings'>) {
  return queryOptions({
    queryKey: ['forms', request.checkId, 'findings', request],
    queryFn: () => invoke('form.findings', request),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
