import type { QueryClient } from '@tanstack/react-query';
import { organizationTreeQuery } from '../../components/organization-tree';
import { personPageQuery } from '../queries';
import { peopleList } from './people-list-state';
import { pageRequest } from './people-page-request';
import { preferencesQuery } from './people-queries';

/** Fetches what the list of people shows first, so that the page is drawn once, with its rows. A failure shows there. */
export async function fetchPeopleAhead(client: QueryClient): Promise<void> {
  const tree = client.prefetchQuery(organizationTreeQuery());
  const preferences = await client.fetchQuery(preferencesQuery()).catch(() => ({}));
  await client.prefetchQuery(personPageQuery(pageRequest(peopleList.get(), preferences)));
  await tree;
}
