import { columnsOf, defaultColumns, type ListColumnKey } from '#shared/register/list/list-columns';
import type { Input } from '#shared/contract';
import type { Preferences } from '#shared/settings/preference-contract';
import { listOf, type PeopleListState } from './people-list-state';

export const usualPageSize = 50;

/** The columns that are shown: those of a named query, else the user's own, else the customary ones; the name leads. */
export function shownColumns(
  ofQuery: readonly ListColumnKey[] | null,
  own: readonly string[] | undefined,
): readonly ListColumnKey[] {
  const keys = columnsOf(ofQuery ?? own ?? defaultColumns).map((column) => column.key);
  return keys.includes('name') ? keys : ['name', ...keys];
}

/** The page of the list that is looked at, as the archive is asked for it. */
export function pageRequest(state: PeopleListState, preferences: Preferences): Input<'person.page'> {
  const { peopleColumns, peoplePageSize: limit = usualPageSize } = preferences;
  const columns = [...shownColumns(state.columns, peopleColumns)];
  return { ...listOf(state), columns, offset: (state.page - 1) * limit, limit };
}
