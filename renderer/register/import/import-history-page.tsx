import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportRun } from '#shared/register/import/import-contract';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { LinkButton } from '../../components/link-button';
import { Page } from '../../components/page';
import { Pager } from '../../components/pager';
import { importHistoryQuery } from './import-queries';
import { useUndoImport } from './import-undo';

const pageSize = 50;

function columnsFor(undo: (run: ImportRun) => void): readonly DataColumn<ImportRun>[] {
  const number = (
    key: 'added' | 'changed' | 'unchanged' | 'refused' | 'units',
    title: string,
  ): DataColumn<ImportRun> => ({
    key,
    title,
    width: 70,
    align: 'right',
    render: (run) => (run[key] === 0 ? <span className="quiet">0</span> : run[key]),
  });
  return [
    { key: 'at', title: '时间', width: 140, render: ({ at }) => dayjs(at).format('YYYY.MM.DD HH:mm') },
    { key: 'actor', title: '操作人', width: 90, render: ({ actorName }) => actorName },
    { key: 'kind', title: '内容', width: 60, render: ({ kind }) => (kind === 'person' ? '人员' : '单位') },
    {
      key: 'file',
      title: '文件',
      width: 240,
      render: ({ fileName, sheetName }) => (
        <span title={`${fileName}，${sheetName}`}>
          {fileName}
          <span className="quiet">　{sheetName}</span>
        </span>
      ),
    },
    number('added', '新增'),
    number('changed', '修改'),
    number('unchanged', '无变化'),
    number('refused', '拒绝'),
    number('units', '新建单位'),
    {
      key: 'state',
      title: '',
      width: 220,
      render: (run) =>
        run.undoneAt === null ? (
          <LinkButton onClick={() => undo(run)}>撤销整批导入</LinkButton>
        ) : (
          <span className="quiet">
            {dayjs(run.undoneAt).format('YYYY.MM.DD HH:mm')} 由{run.undoneBy}撤销
          </span>
        ),
    },
  ];
}

/** Past imports, each of which can be taken back as a whole. */
export function ImportHistoryPage() {
  const [, navigate] = useLocation();
  const { message } = App.useApp();
  const [page, setPage] = useState(1);
  const history = useQuery(importHistoryQuery({ offset: (page - 1) * pageSize, limit: pageSize }));
  const undo = useUndoImport((done) => {
    const kept = done.kept > 0 ? `，保留 ${done.kept} 条` : '';
    void message.success(`已撤销：移除 ${done.removed} 条，恢复 ${done.restored} 条${kept}`, 6);
  });
  const total = history.data?.total ?? 0;
  const start = (
    <Button type="primary" onClick={() => navigate('/import')}>
      导入表格
    </Button>
  );
  return (
    <Page
      title="导入记录"
      actions={start}
      footer={
        <>
          <span>共 {total} 次</span>
          <Pager page={page} pageSize={pageSize} total={total} onPage={setPage} />
        </>
      }
    >
      {total === 0 && !history.isPending ? (
        <div className="panel">
          <EmptyState
            title="还没有导入过"
            hint="导入的每一批都记在这里，导错了可以整批撤销。"
            actions={start}
          />
        </div>
      ) : (
        <DataTable<ImportRun>
          label="导入记录"
          columns={columnsFor((run) => void undo.start(run))}
          rows={history.data?.runs ?? []}
          rowKey={({ id }) => id}
          loading={history.isPending}
        />
      )}
      {undo.view}
    </Page>
  );
}
