import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { checkOrganization } from '#shared/register/checks/check';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { checkSettingsQuery } from '../checks/check-queries';
import type { RecordState } from '../form/record-state';
import { useRecordWatch } from '../form/record-watch';

/** The checks of a unit while it is typed in, see useRecordWatch. */
export function useOrganizationWatch(state: RecordState<OrganizationRecord>, isNew: boolean) {
  const settings = useQuery(checkSettingsQuery()).data;
  const check = useMemo(() => {
    if (!settings) return undefined;
    return (fields: OrganizationRecord) =>
      checkOrganization({ fields }, { today: dayjs().format('YYYY-MM-DD'), settings });
  }, [settings]);
  return useRecordWatch(state, isNew, check);
}
