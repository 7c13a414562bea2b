import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { formatValue } from '#shared/lib/format-value';
import type { UndoConflict, UndoPreview } from '#shared/register/bulk/bulk-operations';
import { columnsOf } from '#shared/register/list/list-columns';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';
import { useRefreshRegister } from '../queries';

function conflictLine({ id, name, field, written, current }: UndoConflict) {
  const [column] = field === null ? [] : columnsOf([field]);
  const words = (value: UndoConflict['current']): string =>
    (column ? formatValue(column, value) : String(value ?? '')) || '空';
  return (
    <li key={`${id}-${field}`}>
      {name}
      <span className="quiet">
        {field === null && '　已彻底删除'}
        {field === 'deletedAt' && '　已另行恢复或移除'}
        {column && `　${column.label}：批量改为“${words(written)}”，现在是“${words(current)}”`}
      </span>
    </li>
  );
}

function conflictList({ conflicts, listed }: UndoPreview): ReactNode {
  if (conflicts === 0) return '数据恢复为这次批量操作之前的样子。';
  return (
    <div>
      <p>以下 {conflicts} 处后来又改动过，保持现在的内容：</p>
      <ul className="undo-conflicts">{listed.map(conflictLine)}</ul>
      {listed.length < conflicts && <p className="quiet">仅列出前 {listed.length} 处</p>}
    </div>
  );
}

interface BulkUndo {
  /** Asks once, naming what cannot be put back, then undoes the operation of this audit row. */
  readonly undo: (seq: number) => Promise<void>;
  /** Says that an operation is done, with a button that undoes it. */
  readonly announce: (words: string, seq: number | null) => void;
  /** Place it once in the page. */
  readonly view: ReactNode;
}

/** Undoing operations on many people. */
export function useBulkUndo(): BulkUndo {
  const { modal, message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const refresh = useRefreshRegister();

  async function run(seq: number): Promise<void> {
    const done = await job.run('batch.undo', { seq }, '撤销批量操作');
    await refresh();
    if (!done) return;
    const left = done.conflicts > 0 ? `，${done.conflicts} 处保持现状` : '';
    void message.success(`已撤销 ${done.restored.toLocaleString()} 人的改动${left}`);
  }
  async function undo(seq: number): Promise<void> {
    const preview = await call(() => invoke('batch.undoPreview', { seq }));
    if (!preview) return;
    if (preview.restorable === 0) {
      void modal.info({ title: '没有可以撤销的改动', content: conflictList(preview), okText: '知道了' });
      return;
    }
    void modal.confirm({
      title: `撤销 ${preview.restorable.toLocaleString()} 人的改动`,
      width: 560,
      content: conflictList(preview),
      okText: `撤销 ${preview.restorable.toLocaleString()} 人`,
      cancelText: '不撤销',
      onOk: () => void run(seq),
    });
  }
  function announce(words: string, seq: number | null): void {
    if (seq === null) return void message.success(words);
    const key = `bulk-${seq}`;
    void message.success({
      key,
      duration: 10,
      content: (
        <>
          {words}
          <Button
            type="link"
            size="small"
            onClick={() => {
              message.destroy(key);
              void undo(seq);
            }}
          >
            撤销
          </Button>
        </>
      ),
    });
  }
  return { undo, announce, view: job.view };
}
