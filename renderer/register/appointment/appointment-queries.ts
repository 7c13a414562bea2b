import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Input } from '#shared/contract';
import { invoke } from '../../app/bridge';
import { registerKey } from '../queries';

/** The batches that a list asks for. */
export function batchListQuery(request: Input<'appointment.list'>) {
  return queryOptions({
    queryKey: [...registerKey, 'appointment.list', request],
    queryFn: () => invoke('appointment.list', request),
    placeholderData: keepPreviousData,
  });
}

/** People as a batch names them, with the posts that they hold, or held when it was closed. */
export function batchPeopleQuery(ids: readonly number[], batchId: number | null) {
  return queryOptions({
    queryKey: [...registerKey, 'appointment.people', batchId, ids],
    queryFn: () => invoke('appointment.people', { ids: [...ids], batchId }),
    placeholderData: keepPreviousData,
  });
}

/** The running batches and trial periods of somebody. */
export function personBatchesQuery(personId: number) {
  return queryOptions({
    queryKey: [...registerKey, 'appointment.ofPerson', personId],
    queryFn: () => invoke('appointment.ofPerson', { personId }),
  });
}

/** The trial periods that a list asks for. */
export function trialsQuery(request: Input<'appointment.trials'>) {
  return queryOptions({
    queryKey: [...registerKey, 'appointment.trials', request],
    queryFn: () => invoke('appointment.trials', request),
    placeholderData: keepPreviousData,
  });
}

/** The county's settings of appointments. */
export function appointmentSettingsQuery() {
  return queryOptions({
    queryKey: [...registerKey, 'appointment.settings'],
    queryFn: () => invoke('appointment.settings', {}),
  });
}
