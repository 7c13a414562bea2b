import { useQuery } from '@tanstack/react-query';
import type { ListRequest } from '#shared/register/list/person-list';
import { read } from '../../app/bridge';
import { registerKey } from '../queries';
import { PapersDrawer } from './papers-drawer';

/** More make no batch: what they weigh in paper and hours is decided in parts. */
export const mostPeople = 5000;

interface Props {
  readonly list: ListRequest;
  /** At most `mostPeople`. */
  readonly ids: readonly number[];
  readonly onField: (personId: number, field: string) => void;
  readonly onClose: () => void;
}

/** The papers of the selected people, in the order of the list wherever they were selected. */
export function SelectionPapers({ list, ids, onField, onClose }: Props) {
  const request = { organizationId: null, search: '', condition: null, sort: list.sort, ids: [...ids] };
  const ordered = useQuery({
    queryKey: [...registerKey, 'person.ids', request],
    queryFn: ({ signal }) => read('person.ids', request, signal),
    gcTime: 0,
  });
  if (!ordered.data) return null;
  return <PapersDrawer ids={ordered.data} name="人员材料" onField={onField} onClose={onClose} />;
}
