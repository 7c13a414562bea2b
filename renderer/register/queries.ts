import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Input } from '#shared/contract';
import { invoke, read } from '../app/bridge';

/** Everything the register shows is cached under keys that begin with this. */
export const registerKey = ['register'] as const;

/** One page of the list of people; the page before stays in sight until it is there. */
export function personPageQuery(request: Input<'person.page'>) {
  return queryOptions({
    queryKey: [...registerKey, 'person.page', request],
    queryFn: ({ signal }) => read('person.page', request, signal),
    placeholderData: keepPreviousData,
  });
}

/** Saves a person and lets every list and form of the register ask anew. */
export function useSavePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<'person.save'>) => invoke('person.save', input),
    onSuccess: () => client.invalidateQueries({ queryKey: registerKey }),
  });
}

/** Saves a unit and lets every list and form of the register ask anew. */
export function useSaveOrganization() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<'organization.save'>) => invoke('organization.save', input),
    onSuccess: () => client.invalidateQueries({ queryKey: registerKey }),
  });
}

/** One unit with the counts of people and units under it. */
export function organizationQuery(id: number) {
  return queryOptions({
    queryKey: [...registerKey, 'organization.get', id],
    queryFn: () => invoke('organization.get', { id }),
  });
}

/** Approved and filled posts of every unit. */
export function establishmentQuery() {
  return queryOptions({
    queryKey: [...registerKey, 'organization.establishment'],
    queryFn: () => invoke('organization.establishment', {}),
  });
}

/** Lets every list and form of the register ask anew: after a command that has no hook of its own. */
export function useRefreshRegister(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: registerKey });
}
