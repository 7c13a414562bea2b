import { queryOptions } from '@tanstack/react-query';
import type { ChosenFolder } from '#shared/lib/chosen-file';
import { invoke } from '../app/bridge';

/** Everything about safety is cached under keys that begin with this. */
export const securityKey = ['security'] as const;

/** The county's settings about safety. */
export function securitySettingsQuery() {
  return queryOptions({
    queryKey: [...securityKey, 'settings'],
    queryFn: () => invoke('security.settings', {}),
  });
}

/** Where the archive is and how it does; asked anew each time the page is opened. */
export function archiveStatusQuery() {
  return queryOptions({
    queryKey: [...securityKey, 'status'],
    queryFn: () => invoke('archive.status', {}),
    staleTime: 0,
  });
}

/** The archive's own backups, or those in another folder. */
export function backupsQuery(folder: ChosenFolder | null) {
  return queryOptions({
    queryKey: [...securityKey, 'backups', folder?.token],
    queryFn: () => invoke('backup.list', folder === null ? {} : { folder: folder.token }),
    staleTime: 0,
  });
}
