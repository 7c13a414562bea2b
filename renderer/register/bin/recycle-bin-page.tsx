import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import type { RecycleRow } from '#shared/register/bulk/bulk-operations';
import { purgeWords } from '#shared/register/bulk/bulk-contract';
import { useMay } from '../../app/app-state';
import { invoke, read } from '../../app/bridge';
import { useCall } from '../../components/call';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { useJob } from '../../components/job-progress';
import { Page } from '../../components/page';
import { Pager } from '../../components/pager';
import { SearchInput } from '../../components/search-input';
import { registerKey, useRefreshRegister } from '../queries';

const pageSize = 50;

const columns: readonly DataColumn<RecycleRow>[] = [
  { key: 'name', title: '姓名', width: 96, fixed: true, render: (row) => row.name },
  {
    key: 'gender',
    title: '性别',
    width: 60,
    align: 'center',
    render: (row) => codeText('GB22611', row.gender),
  },
  {
    key: 'birthDate',
    title: '出生年月',
    width: 88,
    render: (row) => (row.birthDate ? formatMonth(row.birthDate) : ''),
  },
  { key: 'unit', title: '原单位', width: 160, render: (row) => row.organizationName },
  { key: 'post', title: '原职务', width: 200, render: (row) => row.currentPost ?? '' },
  {
    key: 'at',
    title: '移除时间',
    width: 130,
    render: (row) => dayjs(row.deletedAt).format('YYYY.MM.DD HH:mm'),
  },
  { key: 'by', title: '移除人', width: 90, render: (row) => row.deletedBy },
  { key: 'reason', title: '原因', width: 160, render: (row) => row.reason },
];

interface PurgeProps {
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Deleting for good asks for two typed words, so that it never happens by a slip. */
function PurgeDialog({ count, onConfirm, onClose }: PurgeProps) {
  const [typed, setTyped] = useState('');
  return (
    <Modal
      open
      title={`彻底删除 ${count} 人`}
      okText={`彻底删除 ${count} 人`}
      okButtonProps={{ danger: true, disabled: typed.trim() !== purgeWords }}
      cancelText="取消"
      width={460}
      onOk={onConfirm}
      onCancel={onClose}
    >
      <p>基本信息、简历、照片、扫描件等全部内容一并删除，不能从回收站恢复。删除前自动备份，变更记录保留。</p>
      <Form.Item
        label={`请输入“${purgeWords}”`}
        htmlFor="purge-words"
        colon={false}
        style={{ marginBottom: 0 }}
      >
        <Input id="purge-words" autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Form.Item>
    </Modal>
  );
}

/** The recycle bin: who was removed, by whom and why; back into the register, or away for good. */
export function RecycleBinPage() {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const refresh = useRefreshRegister();
  const editable = useMay('editor');
  const administrator = useMay('administrator');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [selection, setSelection] = useState<readonly number[]>([]);
  const [purging, setPurging] = useState(false);
  const request = { search, offset: (page - 1) * pageSize, limit: pageSize };
  const bin = useQuery({
    queryKey: [...registerKey, 'recycle.page', request],
    queryFn: ({ signal }) => read('recycle.page', request, signal),
    placeholderData: keepPreviousData,
  });
  const total = bin.data?.total ?? 0;
  const chosen = selection.length;

  async function restore(): Promise<void> {
    const done = await call(() => invoke('person.restore', { ids: [...selection] }));
    if (!done) return;
    setSelection([]);
    await refresh();
    void message.success(`已恢复 ${done.restored} 人`);
  }
  async function purge(): Promise<void> {
    setPurging(false);
    const done = await job.run('recycle.purge', { ids: [...selection], confirm: purgeWords }, '彻底删除');
    await refresh();
    if (!done) return;
    setSelection([]);
    void message.success(`已彻底删除 ${done.purged} 人`);
  }
  return (
    <Page
      title="回收站"
      note="这里的人员不出现在名册、统计和打印中"
      actions={
        <>
          {administrator && (
            <Button danger disabled={chosen === 0} onClick={() => setPurging(true)}>
              彻底删除{chosen > 0 && ` ${chosen} 人`}
            </Button>
          )}
          {editable && (
            <Button type="primary" disabled={chosen === 0} onClick={() => void restore()}>
              恢复{chosen > 0 && ` ${chosen} 人`}
            </Button>
          )}
        </>
      }
      filters={
        <SearchInput
          value={search}
          onSearch={(text) => {
            setSearch(text);
            setPage(1);
          }}
          placeholder="姓名、首字母、身份证号"
        />
      }
      footer={
        <>
          <span>共 {total.toLocaleString()} 人</span>
          <Pager page={page} pageSize={pageSize} total={total} onPage={setPage} />
        </>
      }
    >
      <DataTable<RecycleRow>
        label="回收站人员"
        columns={columns}
        rows={bin.data?.rows ?? []}
        rowKey={(row) => row.id}
        loading={bin.isPending}
        selection={selection}
        onSelect={setSelection}
        empty={
          bin.isSuccess &&
          (search === '' ? (
            <EmptyState title="回收站是空的" hint="从名册移除的人员先到这里，可以随时恢复。" />
          ) : (
            <EmptyState title="没有找到" hint="可以换个写法再找。" />
          ))
        }
      />
      {purging && (
        <PurgeDialog count={chosen} onConfirm={() => void purge()} onClose={() => setPurging(false)} />
      )}
      {job.view}
    </Page>
  );
}
