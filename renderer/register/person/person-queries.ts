import { queryOptions } from '@tanstack/react-query';
import { invoke } from '../../app/bridge';
import { registerKey } from '../queries';

/** A person's photo; null when there is none. */
export function photoQuery(id: number) {
  return queryOptions({
    queryKey: [...registerKey, 'person.photo', id],
    queryFn: () => invoke('person.photo', { id }),
  });
}

/** A person's scanned items, removed ones included. */
export function attachmentsQuery(personId: number) {
  return queryOptions({
    queryKey: [...registerKey, 'attachment.list', personId],
    queryFn: () => invoke('attachment.list', { personId }),
  });
}
