import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { BatchRow } from '#shared/register/appointment/appointment-contract';
import { batchStates, batchStateText, type BatchState } from '#shared/register/appointment/batch';
import { batchKinds } from '#shared/register/appointment/batch-fields';
import { formatDate } from '#shared/lib/dates';
import { useMay } from '../../app/app-state';
import { DataTable, type DataColumn, type Sort } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { SearchInput } from '../../components/search-input';
import { TableDrawer } from '../../components/table-drawer';
import { captionOf } from '../../print/caption';
import { batchListQuery } from './appointment-queries';
import { AppointmentSettingsDrawer } from './appointment-settings-drawer';
import './appointment.css';

type Wanted = BatchState | 'deleted';

const noRows: readonly BatchRow[] = [];

function dateText(date: string | null): string {
  return date ? formatDate(date) : '';
}

/** What each column shows, on the screen and on paper. */
const texts: Readonly<Record<string, (row: BatchRow) => string>> = {
  title: ({ title }) => title,
  number: ({ number }) => number ?? '',
  kind: ({ kind }) => batchKinds.find(({ code }) => code === kind)?.text ?? '',
  state: ({ state, deleted }) => (deleted ? '已删除' : batchStateText(state)),
  people: ({ people }) => String(people),
  names: ({ names }) => names,
  proposed: ({ proposed }) => dateText(proposed),
  decided: ({ decided }) => dateText(decided),
  appointed: ({ appointed }) => dateText(appointed),
  document: ({ document }) => document ?? '',
};

const columns: readonly (DataColumn<BatchRow> & { readonly label: string; readonly paper: number })[] = [
  { key: 'title', label: '名称', width: 190, paper: 24, sortable: true },
  { key: 'kind', label: '类别', width: 104, paper: 12, sortable: true },
  { key: 'state', label: '状态', width: 84, paper: 10, sortable: true },
  { key: 'people', label: '人数', width: 58, paper: 6, sortable: true, align: 'right' as const },
  { key: 'names', label: '人员', width: 180, paper: 40, grow: true },
  { key: 'proposed', label: '动议', width: 96, paper: 12, sortable: true },
  { key: 'decided', label: '讨论决定', width: 96, paper: 12, sortable: true },
  { key: 'appointed', label: '任职', width: 96, paper: 12, sortable: true },
  { key: 'document', label: '任免文号', width: 160, paper: 18, sortable: true },
].map((column) => ({
  ...column,
  title: column.label,
  render: (row) => {
    const text = texts[column.key]?.(row) ?? '';
    const quiet = row.deleted || row.state === 'cancelled' || row.state === 'completed';
    return (
      <span title={text} className={column.key === 'state' && quiet ? 'quiet' : undefined}>
        {text}
      </span>
    );
  },
}));

const stateOrder = new Map<string, number>(batchStates.map(({ key }, at) => [key, at]));

function sorted(rows: readonly BatchRow[], sort: Sort | null): readonly BatchRow[] {
  if (!sort) return rows;
  const value = (row: BatchRow): string | number => {
    if (sort.key === 'people') return row.people;
    if (sort.key === 'state') return stateOrder.get(row.state) ?? 0;
    return texts[sort.key]?.(row) ?? '';
  };
  const order = [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left).localeCompare(String(right), 'zh-CN');
  });
  return sort.descending ? order.reverse() : order;
}

const stateOptions: { value: Wanted; label: string }[] = [
  ...batchStates.map(({ key, text }) => ({ value: key, label: text })),
  { value: 'deleted', label: '已删除' },
];

/** 任免动议: every batch, the latest first. */
export function AppointmentsPage() {
  const [, navigate] = useLocation();
  const editable = useMay('editor');
  const [search, setSearch] = useState('');
  const [states, setStates] = useState<Wanted[]>([]);
  const [sort, setSort] = useState<Sort | null>(null);
  const [shown, setShown] = useState<'print' | 'settings' | null>(null);
  const list = useQuery(batchListQuery({ search, states }));
  const rows = sorted(list.data ?? noRows, sort);
  const narrowed = search !== '' || states.length > 0;
  const begin = () => navigate('/appointments/new');
  return (
    <Page
      title="任免动议"
      actions={
        <>
          <Button onClick={() => setShown('settings')}>任免设置</Button>
          <Button disabled={rows.length === 0} onClick={() => setShown('print')}>
            打印、导出
          </Button>
          {editable && (
            <Button type="primary" onClick={begin}>
              新建批次
            </Button>
          )}
        </>
      }
      filters={
        <>
          <SearchInput value={search} onSearch={setSearch} placeholder="批次名称、编号、文号、人员姓名" />
          <Select<Wanted[]>
            mode="multiple"
            aria-label="状态"
            optionFilterProp="label"
            placeholder="全部状态"
            style={{ minWidth: 200 }}
            maxTagCount="responsive"
            allowClear
            value={states}
            options={stateOptions}
            onChange={setStates}
          />
        </>
      }
      footer={<span>共 {rows.length} 个批次</span>}
    >
      {list.isSuccess && rows.length === 0 && !narrowed ? (
        <EmptyState
          title="还没有任免动议"
          hint="新建批次，列入人员，填写拟任、拟免职务；也可以在人员名册中选好人员后“列入动议”。"
          actions={
            editable && (
              <Button type="primary" onClick={begin}>
                新建批次
              </Button>
            )
          }
        />
      ) : (
        <DataTable<BatchRow>
          label="任免动议"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          loading={list.isPending}
          sort={sort}
          onSort={setSort}
          onOpen={({ id }) => navigate(`/appointments/${id}`)}
        />
      )}
      {shown === 'print' && (
        <TableDrawer
          title="任免动议一览表"
          caption={captionOf('')}
          columns={columns.map(({ key, label, paper }) => ({
            key,
            label,
            width: paper,
            align: key === 'title' || key === 'names' ? 'left' : 'center',
          }))}
          lines={rows.map((row) => ({
            id: row.id,
            cells: columns.map(({ key }) => texts[key]?.(row) ?? ''),
          }))}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'settings' && <AppointmentSettingsDrawer onClose={() => setShown(null)} />}
    </Page>
  );
}
