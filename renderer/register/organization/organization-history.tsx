import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { organizationTreeQuery } from '../../components/organization-tree';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { organizationFields } from '#shared/register/fields/organization';
import type { OrganizationDocument } from '#shared/register/person/person-document';
import { invoke } from '../../app/bridge';
import { HistoryList, type HistoryLine } from '../../components/history-list';
import { registerKey } from '../queries';

const fields: readonly Field[] = organizationFields;

/** Labels of what structure commands record besides the form's fields. */
const structureLabels: Readonly<Record<string, string>> = {
  parentId: '上级单位',
  position: '次序',
  abolished: '撤销时间',
  mergedInto: '并入',
  mergedFrom: '并入本单位',
  reason: '依据',
  people: '转移人数',
  units: '转移下级单位',
};
const pageSize = 30;
const unitKeys = ['parentId', 'mergedInto', 'mergedFrom'];

/** Who changed what in a unit, newest first. */
export function HistoryDrawer({
  unit,
  onClose,
}: {
  readonly unit: OrganizationDocument;
  readonly onClose: () => void;
}) {
  const tree = useQuery(organizationTreeQuery());
  const pages = useInfiniteQuery({
    queryKey: [...registerKey, 'organization.history', unit.id, unit.version],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      invoke('organization.history', {
        id: unit.id,
        limit: pageSize,
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    // The limit counts commands, of which one may have left several entries.
    getNextPageParam: (last) =>
      new Set(last.map(({ seq }) => seq)).size < pageSize ? undefined : last.at(-1)?.seq,
  });
  const entries = pages.data?.pages.flat() ?? [];
  const names = new Map((tree.data ?? []).map((node) => [node.id, node.name]));
  function words(key: string, value: unknown): string {
    if (value === null || value === undefined) return '';
    if (unitKeys.includes(key)) return names.get(Number(value)) ?? String(value);
    if (key === 'position') return `第 ${Number(value) + 1} 位`;
    const field = fields.find((candidate) => candidate.key === key);
    return field ? formatValue(field, value as FieldValue) : String(value);
  }
  function lines(before: HistoryRecord, after: HistoryRecord): HistoryLine[] {
    return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((key) => ({
      label: fields.find((field) => field.key === key)?.label ?? structureLabels[key] ?? key,
      before: words(key, before?.[key]),
      after: words(key, after?.[key]),
    }));
  }
  return (
    <Drawer open title={`${unit.fields.name ?? ''}　变更记录`} size={560} onClose={onClose}>
      <HistoryList
        entries={entries.map((entry) => ({ ...entry, lines: lines(entry.before, entry.after) }))}
      />
      {pages.hasNextPage && (
        <Button type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </Drawer>
  );
}

type HistoryRecord = Readonly<Record<string, unknown>> | null;
