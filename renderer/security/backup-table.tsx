import { Table } from 'antd';
import type { BackupSummary } from '#shared/security/backup';
import { backupReasonTexts, formatBytes, formatMoment } from './texts';

interface Props {
  readonly backups: readonly BackupSummary[];
  readonly loading: boolean;
  readonly chosen: string | null;
  readonly onChoose: (backup: BackupSummary) => void;
}

/** Backups by time, the newest first, to choose one. */
export function BackupTable({ backups, loading, chosen, onChoose }: Props) {
  return (
    <div className="backup-table">
      <Table<BackupSummary>
        size="small"
        rowKey="path"
        pagination={false}
        loading={loading ? { delay: 200 } : false}
        dataSource={[...backups]}
        locale={{ emptyText: '这里没有备份' }}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: chosen === null ? [] : [chosen],
          onChange: (_keys, [row]) => row && onChoose(row),
        }}
        onRow={(row) => ({ onClick: () => onChoose(row) })}
        columns={[
          { key: 'at', title: '时间', width: 170, render: (_, row) => formatMoment(row.at, true) },
          { key: 'reason', title: '原因', render: (_, row) => backupReasonTexts[row.reason] },
          {
            key: 'size',
            title: '大小',
            width: 90,
            align: 'right',
            render: (_, row) => formatBytes(row.size),
          },
        ]}
      />
    </div>
  );
}
