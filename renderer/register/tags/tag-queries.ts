import { queryOptions, useQuery } from '@tanstack/react-query';
import { invoke } from '../../app/bridge';
import { registerKey } from '../queries';

function tagsQuery() {
  return queryOptions({ queryKey: [...registerKey, 'tag.list'], queryFn: () => invoke('tag.list', {}) });
}

/** The county's tags with how many people have them. */
export function tagCountsQuery() {
  return queryOptions({ queryKey: [...registerKey, 'tag.counts'], queryFn: () => invoke('tag.counts', {}) });
}

const none: readonly string[] = [];

/** The tags that forms and conditions offer, in the county's order. */
export function useOfferedTags(): readonly string[] {
  const found = useQuery({
    ...tagsQuery(),
    select: (tags) => tags.filter(({ retired }) => !retired).map(({ name }) => name),
  });
  return found.data ?? none;
}
