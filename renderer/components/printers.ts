import { queryOptions } from '@tanstack/react-query';
import { invoke } from '../app/bridge';

/** The printers of this machine; none where the system cannot tell. */
export function printersQuery() {
  return queryOptions({
    queryKey: ['print.printers'],
    queryFn: () => invoke('print.printers', {}).catch(() => []),
    // One may have been plugged in.
    refetchOnMount: 'always',
  });
}
