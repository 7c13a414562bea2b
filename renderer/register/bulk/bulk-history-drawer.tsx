import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Table, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import type { BulkEntry } from '#shared/register/bulk/bulk-operations';
import { columnsOf } from '#shared/register/list/list-columns';
import { invoke } from '../../app/bridge';
import { EmptyState } from '../../components/empty-state';
import { registerKey } from '../queries';

interface Props {
  readonly editable: boolean;
  readonly onUndo: (seq: number) => Promise<void>;
  readonly onClose: () => void;
}

function wordsOf({ channel, fields }: BulkEntry): string {
  if (channel === 'batch.remove') return '移入回收站';
  const labels = columnsOf(fields).map((column) => column.label);
  const what = labels.length > 0 ? `（${labels.join('、')}）` : '';
  return channel === 'batch.undo' ? `撤销批量操作${what}` : `批量修改${what}`;
}

/** What was done to many people at once, newest first; each can be undone as a whole. */
export function BulkHistoryDrawer({ editable, onUndo, onClose }: Props) {
  const history = useQuery({
    queryKey: [...registerKey, 'batch.history'],
    queryFn: () => invoke('batch.history', {}),
  });
  const columns: TableColumnsType<BulkEntry> = [
    {
      key: 'at',
      title: '时间',
      width: 130,
      render: (_value, entry) => dayjs(entry.at).format('YYYY.MM.DD HH:mm'),
    },
    { key: 'what', title: '操作', ellipsis: true, render: (_value, entry) => wordsOf(entry) },
    {
      key: 'people',
      title: '人数',
      width: 70,
      align: 'right',
      render: (_value, entry) => entry.people.toLocaleString(),
    },
    { key: 'actor', title: '操作人', width: 90, ellipsis: true, dataIndex: 'actorName' },
    {
      key: 'undo',
      title: '',
      width: 80,
      align: 'right',
      render: (_value, entry) =>
        entry.undone ? (
          <span className="quiet">已撤销</span>
        ) : (
          editable && (
            <Button type="link" size="small" onClick={() => void onUndo(entry.seq)}>
              撤销
            </Button>
          )
        ),
    },
  ];
  return (
    <Drawer open title="批量操作记录" size={680} onClose={onClose}>
      <Table<BulkEntry>
        size="small"
        rowKey="seq"
        columns={columns}
        dataSource={[...(history.data ?? [])]}
        pagination={false}
        loading={history.isPending ? { delay: 200 } : false}
        locale={{
          emptyText: <EmptyState title="还没有批量操作" hint="批量修改和批量移除后可在这里整体撤销。" />,
        }}
      />
    </Drawer>
  );
}
