import { z } from 'zod';
import { query } from '#shared/lib/channel';
import { isHeavyPage, listRequest, pageRequest, type PersonFooter, type PersonPage } from './person-list';

/** Channels of lists of people. */
export const listContract = {
  'person.page': query<PersonPage>()({ role: 'viewer', input: pageRequest, heavy: isHeavyPage }),
  /** Counts over the whole list: always more than one page's work. */
  'person.footer': query<PersonFooter>()({ role: 'viewer', input: listRequest, heavy: () => true }),
  /** Everybody in a list, in list order: for selecting all of it and for going from person to person. */
  'person.ids': query<readonly number[]>()({ role: 'viewer', input: listRequest, heavy: () => true }),
  /** How many people stand directly in each organization. */
  'organization.counts': query<readonly { readonly id: number; readonly people: number }[]>()({
    role: 'viewer',
    input: z.strictObject({}),
    heavy: () => true,
  }),
} as const;
