import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/lib/errors';
import type { WorkAnswer, WorkRequest, WorkerSetup } from './messages';

export interface WorkerThread {
  run(
    request: WorkRequest,
    onProgress: (done: number, total: number, text: string) => void,
  ): Promise<unknown>;
  /** Asks the job with this id to stop; it does so at its next checkpoint. */
  cancel(id: string): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly request: WorkRequest;
  readonly onProgress: (done: number, total: number, text: string) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A thread with its own connection to the archive that does one piece of work after the other. Started at first use. */
export function createWorkerThread(setup: Omit<WorkerSetup, 'cancel'>): WorkerThread {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const queue: Waiting[] = [];
  let running: Waiting | null = null;
  let thread: Worker | null = null;

  function start(): Worker {
    const worker = new Worker(path.join(__dirname, 'worker.cjs'), {
      workerData: { ...setup, cancel: cancelFlag.buffer } satisfies WorkerSetup,
    });
    worker.on('message', (answer: WorkAnswer) => receive(answer));
    worker.on('error', (error) => fail(worker, error));
    worker.on('exit', () => fail(worker, new AppError('JOB_CRASHED')));
    return worker;
  }

  function receive(answer: WorkAnswer): void {
    if (!running || running.request.id !== answer.id) return;
    if (answer.type === 'progress') return running.onProgress(answer.done, answer.total, answer.text);
    const { resolve, reject } = running;
    running = null;
    if (answer.type === 'done') resolve(answer.value);
    else if ('defect' in answer.error) reject(new Error(answer.error.defect));
    else reject(new AppError(answer.error.code, answer.error.params, answer.error.fields));
    next();
  }

  /** A thread that died takes only its own job with it: the transaction was rolled back with its connection. */
  function fail(worker: Worker, error: Error): void {
    if (thread !== worker) return;
    thread = null;
    const failed = running;
    running = null;
    failed?.reject(error);
    next();
  }

  function next(): void {
    if (running || queue.length === 0) return;
    running = queue.shift() ?? null;
    if (!running) return;
    Atomics.store(cancelFlag, 0, 0);
    thread ??= start();
    thread.postMessage(running.request);
  }

  return {
    run: (request, onProgress) =>
      new Promise((resolve, reject) => {
        queue.push({ request, onProgress, resolve, reject });
        next();
      }),
    cancel(id) {
      if (running?.request.id === id) Atomics.store(cancelFlag, 0, 1);
      const at = queue.findIndex((waiting) => waiting.request.id === id);
      if (at >= 0) queue.splice(at, 1)[0]?.reject(new AppError('CANCELLED'));
    },
    async close() {
      const worker = thread;
      thread = null;
      Atomics.store(cancelFlag, 0, 1);
      for (const waiting of queue.splice(0)) waiting.reject(new AppError('CANCELLED'));
      running?.reject(new AppError('CANCELLED'));
      running = null;
      await worker?.terminate();
    },
  };
}
