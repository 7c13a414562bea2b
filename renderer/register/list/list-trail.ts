import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ListRequest } from '#shared/register/list/person-list';
import { useEffect } from 'react';
import { invoke } from '../../app/bridge';
import { peopleList } from './people-list-state';
import { registerKey } from '../queries';

/** Where a person page was opened from: the people before and behind this one. */
export interface Trail {
  readonly previous: number | undefined;
  readonly next: number | undefined;
  /** 1 for the first of the list. */
  readonly position: number;
  readonly total: number;
}

let remembered: ListRequest | null = null;

/** Called by a list when a person is opened from it; null: the person was found another way. */
export function rememberTrail(list: ListRequest | null): void {
  remembered = list;
}

/** Everybody in a list, in its order. */
export function personIdsQuery(list: ListRequest | null) {
  return queryOptions({
    queryKey: [...registerKey, 'person.ids', list],
    queryFn: () => (list ? invoke('person.ids', list) : []),
    enabled: list !== null,
  });
}

/** The place of a person in the list that was left for it; undefined without one, or when it stands there no more. */
export function useTrail(id: number | null): Trail | undefined {
  const list = remembered;
  const ids = useQuery({ ...personIdsQuery(list), enabled: list !== null && id !== null }).data;
  const at = ids && id !== null ? ids.indexOf(id) : -1;
  useEffect(() => {
    // The list comes back to whoever was looked at last.
    if (at >= 0) peopleList.set({ activeId: id });
  }, [at, id]);
  if (!ids || at < 0) return undefined;
  return { previous: ids[at - 1], next: ids[at + 1], position: at + 1, total: ids.length };
}
