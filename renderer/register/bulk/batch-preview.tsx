import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import type {
  BatchChange,
  BatchFieldPreview,
  BatchPreviewRow,
  BatchState,
} from '#shared/register/bulk/batch-edit';
import { columnsOf } from '#shared/register/list/list-columns';
import { formatValue } from '#shared/lib/format-value';
import { read } from '../../app/bridge';
import { Pager } from '../../components/pager';
import { sentenceOf } from '../../components/sentence';
import { EmptyState } from '../../components/empty-state';
import { registerKey } from '../queries';

interface Props {
  readonly ids: readonly number[];
  /** Empty until something is filled in. */
  readonly changes: readonly BatchChange[];
  readonly unitName: (id: number) => string;
  /** How many people would be changed. */
  readonly onCount: (changed: number) => void;
}

const pageSize = 50;

function Change({ preview }: { readonly preview: BatchFieldPreview }) {
  const [column] = columnsOf([preview.field]);
  if (!column) return null;
  const words = (value: BatchFieldPreview['before']): string =>
    column.kind === 'flag' ? (value === true ? '是' : '否') : formatValue(column, value);
  const before = words(preview.before);
  const after = words(preview.after);
  if (preview.tooLong !== null) {
    return (
      <span className="finding-error">
        超过 {preview.tooLong} 字，原文 {before.length} 字
      </span>
    );
  }
  if (before === after) return <span className="quiet">{before || '空'}（不变）</span>;
  const whole = `${before || '空'} → ${after || '空'}`;
  if (before !== '' && after.startsWith(before)) {
    return (
      <span className="batch-change" title={whole}>
        <span className="quiet">{before}</span>
        <ins>{after.slice(before.length)}</ins>
      </span>
    );
  }
  return (
    <span className="batch-change" title={whole}>
      {before === '' ? <span className="quiet">空</span> : <del className="quiet">{before}</del>}
      <ins>→ {after || '空'}</ins>
    </span>
  );
}

function columnsFor(
  changes: readonly BatchChange[],
  unitName: Props['unitName'],
): TableColumnsType<BatchPreviewRow> {
  return [
    { key: 'name', title: '姓名', width: 90, dataIndex: 'name', ellipsis: true },
    {
      key: 'unit',
      title: '所在单位',
      width: 140,
      ellipsis: true,
      render: (_value, row) => (row.organizationId === null ? '' : unitName(row.organizationId)),
    },
    ...changes.map((change, index) => ({
      key: change.field,
      title: columnsOf([change.field])[0]?.label,
      ellipsis: true,
      render: (_value: unknown, row: BatchPreviewRow) => {
        const preview = row.fields[index];
        return preview && <Change preview={preview} />;
      },
    })),
  ];
}

/** What would become of each of the selected people: before and after, unchanged, refused. */
export function BatchPreviewTable({ ids, changes, unitName, onCount }: Props) {
  const [show, setShow] = useState<BatchState>('changed');
  const [page, setPage] = useState(1);
  const request = { changes: [...changes], show, offset: (page - 1) * pageSize, limit: pageSize };
  const preview = useQuery({
    queryKey: [...registerKey, 'batch.preview', ids, request],
    queryFn: ({ signal }) => read('batch.preview', { ids: [...ids], ...request }, signal),
    placeholderData: keepPreviousData,
    meta: { told: true },
    enabled: changes.length > 0,
  });
  const counts = preview.data?.counts;
  const changed = changes.length > 0 ? (counts?.changed ?? 0) : 0;
  useEffect(() => onCount(changed), [changed, onCount]);
  if (changes.length === 0) {
    return (
      <EmptyState title="请选择栏目并填写内容" hint="填好后在这里逐人显示修改前后的内容，确认后才会写入。" />
    );
  }
  if (preview.isError) {
    return (
      <p role="alert" className="finding-error">
        {sentenceOf(preview.error)}
      </p>
    );
  }
  const total = counts?.[show] ?? 0;
  return (
    <>
      <div className="batch-counts">
        <Segmented
          options={[
            { value: 'changed', label: `将修改 ${(counts?.changed ?? 0).toLocaleString()}` },
            { value: 'unchanged', label: `不变 ${(counts?.unchanged ?? 0).toLocaleString()}` },
            { value: 'refused', label: `不能修改 ${(counts?.refused ?? 0).toLocaleString()}` },
          ]}
          value={show}
          onChange={(value) => {
            setShow(value as BatchState);
            setPage(1);
          }}
        />
        {(preview.data?.missing ?? 0) > 0 && (
          <span className="quiet">另有 {preview.data?.missing} 人已不在名册中</span>
        )}
      </div>
      <div className="batch-table">
        <Table<BatchPreviewRow>
          size="small"
          rowKey="id"
          columns={columnsFor(changes, unitName)}
          dataSource={[...(preview.data?.rows ?? [])]}
          pagination={false}
          sticky
          locale={{ emptyText: '没有人员' }}
        />
      </div>
      {total > pageSize && <Pager page={page} pageSize={pageSize} total={total} onPage={setPage} />}
    </>
  );
}
