import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Input, Modal, type MenuProps } from 'antd';
import { useState } from 'react';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import { invoke } from '../../app/bridge';
import { mayLeave } from '../../app/leave-guard';
import { useAsk } from '../../components/ask';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';
import { useRefreshRegister } from '../queries';
import { BatchPapersButton } from './batch-papers';
import { BatchHistory } from './batch-history';
import { CompletionDialog } from './completion-dialog';

interface Props {
  readonly batch: BatchDocument;
  readonly mayEdit: boolean;
  readonly unitName: (id: number) => string;
  /** After something became of the batch: its page begins anew. */
  readonly onChanged: () => void;
}

type Dialog = 'complete' | 'history' | 'cancel';

function itemsOf(batch: BatchDocument): NonNullable<MenuProps['items']> {
  if (batch.completedAt !== null) return [{ key: 'undo', label: '撤回完成' }];
  if (batch.cancelledAt !== null)
    return [
      { key: 'resume', label: '恢复批次' },
      { key: 'remove', label: '删除批次', danger: true },
    ];
  return [
    { key: 'writeForms', label: '写入任免审批表' },
    { type: 'divider' },
    { key: 'cancel', label: '撤销批次' },
    { key: 'remove', label: '删除批次', danger: true },
  ];
}

/** What is asked before many people change back, or a batch leaves the list. */
const questions = {
  undo: {
    title: (name: string) => `撤回“${name}”的完成`,
    body: '本批人员的职务、简历和职数恢复为任免之前的样子，批次可以修改后再完成。',
    verb: '撤回完成',
    kind: 'danger',
  },
  remove: {
    title: (name: string) => `删除“${name}”`,
    body: '批次从列表中移去，名册不变；可在列表中选“已删除”后还原。',
    verb: '删除批次',
    kind: 'danger',
  },
} as const;

/** What a click means: the call, and the word that says it is done. */
function useDeeds({ batch, onChanged }: Props) {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const { ask, dialog } = useAsk();
  const refresh = useRefreshRegister();
  const stamp = { id: batch.id, version: batch.version };
  async function after(done: unknown, words: string): Promise<void> {
    await refresh();
    if (done === undefined) return;
    void message.success(words);
    onChanged();
  }
  async function sure(key: 'undo' | 'remove'): Promise<boolean> {
    const { title, body, verb, kind } = questions[key];
    const answer = await ask({
      title: title(batch.fields.title ?? ''),
      body,
      choices: [
        { key: 'back', text: '返回' },
        { key: 'go', text: verb, kind },
      ],
      otherwise: 'back',
    });
    return answer === 'go';
  }
  return {
    view: (
      <>
        {job.view}
        {dialog}
      </>
    ),
    async cancel(reason: string): Promise<void> {
      const run = () => invoke('appointment.cancel', { ...stamp, reason }).then(() => true);
      await after(await call(run), '批次已撤销');
    },
    async choose(key: string): Promise<void> {
      if (key === 'writeForms') {
        const done = await job.run('appointment.writeForms', stamp, '写入任免审批表');
        await after(done, `已写入 ${done?.people ?? 0} 人的任免审批表`);
      } else if (key === 'undo') {
        if (!(await sure('undo'))) return;
        const done = await job.run('appointment.undoCompletion', stamp, '撤回完成');
        await after(done, `已撤回，${done?.people ?? 0} 人恢复为任免之前的样子`);
      } else if (key === 'resume') {
        await after(await call(() => invoke('appointment.resume', stamp).then(() => true)), '批次已恢复');
      } else if (key === 'restore') {
        await after(await call(() => invoke('appointment.restore', stamp).then(() => true)), '批次已还原');
      } else if (key === 'remove') {
        if (!(await sure('remove'))) return;
        await after(
          await call(() => invoke('appointment.remove', stamp).then(() => true)),
          '批次已删除，可在列表中选“已删除”后还原',
        );
      }
    },
  };
}

function CancelDialog(props: {
  readonly title: string;
  readonly onCancel: () => void;
  readonly onDone: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={`撤销“${props.title}”`}
      okText="撤销批次"
      cancelText="不撤销"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => props.onDone(reason.trim())}
      onCancel={props.onCancel}
    >
      <p className="quiet">撤销后不再办理，已写入任免审批表的拟任免职务一并清空；批次保留，可以恢复。</p>
      <Input
        autoFocus
        aria-label="撤销原因"
        placeholder="撤销原因"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}

/** What can be done with a saved batch besides editing it. */
export function BatchActions(props: Props) {
  const { batch, mayEdit, unitName, onChanged } = props;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const deeds = useDeeds(props);
  const close = (): void => setDialog(null);
  const title = batch.fields.title ?? '';
  const open = batch.completedAt === null && batch.cancelledAt === null && batch.deletedAt === null;
  // What was typed and is not saved would not be among what is done.
  async function unlessTyped(run: () => void | Promise<void>): Promise<void> {
    if (await mayLeave()) await run();
  }
  const items = batch.deletedAt === null ? itemsOf(batch) : [{ key: 'restore', label: '还原批次' }];
  return (
    <>
      <BatchPapersButton batch={batch} />
      <Button onClick={() => setDialog('history')}>变更记录</Button>
      {mayEdit && (
        <Dropdown
          trigger={['click']}
          menu={{
            items,
            onClick: ({ key }) =>
              void unlessTyped(() => (key === 'cancel' ? setDialog('cancel') : deeds.choose(key))),
          }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            更多
          </Button>
        </Dropdown>
      )}
      {mayEdit && open && (
        <Button onClick={() => void unlessTyped(() => setDialog('complete'))}>完成任免</Button>
      )}
      {dialog === 'history' && (
        <BatchHistory id={batch.id} title={title} unitName={unitName} onClose={close} />
      )}
      {dialog === 'cancel' && (
        <CancelDialog
          title={title}
          onCancel={close}
          onDone={(reason) => {
            close();
            void deeds.cancel(reason);
          }}
        />
      )}
      {dialog === 'complete' && (
        <CompletionDialog
          batch={batch}
          onClose={close}
          onDone={() => {
            close();
            onChanged();
          }}
        />
      )}
      {deeds.view}
    </>
  );
}
