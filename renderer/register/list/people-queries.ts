import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListRequest } from '#shared/register/list/person-list';
import type { Preferences } from '#shared/settings/preference-contract';
import { invoke, read } from '../../app/bridge';
import { useCall } from '../../components/call';
import { registerKey } from '../queries';

/** Counts over everybody in a list; their order does not matter. */
export function personFooterQuery(list: ListRequest) {
  const request = { ...list, sort: null };
  return queryOptions({
    queryKey: [...registerKey, 'person.footer', request],
    queryFn: ({ signal }) => read('person.footer', request, signal),
    placeholderData: keepPreviousData,
  });
}

/** People standing directly in each unit. */
export function organizationCountsQuery() {
  return queryOptions({
    queryKey: [...registerKey, 'organization.counts'],
    queryFn: ({ signal }) => read('organization.counts', {}, signal),
  });
}

/** The user's own named queries and the shared ones. */
export function savedQueriesQuery() {
  return queryOptions({
    queryKey: [...registerKey, 'query.list'],
    queryFn: () => invoke('query.list', {}),
  });
}

const preferencesKey = ['preferences'];

/** What this user prefers. */
export function preferencesQuery() {
  return queryOptions({ queryKey: preferencesKey, queryFn: () => invoke('preference.get', {}) });
}

interface KeptPreferences {
  readonly value: Preferences;
  /** Known, or not to be had: nothing more to wait for. */
  readonly ready: boolean;
  readonly save: (part: Preferences) => void;
}

/** What this user prefers; a change is shown at once and kept in the archive. */
export function usePreferences(): KeptPreferences {
  const client = useQueryClient();
  const call = useCall();
  const kept = useQuery(preferencesQuery());
  return {
    value: kept.data ?? {},
    ready: !kept.isPending,
    save(part) {
      client.setQueryData<Preferences>(preferencesKey, (before) => ({ ...before, ...part }));
      void call(() => invoke('preference.save', part));
    },
  };
}
