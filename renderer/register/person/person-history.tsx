import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import type { PersonHistoryEntry } from '#shared/register/person/person-document';
import { changeInWords, entryVerb } from '#shared/register/person/person-history';
import { invoke } from '../../app/bridge';
import { HistoryList } from '../../components/history-list';
import { organizationTreeQuery } from '../../components/organization-tree';
import { registerKey } from '../queries';

interface Props {
  readonly id: number;
  readonly name: string;
  readonly disabled: boolean;
  /** Puts the state after an entry into the form; nothing is saved by it. */
  readonly onRestore: (entry: PersonHistoryEntry) => void;
  readonly onClose: () => void;
}

const pageSize = 30;

/** Looks up the name of an organization, also for words of long ago. */
export function useOrganizationName(): (id: number) => string {
  const tree = useQuery(organizationTreeQuery()).data ?? [];
  const names = new Map(tree.map((node) => [node.id, node.name]));
  return (id) => names.get(id) ?? '（已不在单位库）';
}

function touchesPerson(entry: PersonHistoryEntry): boolean {
  return entry.changes.some((change) => change.entity === 'person' && !('deletedAt' in (change.after ?? {})));
}

/** Who changed what and when, the latest first. */
export function PersonHistory({ id, name, disabled, onRestore, onClose }: Props) {
  const organizationName = useOrganizationName();
  const pages = useInfiniteQuery({
    queryKey: [...registerKey, 'person.history', id],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      invoke('person.history', {
        id,
        limit: pageSize,
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.seq),
  });
  const entries = pages.data?.pages.flat() ?? [];
  const latest = entries.find(touchesPerson)?.seq;
  const items = entries.map((entry) => ({
    seq: entry.seq,
    at: entry.at,
    actorName: entry.actorName,
    before: entry.changes[0]?.before ?? null,
    verb: entryVerb(entry),
    lines: entry.changes.flatMap((change) => changeInWords(change, organizationName)),
    action: !disabled && touchesPerson(entry) && entry.seq !== latest && (
      <Button type="link" size="small" onClick={() => onRestore(entry)}>
        恢复到这一版
      </Button>
    ),
  }));
  return (
    <Drawer open size={640} title={`${name}的变更记录`} onClose={onClose}>
      <HistoryList entries={items} />
      {pages.hasNextPage && (
        <Button type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </Drawer>
  );
}
