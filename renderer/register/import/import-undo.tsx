import { Button, Modal, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ImportRun, UndoCheck, UndoConflict, UndoDone } from '#shared/register/import/import-contract';
import { useJob } from '../../components/job-progress';
import { useRefreshRegister } from '../queries';

interface Asked {
  readonly run: ImportRun;
  readonly check: UndoCheck;
}

interface UndoImport {
  readonly start: (run: ImportRun) => Promise<void>;
  readonly view: ReactNode;
}

function countsText({ added, changed, units }: ImportRun, kind: ImportRun['kind']): string {
  const unit = kind === 'person' ? '人' : '个单位';
  const parts = [
    added > 0 ? `移除这次新增的 ${added} ${unit}` : '',
    changed > 0 ? `把修改过的 ${changed} ${unit}恢复成导入之前的内容` : '',
    units > 0 ? `移除新建的 ${units} 个单位` : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}

function Conflicts({ check }: { readonly check: UndoCheck }) {
  return (
    <>
      <p className="finding-warning">有 {check.conflictCount} 条在导入之后又有改动，请选择怎么办：</p>
      <Table<UndoConflict>
        size="small"
        rowKey={({ entity, id }) => `${entity}${id}`}
        pagination={false}
        scroll={{ y: 200 }}
        dataSource={[...check.conflicts]}
        columns={[
          { key: 'name', title: '姓名（单位）', dataIndex: 'name', width: 160, ellipsis: true },
          { key: 'why', title: '导入之后', dataIndex: 'why' },
        ]}
      />
    </>
  );
}

/** Asks about an undo, lists what was edited since, and carries it out. */
export function useUndoImport(onDone: (done: UndoDone) => void): UndoImport {
  const job = useJob();
  const refresh = useRefreshRegister();
  const [asked, setAsked] = useState<Asked | null>(null);

  async function undo(run: ImportRun, conflicts: 'keep' | 'undo'): Promise<void> {
    setAsked(null);
    const done = await job.run('import.undo', { runId: run.id, conflicts }, '撤销导入');
    if (!done) return;
    await refresh();
    onDone(done);
  }
  const hasConflicts = (asked?.check.conflictCount ?? 0) > 0;
  return {
    async start(run) {
      const check = await job.run('import.undoCheck', { runId: run.id }, '核对导入之后的改动');
      if (check) setAsked({ run, check });
    },
    view: (
      <>
        {asked && (
          <Modal
            open
            title="撤销整批导入"
            width={560}
            onCancel={() => setAsked(null)}
            footer={
              <>
                <Button onClick={() => setAsked(null)}>不撤销</Button>
                {hasConflicts && (
                  <Button onClick={() => void undo(asked.run, 'undo')}>连同后来的改动一起撤销</Button>
                )}
                <Button type="primary" onClick={() => void undo(asked.run, 'keep')}>
                  {hasConflicts ? '保留后来改动的，撤销其余' : '撤销整批导入'}
                </Button>
              </>
            }
          >
            <p>
              将撤销“{asked.run.fileName}”的导入：{countsText(asked.run, asked.run.kind)}。撤销前会先备份。
            </p>
            {hasConflicts && <Conflicts check={asked.check} />}
          </Modal>
        )}
        {job.view}
      </>
    ),
  };
}
