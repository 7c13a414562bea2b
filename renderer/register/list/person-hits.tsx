import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { formatMonth } from '#shared/lib/dates';
import { read } from '../../app/bridge';
import { registerKey } from '../queries';

/** People found by what is typed, as the lines of a list to choose from. */
export function usePersonHits(text: string): {
  readonly options: { readonly value: string; readonly label: ReactNode }[];
  /** Something was asked for and nobody was found. */
  readonly nothing: boolean;
} {
  const wanted = useDeferredValue(text.trim());
  const hits = useQuery({
    queryKey: [...registerKey, 'person.search', wanted],
    queryFn: ({ signal }) => read('person.search', { text: wanted }, signal),
    enabled: wanted !== '',
  });
  const options = (wanted === '' ? [] : (hits.data ?? [])).map((hit) => ({
    value: String(hit.id),
    label: (
      <span>
        <b>{hit.name}</b>　{hit.organization}　{hit.currentPost}
        <span className="quiet">　{hit.birthDate ? formatMonth(hit.birthDate) : ''}</span>
      </span>
    ),
  }));
  return { options, nothing: wanted !== '' && hits.isSuccess };
}
