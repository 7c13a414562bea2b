import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import type {
  FormChoice,
  FormDone,
  FormSession,
  FormSource,
} from '#shared/register/approval-form/form-contract';
import { CallError, invoke } from '../../app/bridge';
import { useJob } from '../../components/job-progress';
import { sentenceOf } from '../../components/sentence';
import { useRefreshRegister } from '../queries';

/** The files being imported, and everything that is done with them. */
export interface FormImport {
  readonly session: FormSession | null;
  /** Counts what changed in the session. */
  readonly revision: number;
  readonly done: FormDone | null;
  /** The register changed since the files were compared: they must be compared again before they are written. */
  readonly stale: boolean;
  readonly open: (source: FormSource) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly choose: (choice: FormChoice) => Promise<void>;
  readonly apply: () => Promise<void>;
  readonly restart: () => void;
  readonly view: ReactNode;
}

interface State {
  readonly session: FormSession | null;
  readonly revision: number;
  readonly done: FormDone | null;
  readonly stale: boolean;
}

const start: State = { session: null, revision: 0, done: null, stale: false };

/** Opens, settles and writes approval-form files. */
export function useFormImport(): FormImport {
  const { message } = App.useApp();
  const job = useJob();
  const refreshRegister = useRefreshRegister();
  const [state, setState] = useState(start);
  const sessionId = state.session?.sessionId ?? '';

  function show(session: FormSession): void {
    setState(({ revision }) => ({ ...start, session, revision: revision + 1 }));
  }
  /** Tells a failure; what was read is lost with its thread, and what is out of date is marked so. */
  function fail(error: unknown): void {
    const code = error instanceof CallError ? error.data.code : '';
    if (code === 'FORM_SESSION_GONE') setState(start);
    if (code === 'FORM_STALE') setState((before) => ({ ...before, stale: true }));
    else void (code === 'CANCELLED' ? message.info(sentenceOf(error)) : message.error(sentenceOf(error), 6));
  }
  async function attempt<T>(call: () => Promise<T>, then: (value: T) => void): Promise<void> {
    try {
      then(await call());
    } catch (error) {
      fail(error);
    }
  }
  return {
    ...state,
    view: job.view,
    open: (source) => attempt(() => job.attempt('form.open', { source }, '读取任免表文件'), show),
    refresh: () => attempt(() => job.attempt('form.refresh', { sessionId }, '重新比较'), show),
    choose: (choice) => attempt(() => invoke('form.choose', { sessionId, choice }), show),
    async apply() {
      await attempt(
        () => job.attempt('form.apply', { sessionId }, '写入名册'),
        (done) => setState((before) => ({ ...before, session: null, done })),
      );
      await refreshRegister();
    },
    restart: () => setState(start),
  };
}
