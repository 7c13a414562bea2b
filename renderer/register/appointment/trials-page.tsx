import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { TrialRow } from '#shared/register/appointment/appointment-contract';
import { trialResults } from '#shared/register/appointment/batch-fields';
import { trialStates, trialStateText, type TrialState } from '#shared/register/appointment/trial-periods';
import { formatDate, formatMonth } from '#shared/lib/dates';
import { useMay } from '../../app/app-state';
import { DataTable, type DataColumn, type Sort } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { SearchInput } from '../../components/search-input';
import { TableDrawer } from '../../components/table-drawer';
import { captionOf } from '../../print/caption';
import { trialsQuery } from './appointment-queries';
import { TrialDialog } from './trial-dialog';
import './appointment.css';

const noRows: readonly TrialRow[] = [];
const spans = [30, 60, 90, 180];

function leftText({ state, daysLeft }: TrialRow): string {
  if (state === 'decided' || state === 'left') return '';
  return daysLeft < 0 ? `已过 ${-daysLeft} 天` : `还有 ${daysLeft} 天`;
}

function decisionText({ trialResult, trialDecided }: TrialRow): string {
  const result = trialResults.find(({ code }) => code === trialResult)?.text;
  return result ? `${formatDate(trialDecided ?? '')} ${result}` : '';
}

/** What each column shows, on the screen and on paper. */
const texts: Readonly<Record<string, (row: TrialRow) => string>> = {
  name: ({ name }) => name,
  organization: ({ organization }) => organization,
  post: ({ post }) => post,
  from: ({ from }) => formatDate(from),
  until: ({ until }) => formatMonth(until),
  left: leftText,
  state: ({ state }) => trialStateText(state),
  decision: decisionText,
  document: ({ document }) => document ?? '',
  title: ({ title }) => title,
};

const columns: readonly (DataColumn<TrialRow> & { readonly label: string; readonly paper: number })[] = [
  { key: 'name', label: '姓名', width: 78, paper: 9, sortable: true },
  { key: 'organization', label: '单位', width: 110, paper: 16, sortable: true },
  { key: 'post', label: '试任职务', width: 150, paper: 32, grow: true },
  { key: 'from', label: '任职时间', width: 92, paper: 12, sortable: true },
  { key: 'until', label: '试用期至', width: 82, paper: 10, sortable: true },
  { key: 'left', label: '距期满', width: 88, paper: 11, sortable: true },
  { key: 'state', label: '状态', width: 84, paper: 11 },
  { key: 'decision', label: '期满决定', width: 152, paper: 20 },
  { key: 'document', label: '任职文号', width: 140, paper: 18 },
  { key: 'title', label: '任免批次', width: 120, paper: 18 },
].map((column) => ({
  ...column,
  title: column.label,
  render: (row) => {
    const text = texts[column.key]?.(row) ?? '';
    const pressing = column.key === 'state' && row.state === 'overdue';
    return (
      <span title={text} className={pressing ? 'finding-error' : undefined}>
        {text}
      </span>
    );
  },
}));

function sorted(rows: readonly TrialRow[], sort: Sort | null): readonly TrialRow[] {
  if (!sort) return rows;
  const order = [...rows].sort((a, b) =>
    sort.key === 'left'
      ? a.daysLeft - b.daysLeft
      : (texts[sort.key]?.(a) ?? '').localeCompare(texts[sort.key]?.(b) ?? '', 'zh-CN'),
  );
  return sort.descending ? order.reverse() : order;
}

interface FiltersProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly states: readonly TrialState[];
  readonly onStates: (states: TrialState[]) => void;
  readonly days: number;
  readonly onDays: (days: number) => void;
}

function Filters({ search, onSearch, states, onStates, days, onDays }: FiltersProps) {
  return (
    <>
      <SearchInput value={search} onSearch={onSearch} placeholder="姓名、单位、职务、文号、批次" />
      <Select<number>
        aria-label="期满时间"
        style={{ width: 130 }}
        value={days}
        options={spans.map((span) => ({ value: span, label: `${span} 天内期满` }))}
        onChange={onDays}
      />
      <Select<TrialState[]>
        mode="multiple"
        aria-label="状态"
        optionFilterProp="label"
        placeholder="全部状态"
        style={{ minWidth: 230 }}
        maxTagCount="responsive"
        allowClear
        value={[...states]}
        options={trialStates.map(({ key, text }) => ({ value: key, label: text }))}
        onChange={onStates}
      />
    </>
  );
}

/** 任职试用期: whose trial period ends soon, and on whom nothing was decided. */
export function TrialsPage() {
  const editable = useMay('editor');
  const [search, setSearch] = useState('');
  const [days, setDays] = useState(60);
  const [states, setStates] = useState<TrialState[]>(['overdue', 'soon']);
  const [sort, setSort] = useState<Sort | null>(null);
  const [opened, setOpened] = useState<TrialRow | null>(null);
  const [printing, setPrinting] = useState(false);
  const list = useQuery(trialsQuery({ search, days }));
  const all = list.data ?? noRows;
  const rows = sorted(
    all.filter(({ state }) => states.length === 0 || states.includes(state)),
    sort,
  );
  return (
    <Page
      title="任职试用期"
      actions={
        <Button disabled={rows.length === 0} onClick={() => setPrinting(true)}>
          打印、导出
        </Button>
      }
      filters={
        <Filters
          search={search}
          onSearch={setSearch}
          states={states}
          onStates={setStates}
          days={days}
          onDays={setDays}
        />
      }
      footer={
        <span>
          共 {rows.length} 人{rows.length < all.length && `，其他状态 ${all.length - rows.length} 人`}
        </span>
      }
    >
      {list.isSuccess && all.length === 0 && search === '' ? (
        <EmptyState
          title="没有试用期"
          hint="任免批次中填写了“试用期至”的人员，批次完成后列在这里，期满时记录决定。"
        />
      ) : (
        <DataTable<TrialRow>
          label="任职试用期"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          loading={list.isPending}
          sort={sort}
          onSort={setSort}
          onOpen={setOpened}
          empty="没有即将期满或期满未定的，可在“状态”中选择其他"
        />
      )}
      {opened && <TrialDialog trial={opened} mayEdit={editable} onClose={() => setOpened(null)} />}
      {printing && (
        <TableDrawer
          title="任职试用期一览表"
          caption={captionOf('')}
          columns={columns.map(({ key, label, paper }) => ({
            key,
            label,
            width: paper,
            align: key === 'post' || key === 'title' ? 'left' : 'center',
          }))}
          lines={rows.map((row) => ({
            id: row.id,
            cells: columns.map(({ key }) => texts[key]?.(row) ?? ''),
          }))}
          onClose={() => setPrinting(false)}
        />
      )}
    </Page>
  );
}
