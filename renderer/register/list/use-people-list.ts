import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Condition } from '#shared/register/list/condition';
import type { SavedContent } from '#shared/register/list/saved-query';
import type { ListColumnKey } from '#shared/register/list/list-columns';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useFirstRows, useRowsStand } from '../../components/first-rows';
import { organizationTreeQuery } from '../../components/organization-tree';
import { useStore } from '../../components/page-store';
import { personIdsQuery } from './list-trail';
import type { PageSize } from './people-footer';
import { listOf, peopleList } from './people-list-state';
import { pageRequest, shownColumns, usualPageSize } from './people-page-request';
import { personFooterQuery, usePreferences } from './people-queries';
import { personPageQuery } from '../queries';

/** The list of people as it stands: its page, counts, units, columns and how they are changed. */
export function usePeopleList() {
  const state = useStore(peopleList);
  const call = useCall();
  const preferences = usePreferences();
  const tree = useQuery(organizationTreeQuery());
  const { peopleColumns, peoplePageSize: pageSize = usualPageSize } = preferences.value;
  const columns = useMemo(() => shownColumns(state.columns, peopleColumns), [state.columns, peopleColumns]);
  const list = listOf(state);
  const request = pageRequest(state, preferences.value);
  const page = useQuery({ ...personPageQuery(request), enabled: preferences.ready });
  useRowsStand(page.isSuccess || page.isError);
  const footer = useQuery({ ...personFooterQuery(list), enabled: useFirstRows() });
  const nodes = useMemo(() => tree.data ?? [], [tree.data]);
  const unitName = useMemo(() => {
    const names = new Map(nodes.map((node) => [node.id, node.name]));
    return (id: number): string => names.get(id) ?? '';
  }, [nodes]);
  const counts = footer.data;

  useBackToPerson(pageSize);
  useEffect(() => {
    // The last page may have become empty: people were removed, or a person no longer fits the conditions.
    if (!counts || footer.isPlaceholderData) return;
    const last = Math.max(1, Math.ceil(counts.total / pageSize));
    if (peopleList.get().page > last) peopleList.set({ page: last });
  }, [counts, footer.isPlaceholderData, pageSize]);

  return {
    state,
    list,
    columns,
    pageSize,
    page,
    footer,
    tree,
    nodes,
    unitName,
    preferences,
    /** Everybody in the list, beside whoever was selected before. */
    async selectAll(): Promise<void> {
      const ids = await call(() => invoke('person.ids', list));
      if (ids) peopleList.set({ selection: [...new Set([...state.selection, ...ids])] });
    },
    /** What a named query keeps of the list with this condition. */
    saved(condition: Condition | null): SavedContent {
      const { organizationId, sort } = state;
      return { condition, organizationId, sort, columns: [...columns] };
    },
    /** One page on or back, as far as there are any. */
    turnPage(direction: 1 | -1): void {
      const next = state.page + direction;
      const last = Math.ceil((counts?.total ?? 0) / pageSize);
      if (next >= 1 && next <= last) peopleList.set({ page: next, activeId: null });
    },
    setColumns(next: readonly ListColumnKey[]): void {
      peopleList.set({ columns: null });
      preferences.save({ peopleColumns: [...next] });
    },
    setPage(next: number, size: PageSize): void {
      if (size !== pageSize) preferences.save({ peoplePageSize: size });
      peopleList.set({ page: next, activeId: null });
    },
  };
}

/** Coming back from a person: the page on which he or she stands, also after going on to others there. */
function useBackToPerson(pageSize: number): void {
  const client = useQueryClient();
  const back = useRef(true);
  useEffect(() => {
    if (!back.current) return;
    back.current = false;
    const state = peopleList.get();
    const ids = client.getQueryData(personIdsQuery(listOf(state)).queryKey);
    const index = state.activeId === null ? -1 : (ids?.indexOf(state.activeId) ?? -1);
    if (index >= 0) peopleList.set({ page: Math.floor(index / pageSize) + 1 });
  }, [client, pageSize]);
}
