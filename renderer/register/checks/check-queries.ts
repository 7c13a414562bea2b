import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Input } from '#shared/contract';
import { invoke, read } from '../../app/bridge';
import { registerKey } from '../queries';

/** When the register was last checked, and how many findings each rule had. */
export function checkSummaryQuery() {
  return queryOptions({
    queryKey: [...registerKey, 'check.summary'],
    queryFn: () => invoke('check.summary', {}),
  });
}

/** One page of the findings. */
export function findingPageQuery(request: Input<'check.page'>) {
  return queryOptions({
    queryKey: [...registerKey, 'check.page', request],
    queryFn: ({ signal }) => read('check.page', request, signal),
    placeholderData: keepPreviousData,
  });
}

/** The county's thresholds and its decisions about single rules. */
export function checkSettingsQuery() {
  return queryOptions({
    queryKey: [...registerKey, 'check.settings'],
    queryFn: () => invoke('check.settings', {}),
  });
}
