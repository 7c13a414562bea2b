import { useQuery } from '@tanstack/react-query';
import { App, Button, Pagination, Space } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CheckRun, FindingFilter, FindingRow } from '#shared/register/checks/check-contract';
import { levelTexts } from '#shared/register/findings';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { DataTable, type DataColumn, type Sort } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { useJob } from '../../components/job-progress';
import { LinkButton } from '../../components/link-button';
import { Page } from '../../components/page';
import { CheckFilters } from './check-filters';
import { checkSummaryQuery, findingPageQuery } from './check-queries';
import { CheckRulesDrawer } from './check-rules-drawer';
import { useRefreshRegister } from '../queries';

const pageSizes = [50, 100, 200];
const noFilter: FindingFilter = { levels: [], rules: [], organizationId: null, search: '' };
type SortKey = 'organization' | 'name' | 'level' | 'rule';

/** Text that is cut at the cell's edge and whole on hover. */
function Cut({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return <span title={text}>{children ?? text}</span>;
}

function Message({ row, onOpen }: { readonly row: FindingRow; readonly onOpen: () => void }) {
  const state = row.removed ? '已移除' : row.changed ? '已修改' : null;
  return (
    <Cut text={row.message}>
      {state !== null && <span className="quiet">〔{state}〕</span>}
      {row.removed ? row.message : <a onClick={onOpen}>{row.message}</a>}
    </Cut>
  );
}

function columnsFor(open: (row: FindingRow) => void): readonly DataColumn<FindingRow>[] {
  return [
    {
      key: 'level',
      title: '级别',
      width: 62,
      sortable: true,
      render: ({ level }) => <span className={`finding-${level}`}>{levelTexts[level]}</span>,
    },
    {
      key: 'name',
      title: '姓名',
      width: 84,
      sortable: true,
      render: ({ personName }) => personName ?? <span className="quiet">单位</span>,
    },
    {
      key: 'organization',
      title: '单位',
      width: 140,
      sortable: true,
      render: ({ organizationName }) => <Cut text={organizationName ?? ''} />,
    },
    {
      key: 'rule',
      title: '问题',
      width: 350,
      sortable: true,
      render: (row) => <Message row={row} onOpen={() => open(row)} />,
    },
    { key: 'remedy', title: '处理办法', width: 242, render: ({ remedy }) => <Cut text={remedy} /> },
    { key: 'source', title: '依据', width: 214, render: ({ source }) => <Cut text={source} /> },
  ];
}

function runNote(run: CheckRun | null | undefined): string | undefined {
  if (!run) return undefined;
  const scope = run.organizationName ?? '全部单位';
  return `${dayjs(run.at).format('YYYY.MM.DD HH:mm')} ${run.actorName}核查，${scope}，${run.people} 人、${run.organizations} 个单位`;
}

/** Where a finding is put right. */
function placeOf({ personId, organizationId, field }: FindingRow): string {
  const query = `field=${encodeURIComponent(field)}`;
  return personId === null
    ? `/organizations?unit=${organizationId ?? ''}&${query}`
    : `/people/${personId}?${query}`;
}

/** Runs the check and the export; both report and leave the list up to date. */
function useCheckActions(filter: FindingFilter) {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const refresh = useRefreshRegister();
  return {
    view: job.view,
    async check(organizationId: number | null): Promise<void> {
      const done = await job.run('check.register', { organizationId }, '名册核查');
      await refresh();
      if (done?.run && done.counts.length === 0)
        void message.success(`核查 ${done.run.people} 人，没有发现问题`);
    },
    async save(): Promise<void> {
      const file = await call(() =>
        invoke('file.saveAs', { kind: 'workbook', suggestedName: '名册核查结果.xlsx' }),
      );
      if (!file) return;
      const done = await job.run('check.export', { file: file.token, filter }, '导出核查结果');
      if (done) void message.success(`已导出 ${done.rows} 条：${file.name}`);
    },
  };
}

/** 名册核查: the whole register against every rule, each finding leading to where it is put right. */
export function ChecksPage() {
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState(noFilter);
  const [sort, setSort] = useState<Sort | null>({ key: 'level', descending: false });
  const [page, setPage] = useState({ number: 1, size: 50 });
  const [showRules, setShowRules] = useState(false);
  const search = useDeferredValue(filter.search);
  const asked = { ...filter, search };
  const summary = useQuery(checkSummaryQuery());
  const findings = useQuery(
    findingPageQuery({
      ...asked,
      levels: [...asked.levels],
      rules: [...asked.rules],
      sort: sort ? { key: sort.key as SortKey, descending: sort.descending } : null,
      offset: (page.number - 1) * page.size,
      limit: page.size,
    }),
  );
  const actions = useCheckActions(asked);
  const run = summary.data?.run;
  const open = (row: FindingRow): void => {
    if (!row.removed) navigate(placeOf(row));
  };
  function change(part: Partial<FindingFilter>): void {
    setFilter((before) => ({ ...before, ...part }));
    setPage((before) => ({ ...before, number: 1 }));
  }
  const start = (
    <Button type="primary" onClick={() => void actions.check(null)}>
      开始核查
    </Button>
  );
  const total = findings.data?.total ?? 0;
  return (
    <Page
      title="名册核查"
      note={runNote(run)}
      actions={
        <>
          <Button onClick={() => setShowRules(true)}>核查规则</Button>
          {run && (
            <>
              <Button disabled={total === 0} onClick={() => void actions.save()}>
                导出
              </Button>
              {filter.organizationId !== null && (
                <Button onClick={() => void actions.check(filter.organizationId)}>只核查所选单位</Button>
              )}
              {start}
            </>
          )}
        </>
      }
      {...(run
        ? {
            filters: <CheckFilters filter={filter} counts={summary.data?.counts ?? []} onChange={change} />,
            footer: (
              <>
                <span>共 {total} 条</span>
                {run.rulesOff.length > 0 && (
                  <Space size={4}>
                    <span className="finding-warning">县设置停用了 {run.rulesOff.length} 条规则</span>
                    <LinkButton onClick={() => setShowRules(true)}>查看</LinkButton>
                  </Space>
                )}
                <Pagination
                  className="page-footer-end"
                  size="small"
                  current={page.number}
                  pageSize={page.size}
                  total={total}
                  pageSizeOptions={pageSizes}
                  showSizeChanger
                  onChange={(number, size) => setPage({ number: size === page.size ? number : 1, size })}
                />
              </>
            ),
          }
        : {})}
    >
      {run || summary.isPending ? (
        <DataTable<FindingRow>
          label="核查结果"
          columns={columnsFor(open)}
          rows={findings.data?.rows ?? []}
          rowKey={({ id }) => id}
          loading={findings.isPending}
          sort={sort}
          onSort={setSort}
          onOpen={open}
          empty={summary.data?.counts.length === 0 ? '没有发现问题' : '没有符合条件的结果'}
        />
      ) : (
        <div className="panel">
          <EmptyState
            title="还没有核查过名册"
            hint="按核查规则逐人、逐单位检查，列出错误、警告和提示，点开即到需要改正的栏目。"
            actions={start}
          />
        </div>
      )}
      {showRules && <CheckRulesDrawer onClose={() => setShowRules(false)} />}
      {actions.view}
    </Page>
  );
}
