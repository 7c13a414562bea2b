import { Button, Modal, Progress } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { ChannelName, Input, Output } from '#shared/contract';
import { invoke, listen } from '../app/bridge';
import { useCall } from './call';

interface Running {
  readonly id: string;
  readonly title: string;
}

export interface JobRunner {
  /** Runs a job channel under a progress window with a cancel button; undefined when it failed or was cancelled. */
  readonly run: <Name extends ChannelName>(
    channel: Name,
    input: Input<Name>,
    title: string,
  ) => Promise<Output<Name> | undefined>;
  /** The same for a caller that shows failures itself. @throws CallError, CANCELLED among them */
  readonly attempt: <Name extends ChannelName>(
    channel: Name,
    input: Input<Name>,
    title: string,
  ) => Promise<Output<Name>>;
  /** Place it once in the page. */
  readonly view: ReactNode;
}

/** Long work from a page: one job at a time, with progress and cancel. */
export function useJob(): JobRunner {
  const call = useCall();
  const [running, setRunning] = useState<Running | null>(null);
  const attempt: JobRunner['attempt'] = async (channel, input, title) => {
    const id = crypto.randomUUID();
    setRunning({ id, title });
    try {
      return await invoke(channel, input, id);
    } finally {
      setRunning(null);
    }
  };
  return {
    attempt,
    run: (channel, input, title) => call(() => attempt(channel, input, title)),
    view: running && <JobProgress key={running.id} {...running} />,
  };
}

/** Work that is over sooner than this shows no window: it would only flash. */
const PATIENCE = 300;

function JobProgress({ id, title }: Running) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  const [state, setState] = useState({ done: 0, total: 0, text: '' });
  const [cancelling, setCancelling] = useState(false);
  useEffect(() => listen('job.progress', (progress) => progress.id === id && setState(progress)), [id]);
  // A total of 1 is a whole whose part is done, and nothing that can be counted.
  const percent = state.total > 0 ? Math.floor((state.done / state.total) * 100) : 0;
  function cancel(): void {
    setCancelling(true);
    void invoke('job.cancel', { id });
  }
  return (
    <Modal
      open={shown}
      title={title}
      width={420}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button loading={cancelling} onClick={cancel}>
          取消
        </Button>
      }
    >
      <Progress percent={percent} />
      <p className="quiet" style={{ margin: 0 }}>
        {state.text || '正在处理'}
        {state.total > 1 && `　${state.done} / ${state.total}`}
      </p>
    </Modal>
  );
}
