import { useEffect, type ReactNode } from 'react';
import { useAsk } from '../components/ask';
import { invoke, listen } from './bridge';
import { keepUnsaved } from './leave-guard';
import { runningJobs } from './running-jobs';

/**
 * Answers the main process when the program is about to end: keeps what was typed, and asks while a job is running.
 * @returns the question's dialog, to place once in the window
 */
export function useClosing(): ReactNode {
  const { ask, dialog } = useAsk();
  useEffect(() => {
    async function answer(): Promise<void> {
      if (runningJobs().length > 0) {
        await invoke('app.answerClosing', { answer: 'wait' });
        const choice = await ask({
          title: '正在处理数据，要退出吗',
          body: '退出会取消正在进行的处理；已写入的数据不受影响，取消的处理不留下任何改动。',
          choices: [
            { key: 'leave', text: '取消处理并退出', kind: 'danger' },
            { key: 'stay', text: '继续处理', kind: 'primary' },
          ],
          otherwise: 'stay',
        });
        if (choice === 'stay') return void invoke('app.answerClosing', { answer: 'stay' });
      }
      await keepUnsaved();
      await invoke('app.answerClosing', { answer: 'ready' });
    }
    return listen('app.closing', () => void answer());
  }, [ask]);
  return dialog;
}
