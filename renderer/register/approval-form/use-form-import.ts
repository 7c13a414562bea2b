import { App } from 'antd';
import { useEffect, useRef, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import type { FormChoice, FormDone, FormSession } from '#shared/register/approval-form/form-contract';
import type { FormSource } from '#shared/register/approval-form/form-source';
import { CallError, invoke } from '../../app/bridge';
import { useJob, type JobRunner } from '../../components/job-progress';
import { sentenceOf } from '../../components/sentence';
import { useRefreshRegister } from '../queries';
import { useCutPhotos } from './cut-photos';
import { dropDecisions, keepDecisions, readDecisions } from './form-draft';

/** The files being imported, and everything that is done with them. */
export interface FormImport extends State {
  readonly open: (source: FormSource) => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly choose: (choice: FormChoice) => Promise<void>;
  readonly apply: () => Promise<void>;
  readonly restart: () => void;
  /** Keeps what was decided: the page is left, or the program locks or ends. */
  readonly keep: () => Promise<void>;
  readonly view: ReactNode;
}

interface State {
  readonly session: FormSession | null;
  /** Counts what changed in the session. */
  readonly revision: number;
  readonly done: FormDone | null;
  /** The register changed since the files were compared: they must be compared again before they are written. */
  readonly stale: boolean;
}

const start: State = { session: null, revision: 0, done: null, stale: false };

/** How long decisions may be lost in a crash, in milliseconds. */
const interval = 2500;

/** Keeps decisions as a draft a little after they were made; forgets the files when the page is gone. */
function useKept(sessionId: string | null, revision: number): () => Promise<void> {
  const kept = useRef(0);
  async function keep(): Promise<void> {
    // The first state of a session is what was read, and nobody's decision.
    if (sessionId === null || revision <= 1 || kept.current === revision) return;
    kept.current = revision;
    await keepDecisions(sessionId);
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const timer = setTimeout(() => void latest.current().catch(() => undefined), interval);
    return () => clearTimeout(timer);
  }, [revision]);
  useEffect(() => {
    if (sessionId === null) return undefined;
    return () => void invoke('form.close', { sessionId }).catch(() => undefined);
  }, [sessionId]);
  return keep;
}

type SetState = Dispatch<SetStateAction<State>>;
type Attempt = <T>(call: () => Promise<T>, then: (value: T) => void) => Promise<void>;

/** Runs a call and tells its failure; what was read is lost with its thread, and what is out of date is marked so. */
function useAttempt(setState: SetState): Attempt {
  const { message } = App.useApp();
  return async (call, then) => {
    try {
      then(await call());
    } catch (error) {
      const code = error instanceof CallError ? error.data.code : '';
      if (code === 'FORM_SESSION_GONE') setState(start);
      if (code === 'FORM_STALE') setState((before) => ({ ...before, stale: true }));
      else
        void (code === 'CANCELLED' ? message.info(sentenceOf(error)) : message.error(sentenceOf(error), 6));
    }
  };
}

/** Writes what was settled; its decisions are then of no more use. */
function useWriting(job: JobRunner, sessionId: string, attempt: Attempt, setState: SetState) {
  const cutPhotos = useCutPhotos();
  const refreshRegister = useRefreshRegister();
  return async (): Promise<void> => {
    await attempt(
      async () => {
        await cutPhotos(sessionId);
        const decisions = await invoke('form.decisions', { sessionId });
        const done = await job.attempt('form.apply', { sessionId }, '写入名册');
        await dropDecisions(decisions).catch(() => undefined);
        return done;
      },
      (done) => setState((before) => ({ ...before, session: null, done })),
    );
    await refreshRegister();
  };
}

function shown(before: State, session: FormSession): State {
  const same = before.session?.sessionId === session.sessionId;
  return { ...start, session, revision: same ? before.revision + 1 : 1 };
}

/** Opens, settles and writes approval-form files. */
export function useFormImport(): FormImport {
  const { message } = App.useApp();
  const job = useJob();
  const [state, setState] = useState(start);
  const sessionId = state.session?.sessionId ?? '';
  const keep = useKept(state.session?.sessionId ?? null, state.revision);
  const attempt = useAttempt(setState);
  const apply = useWriting(job, sessionId, attempt, setState);
  const show = (session: FormSession): void => setState((before) => shown(before, session));
  return {
    ...state,
    keep,
    apply,
    view: job.view,
    async open(source) {
      await keep().catch(() => undefined);
      await attempt(
        async () => {
          const decisions = await readDecisions();
          return job.attempt('form.open', { source, decisions }, '读取任免表文件');
        },
        (session) => {
          show(session);
          if (session.resumed > 0) void message.info(`已恢复上次对其中 ${session.resumed} 份作的选择`, 6);
        },
      );
    },
    refresh: () => attempt(() => job.attempt('form.refresh', { sessionId }, '重新比较'), show),
    choose: (choice) => attempt(() => invoke('form.choose', { sessionId, choice }), show),
    restart: () => setState(start),
  };
}
