import type { Condition } from '#shared/register/list/condition';
import type { ListColumnKey } from '#shared/register/list/list-columns';
import type { ListRequest } from '#shared/register/list/person-list';
import { invoke, listen } from '../../app/bridge';
import { createPageStore } from '../../components/page-store';

export interface PeopleListState {
  readonly organizationId: number | null;
  readonly search: string;
  readonly condition: Condition | null;
  readonly sort: ListRequest['sort'];
  /** The head that was clicked for this order: age and date of birth are ordered by the same. */
  readonly sortedBy: string | null;
  /** From 1. */
  readonly page: number;
  /** Kept over pages, searches and conditions until it is cleared. */
  readonly selection: readonly number[];
  /** The person last worked with. */
  readonly activeId: number | null;
  /** Columns that came with a named query, in place of the user's own. */
  readonly columns: readonly ListColumnKey[] | null;
}

const initial: PeopleListState = {
  organizationId: null,
  search: '',
  condition: null,
  sort: null,
  sortedBy: null,
  page: 1,
  selection: [],
  activeId: null,
  columns: null,
};

/** How the list of people stands; it outlives the page, so that one comes back to where one was. */
export const peopleList = createPageStore<PeopleListState>(initial);

async function resetWhenLocked(): Promise<void> {
  const { stage } = await invoke('app.state', {});
  if (stage !== 'open') peopleList.reset();
}

// Whoever unlocks next begins afresh.
listen('app.stateChanged', () => void resetWhenLocked());

/** The part of the state that says who is in the list. */
export function listOf({ organizationId, search, condition, sort }: PeopleListState): ListRequest {
  return { organizationId, search, condition, sort };
}

/** Changes who is in the list; it then begins at its first page. */
export function narrowPeople(
  part: Partial<
    Pick<PeopleListState, 'organizationId' | 'search' | 'condition' | 'sort' | 'sortedBy' | 'columns'>
  >,
): void {
  peopleList.set({ ...part, page: 1, activeId: null });
}

/** For other pages: the list shows these people and nothing else of what was set before; then navigate to /people. */
export function showPeople(
  part: Partial<Pick<PeopleListState, 'organizationId' | 'search' | 'condition'>>,
): void {
  narrowPeople({ organizationId: null, search: '', condition: null, sort: null, columns: null, ...part });
}
