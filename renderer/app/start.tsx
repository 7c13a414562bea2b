import { Activity, useEffect, useState, type ComponentType } from 'react';
import type { AppState } from '#shared/security/contract';
import { UnlockPage } from '../security/unlock-page';
import { invoke, listen } from './bridge';
import type { ProgramProps } from './program';

/** Everything but the first page. */
const loadProgram = () => import('./program');

/** Follows the archive's state until the program itself does. */
function useEntry() {
  const [locked, setLocked] = useState<AppState | null>(null);
  const [entry, setEntry] = useState<ProgramProps | null>(null);
  const entered = entry !== null;
  useEffect(() => {
    if (entered) return undefined;
    async function look(): Promise<void> {
      const state = await invoke('app.state', {});
      if (state.stage === 'locked') return setLocked(state);
      if (state.stage === 'open') await loadProgram().then(({ fetchAhead }) => fetchAhead());
      setEntry({ state, forgottenBy: null });
    }
    void look();
    const deaf = [
      listen('app.stateChanged', () => void look()),
      // Nothing can be unsaved yet.
      listen('app.closing', () => void invoke('app.answerClosing', { answer: 'ready' })),
    ];
    return () => deaf.forEach((stop) => stop());
  }, [entered]);
  return { locked, entry, setEntry };
}

/** The program, loaded once the first page stands: while the password is being typed, or at once where none is asked for. */
function useProgram(wanted: 'now' | 'ahead' | null): ComponentType<ProgramProps> | null {
  const [program, setProgram] = useState<ComponentType<ProgramProps> | null>(null);
  useEffect(() => {
    if (wanted === null) return undefined;
    const load = (): void => void loadProgram().then((module) => setProgram(() => module.Program));
    if (wanted === 'now') return load();
    const handle = requestIdleCallback(load);
    return () => cancelIdleCallback(handle);
  }, [wanted]);
  return program;
}

/**
 * The first thing in the window: the password, or the program where none is asked for. Behind the password the program is
 * drawn already, hidden and empty, so that it need only be filled once the archive is open.
 */
export function Start() {
  const { locked, entry, setEntry } = useEntry();
  const Program = useProgram(entry ? 'now' : locked && 'ahead');
  const ahead = locked && { state: { ...locked, stage: 'open' as const }, forgottenBy: null };
  const props = entry ?? ahead;
  const waiting = entry === null || Program === null;
  return (
    <>
      {waiting && locked && (
        <UnlockPage state={locked} onForgotten={(forgottenBy) => setEntry({ state: locked, forgottenBy })} />
      )}
      {Program && props && (
        <Activity mode={entry ? 'visible' : 'hidden'}>
          <Program {...props} />
        </Activity>
      )}
    </>
  );
}
