import { Activity, Suspense, lazy, useCallback, useEffect, useState } from 'react';
import type { AppState } from '#shared/security/contract';
import { UnlockPage } from '../security/unlock-page';
import { invoke, listen } from './bridge';
import type { ProgramProps } from './program';
import { report } from './report';
import '../security/security.css';

/** Everything but the first page. */
const loadProgram = () => import('./program');
const Program = lazy(() => loadProgram().then((module) => ({ default: module.Program })));

/** Follows the archive's state until the program itself does. The page before stays until the next one can be shown. */
function useEntry() {
  const [locked, setLocked] = useState<AppState | null>(null);
  const [entry, setEntry] = useState<ProgramProps | null>(null);
  const [failed, setFailed] = useState(false);
  const entered = entry !== null;
  const fail = useCallback((error: unknown): void => {
    void report('start', error);
    setFailed(true);
  }, []);
  useEffect(() => {
    if (entered) return undefined;
    async function enter(): Promise<void> {
      const state = await invoke('app.state', {});
      if (state.stage === 'locked') return setLocked(state);
      const { fetchAhead } = await loadProgram();
      if (state.stage === 'open') await fetchAhead();
      setEntry({ state, forgottenBy: null });
    }
    const look = (): void => void enter().catch(fail);
    look();
    const deaf = [
      listen('app.stateChanged', look),
      // Nothing can be unsaved yet.
      listen('app.closing', () => void invoke('app.answerClosing', { answer: 'ready' })),
    ];
    return () => deaf.forEach((stop) => stop());
  }, [entered, fail]);
  function forget(state: AppState, userName: string): void {
    loadProgram().then(() => setEntry({ state, forgottenBy: userName }), fail);
  }
  return { locked, entry, failed, forget };
}

/** A defect, or a program folder with files missing: nothing else could say it. */
function NotStarted() {
  return (
    <div className="gate">
      <div className="panel gate-panel">
        <h1 className="gate-title">程序没有完全启动</h1>
        <p className="gate-hint">
          档案库没有改动。请关闭窗口后重新打开程序；若仍然这样，程序文件可能不全，请重新安装或联系技术支持。
        </p>
      </div>
    </div>
  );
}

/** True once the window has nothing else to do. */
function useIdle(stands: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!stands) return undefined;
    const handle = requestIdleCallback(() => setIdle(true));
    return () => cancelIdleCallback(handle);
  }, [stands]);
  return idle;
}

/**
 * The first thing in the window: the password, or the program where none is asked for. While the password is being typed
 * the program is loaded and drawn behind it, hidden and empty, so that it need only be filled once the archive is open.
 */
export function Start() {
  const { locked, entry, failed, forget } = useEntry();
  const ahead = useIdle(locked !== null) && locked;
  const props = entry ?? (ahead && { state: { ...ahead, stage: 'open' as const }, forgottenBy: null });
  if (failed && !entry) return <NotStarted />;
  return (
    <>
      {locked && !entry && <UnlockPage state={locked} onForgotten={(userName) => forget(locked, userName)} />}
      {props && (
        <Activity mode={entry ? 'visible' : 'hidden'}>
          <Suspense fallback={null}>
            <Program {...props} />
          </Suspense>
        </Activity>
      )}
    </>
  );
}
