import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AppState } from '#shared/security/contract';
import { invoke } from '../app/bridge';
import { useCall } from '../components/call';
import { problemText, type ProblemAction } from './problem-texts';
import { RestoreDialog } from './restore-dialog';
import './security.css';

const labels: Readonly<Record<ProblemAction, string>> = {
  retry: '重试',
  locate: '打开其他位置',
  restore: '从备份恢复',
  quit: '退出',
};

/** The archive could not be opened: what is wrong, where, what to do, and the buttons for it. Nothing is touched. */
export function ProblemPage({ state }: { readonly state: AppState }): ReactNode {
  const { message } = App.useApp();
  const call = useCall();
  const [restoring, setRestoring] = useState(false);
  if (!state.problem) return null;
  const { code, params } = state.problem;
  const { title, steps, actions } = problemText(code);
  const path = String(params['backup'] ?? params['path'] ?? state.dataFolder);
  const run: Readonly<Record<ProblemAction, () => Promise<void>>> = {
    async retry() {
      await call(() => invoke('archive.retry', {}));
      const now = await call(() => invoke('app.state', {}));
      if (now?.problem?.code === code) void message.warning('问题还在，请按步骤处理后再试');
    },
    async locate() {
      const folder = await call(() => invoke('file.chooseFolder', {}));
      if (folder) await call(() => invoke('archive.locate', { folder: folder.path }));
    },
    restore: () => Promise.resolve(setRestoring(true)),
    async quit() {
      await call(() => invoke('app.quit', {}));
    },
  };
  return (
    <div className="gate">
      <div className="panel gate-panel">
        <h1 className="gate-title">{title}</h1>
        <p className="gate-hint">程序没有改动任何数据。位置：</p>
        <p className="problem-path">{path}</p>
        <ol className="problem-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div className="gate-foot">
          <span className="quiet">{code}</span>
          {actions.map((action, index) => (
            <Button
              key={action}
              type={index === actions.length - 1 ? 'primary' : 'default'}
              onClick={() => void run[action]()}
            >
              {labels[action]}
            </Button>
          ))}
        </div>
      </div>
      {restoring && <RestoreDialog credentialsNeeded onClose={() => setRestoring(false)} />}
    </div>
  );
}
