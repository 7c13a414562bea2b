import { parentPort } from 'node:worker_threads';
import { AppError } from '#shared/lib/errors';
import type { WorkAnswer, WorkRequest } from './messages';

/** Reports how far the work is and throws CANCELLED once the user has cancelled. */
export type Checkpoint = (done: number, total: number, text?: string) => void;

interface Serving<Request extends WorkRequest> {
  readonly cancel: SharedArrayBuffer;
  readonly run: (request: Request, checkpoint: Checkpoint) => unknown;
  /** Turns what a piece of work threw into the error that is answered. */
  readonly explain: (error: unknown) => unknown;
  /** What nobody needs to wait for; runs after the answer. */
  readonly after?: (request: Request) => void;
}

const reportEveryMs = 80;

function send(answer: WorkAnswer): void {
  parentPort?.postMessage(answer);
}

/** The thread's side of WorkerThread: does what it is sent, one after the other, and answers. */
export function serve<Request extends WorkRequest>(serving: Serving<Request>): void {
  const cancelFlag = new Int32Array(serving.cancel);
  function checkpointFor(id: string): Checkpoint {
    let lastReport = 0;
    let lastText = '';
    return (done, total, text = '') => {
      if (Atomics.load(cancelFlag, 0) === 1) throw new AppError('CANCELLED');
      const now = Date.now();
      if (now - lastReport < reportEveryMs && done < total && text === lastText) return;
      lastReport = now;
      lastText = text;
      send({ type: 'progress', id, done, total, text });
    };
  }
  async function work(request: Request): Promise<void> {
    const { id } = request;
    try {
      send({ type: 'done', id, value: await serving.run(request, checkpointFor(id)) });
      serving.after?.(request);
    } catch (thrown) {
      send({ type: 'failed', id, error: errorData(serving.explain(thrown)) });
    }
  }
  parentPort?.on('message', (request: Request) => void work(request));
}

function errorData(error: unknown): Extract<WorkAnswer, { type: 'failed' }>['error'] {
  if (error instanceof AppError) {
    const { code, params, fields } = error;
    return { code, params, fields };
  }
  return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
