import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { photoQuery } from './person-queries';

/** The photo of a person: saved at once, or with the first save of somebody new. */
export function usePhotoState(id: number | null) {
  const client = useQueryClient();
  const call = useCall();
  const [pending, setPending] = useState<string | null>(null);
  const stored = useQuery({ ...photoQuery(id ?? 0), enabled: id !== null });

  async function write(personId: number, image: string | null): Promise<void> {
    await call(() => invoke('person.setPhoto', { id: personId, image }));
    await client.invalidateQueries(photoQuery(personId));
  }
  async function change(image: string | null): Promise<void> {
    if (id === null) setPending(image);
    else await write(id, image);
  }
  async function savePending(personId: number): Promise<void> {
    if (pending === null) return;
    await write(personId, pending);
    setPending(null);
  }
  const isKnown = id === null || stored.isSuccess;
  const hasPhoto = isKnown ? pending !== null || (stored.data ?? null) !== null : undefined;
  return { pending, hasPhoto, change, savePending };
}
