import { useEffect } from 'react';
import { useStore } from '../components/store';
import { peopleList } from './people-list-state';

export interface PersonPlace {
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/**
 * Where a person stands in the list from which the page was opened, and who stands beside; null when he or she was not
 * opened from a list. The list comes back to whoever was looked at last.
 */
export function usePersonPlace(id: number | null): PersonPlace | null {
  const { sequence } = useStore(peopleList);
  const index = id === null ? -1 : sequence.indexOf(id);
  const known = index >= 0;
  useEffect(() => {
    if (known) peopleList.set({ activeId: id });
  }, [known, id]);
  if (!known) return null;
  return {
    position: index + 1,
    total: sequence.length,
    previous: sequence[index - 1] ?? null,
    next: sequence[index + 1] ?? null,
  };
}
