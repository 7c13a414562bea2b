import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import dayjs from 'dayjs';
import { batchFields, itemFields, type BatchItem } from '#shared/register/appointment/batch-fields';
import { proposalOf } from '#shared/register/appointment/apply';
import type { HistoryEntry } from '#shared/register/person/person-document';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { auditText } from '#shared/security/audit-words';
import { invoke } from '../../app/bridge';
import { HistoryList, type HistoryLine } from '../../components/history-list';
import { registerKey } from '../queries';

const fields: readonly Field[] = batchFields;
const ownFields: readonly Field[] = itemFields;
const most = 100;

/** What commands record besides the form's fields. */
const fateLabels: Readonly<Record<string, string>> = {
  completedAt: '完成时间',
  cancelledAt: '撤销时间',
  cancelReason: '撤销原因',
  deletedAt: '删除时间',
  formsWrittenAt: '写入任免审批表',
  trial: '试用期满决定',
};

type Changed = HistoryEntry['before'];
type ToldItem = BatchItem & { readonly name: string };

/** One person of a batch in words; the audit holds the items whole. */
function itemText(item: ToldItem, unitName: (id: number) => string): string {
  const { proposedPost, proposedRemoval } = proposalOf(item, { unitName });
  const posts = [proposedPost && `拟任${proposedPost}`, proposedRemoval && `拟免${proposedRemoval}`];
  const others = ownFields.flatMap((field) => {
    const text = formatValue(field, item.fields[field.key as keyof BatchItem['fields']]);
    return text === '' ? [] : [`${field.label} ${text}`];
  });
  return `${item.name}：${[...posts, ...others].filter(Boolean).join('，') || '未填写'}`;
}

function isItems(value: unknown): value is readonly ToldItem[] {
  return Array.isArray(value);
}

function words(key: string, value: unknown, unitName: (id: number) => string): string {
  if (value === null || value === undefined) return '';
  if (key === 'items') return isItems(value) ? value.map((item) => itemText(item, unitName)).join('\n') : '';
  if (key in fateLabels && key !== 'cancelReason' && key !== 'trial')
    return dayjs(String(value)).format('YYYY.MM.DD HH:mm');
  const field = fields.find((candidate) => candidate.key === key);
  return field ? formatValue(field, value as FieldValue) : String(value);
}

function labelOf(key: string): string {
  if (key === 'items') return '任免人员';
  return fields.find((field) => field.key === key)?.label ?? fateLabels[key] ?? key;
}

interface Props {
  readonly id: number;
  readonly title: string;
  readonly unitName: (id: number) => string;
  readonly onClose: () => void;
}

/** Who changed what in a batch, newest first. */
export function BatchHistory({ id, title, unitName, onClose }: Props) {
  const history = useQuery({
    queryKey: [...registerKey, 'appointment.history', id],
    queryFn: () => invoke('appointment.history', { id, limit: most }),
  });
  function lines(before: Changed, after: Changed): HistoryLine[] {
    return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((key) => ({
      label: labelOf(key),
      before: words(key, before?.[key], unitName),
      after: words(key, after?.[key], unitName),
    }));
  }
  const entries = (history.data ?? []).map((entry) => ({
    ...entry,
    verb: auditText(entry.channel),
    lines: lines(entry.before, entry.after),
  }));
  return (
    <Drawer open title={`${title}　变更记录`} size={640} onClose={onClose}>
      <HistoryList entries={entries} />
    </Drawer>
  );
}
