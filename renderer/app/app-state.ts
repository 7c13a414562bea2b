import { queryOptions, useQuery } from '@tanstack/react-query';
import { roles, type Role } from '#shared/lib/channel';
import { invoke } from './bridge';

/** The state of the program and its archive; asked anew whenever the main process says that it changed. */
export function appStateQuery() {
  return queryOptions({ queryKey: ['app.state'], queryFn: () => invoke('app.state', {}) });
}

/** Whether the user at this computer may do what needs the given role. */
export function useMay(needed: Role): boolean {
  const actor = useQuery(appStateQuery()).data?.actor;
  return actor !== undefined && actor !== null && roles.indexOf(actor.role) >= roles.indexOf(needed);
}
