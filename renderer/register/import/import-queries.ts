import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Input } from '#shared/contract';
import { invoke } from '../../app/bridge';

/** A page of a plan; plans never change, a new one has a new id. */
export function importRowsQuery(request: Input<'import.rows'>) {
  return queryOptions({
    queryKey: ['import', 'rows', request],
    queryFn: () => invoke('import.rows', request),
    placeholderData: keepPreviousData,
  });
}

/** Past imports; cached under the register's key, so that an import or undo refreshes it. */
export function importHistoryQuery(page: Input<'import.history'>) {
  return queryOptions({
    queryKey: ['register', 'import.history', page],
    queryFn: () => invoke('import.history', page),
    placeholderData: keepPreviousData,
  });
}

/** What the logic checks say about the records of an import. */
export function importFindingsQuery(runId: number) {
  return queryOptions({
    queryKey: ['register', 'import.findings', runId],
    queryFn: () => invoke('import.findings', { runId }),
  });
}
