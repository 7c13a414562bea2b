import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Pagination, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { AuditFilter, AuditRow } from '#shared/security/audit-contract';
import { auditKinds, auditKindTexts, auditText, type AuditKind } from '#shared/security/audit-words';
import { invoke, read } from '../app/bridge';
import { useCall } from '../components/call';
import { DataTable, type DataColumn } from '../components/data-table';
import { Page } from '../components/page';
import { TableDrawer } from '../components/table-drawer';
import { actorText, auditColumns, auditLines, loadAudit, objectsOf } from './audit-output';
import { securityKey } from './queries';
import { formatMoment } from './texts';

const columns: readonly DataColumn<AuditRow>[] = [
  { key: 'seq', title: '序号', width: 80, align: 'right', render: (row) => row.seq },
  { key: 'at', title: '时间', width: 150, render: (row) => formatMoment(row.at) },
  { key: 'actor', title: '用户', width: 160, render: (row) => actorText(row.actorName, row.loginName) },
  { key: 'text', title: '操作', width: 180, render: (row) => auditText(row.channel) },
  { key: 'objects', title: '对象', width: 380, render: objectsOf },
];

function ChainState() {
  const state = useQuery({
    queryKey: [...securityKey, 'audit.verify'],
    queryFn: () => invoke('audit.verify', {}),
    staleTime: 0,
  }).data;
  if (!state) return '正在核对日志是否完整';
  if (state.brokenAt === null) return `日志完整：共 ${state.commands} 条，没有被改动`;
  return <span className="finding-error">日志从第 {state.brokenAt} 条起对不上，可能被改动</span>;
}

interface FiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (part: Partial<AuditFilter>) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const actors = useQuery({
    queryKey: [...securityKey, 'audit.actors'],
    queryFn: () => invoke('audit.actors', {}),
    staleTime: 0,
  });
  function setDays(days: [Dayjs | null, Dayjs | null] | null): void {
    onChange({
      from: days?.[0]?.startOf('day').toISOString() ?? null,
      before: days?.[1]?.add(1, 'day').startOf('day').toISOString() ?? null,
    });
  }
  return (
    <>
      <DatePicker.RangePicker allowEmpty={[true, true]} onChange={setDays} aria-label="时间" />
      <Select<number>
        allowClear
        placeholder="全部用户"
        aria-label="用户"
        style={{ width: 150 }}
        value={filter.actorId ?? null}
        options={(actors.data ?? []).map(({ id, name, loginName }) => ({
          value: id,
          label: actorText(name, loginName),
        }))}
        onChange={(actorId) => onChange({ actorId: actorId ?? null })}
      />
      <Select<AuditKind>
        allowClear
        placeholder="全部操作"
        aria-label="操作"
        style={{ width: 170 }}
        value={filter.kind ?? null}
        options={auditKinds.map((kind) => ({ value: kind, label: auditKindTexts[kind] }))}
        onChange={(kind) => onChange({ kind: kind ?? null })}
      />
    </>
  );
}

const everything: AuditFilter = { from: null, before: null, actorId: null, kind: null };

/** 操作日志: who did what when, and whether the log is as it was written. */
export function AuditPage() {
  const call = useCall();
  const [filter, setFilter] = useState(everything);
  const [page, setPage] = useState({ number: 1, size: 100 });
  const [printed, setPrinted] = useState<readonly AuditRow[] | null>(null);
  const request = { ...filter, offset: (page.number - 1) * page.size, limit: page.size };
  const found = useQuery({
    queryKey: [...securityKey, 'audit.page', request],
    queryFn: ({ signal }) => read('audit.page', request, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  async function print(): Promise<void> {
    setPrinted((await call(() => loadAudit(filter))) ?? null);
  }
  return (
    <Page
      title="操作日志"
      note={<ChainState />}
      actions={<Button onClick={() => void print()}>打印、导出</Button>}
      filters={
        <Filters
          filter={filter}
          onChange={(part) => {
            setFilter({ ...filter, ...part });
            setPage({ ...page, number: 1 });
          }}
        />
      }
      footer={
        <>
          <span>共 {found.data?.total ?? 0} 条</span>
          <Pagination
            className="page-footer-end"
            size="small"
            showSizeChanger
            current={page.number}
            pageSize={page.size}
            pageSizeOptions={[50, 100, 200]}
            total={found.data?.total ?? 0}
            onChange={(number, size) => setPage({ number, size })}
          />
        </>
      }
    >
      <DataTable
        label="操作日志"
        columns={columns}
        rows={found.data?.rows ?? []}
        rowKey={(row) => row.seq}
        loading={found.isFetching}
      />
      {printed && (
        <TableDrawer
          title="操作日志"
          caption=""
          columns={auditColumns}
          lines={auditLines(printed)}
          onClose={() => setPrinted(null)}
        />
      )}
    </Page>
  );
}
