import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isRunning } from '#shared/register/appointment/batch';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useRefreshRegister } from '../queries';
import { batchListQuery } from './appointment-queries';

interface Props {
  readonly ids: readonly number[];
  readonly onClose: () => void;
}

const newBatch = 0;

/** Puts the selected people into a running batch, or into a new one. */
export function AddToBatchDialog({ ids, onClose }: Props) {
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const [, navigate] = useLocation();
  const list = useQuery(batchListQuery({ search: '', states: [] }));
  const running = (list.data ?? []).filter(({ state }) => isRunning(state));
  const [chosen, setChosen] = useState<number | null>(null);
  const [title, setTitle] = useState('');
  const target = chosen ?? running[0]?.id ?? newBatch;
  const ready = list.isSuccess && (target !== newBatch || title.trim() !== '');
  async function add(): Promise<void> {
    const done = await call(() =>
      invoke('appointment.addPeople', {
        id: target === newBatch ? null : target,
        title: target === newBatch ? title.trim() : null,
        people: [...ids],
      }),
    );
    if (!done) return;
    await refresh();
    const already = ids.length - done.added;
    void message.success(`已列入 ${done.added} 人${already > 0 ? `，${already} 人已在批次中` : ''}`);
    onClose();
    navigate(`/appointments/${done.id}`);
  }
  return (
    <Modal
      open
      title={`将 ${ids.length} 人列入动议`}
      okText={`列入 ${ids.length} 人`}
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <Form labelCol={{ flex: '72px' }}>
        <Form.Item label="批次">
          <Select<number>
            aria-label="批次"
            value={target}
            options={[
              ...running.map(({ id, title: name, people }) => ({
                value: id,
                label: `${name}（${people} 人）`,
              })),
              { value: newBatch, label: '新建批次' },
            ]}
            onChange={setChosen}
          />
        </Form.Item>
        {target === newBatch && (
          <Form.Item label="名称" required>
            <Input
              autoFocus
              aria-label="批次名称"
              maxLength={80}
              placeholder="如：2026 年第 3 批干部调整"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
