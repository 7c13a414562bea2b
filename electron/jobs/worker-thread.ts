import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/lib/errors';
import type { WorkAnswer, WorkRequest, WorkerSetup } from './messages';

type OnProgress = (done: number, total: number, text: string) => void;

export interface WorkerThread {
  run(request: WorkRequest, onProgress: OnProgress): Promise<unknown>;
  /** Asks the job with this id to stop; it does so at its next checkpoint. */
  cancel(id: string): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly request: WorkRequest;
  readonly onProgress: OnProgress;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Gives a job its answer; false while it goes on. */
function settle(waiting: Waiting, answer: WorkAnswer): boolean {
  if (answer.type === 'progress') {
    waiting.onProgress(answer.done, answer.total, answer.text);
    return false;
  }
  if (answer.type === 'done') waiting.resolve(answer.value);
  else if ('defect' in answer.error) waiting.reject(new Error(answer.error.defect));
  else waiting.reject(new AppError(answer.error.code, answer.error.params, answer.error.fields));
  return true;
}

/** Does one piece of work after the other in a thread that is started at first use and again after a crash. */
class JobThread implements WorkerThread {
  readonly #setup: Omit<WorkerSetup, 'cancel'>;
  readonly #cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  readonly #queue: Waiting[] = [];
  #running: Waiting | null = null;
  #thread: Worker | null = null;

  constructor(setup: Omit<WorkerSetup, 'cancel'>) {
    this.#setup = setup;
  }

  run(request: WorkRequest, onProgress: OnProgress): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, onProgress, resolve, reject });
      this.#next();
    });
  }

  cancel(id: string): void {
    if (this.#running?.request.id === id) Atomics.store(this.#cancelFlag, 0, 1);
    const at = this.#queue.findIndex((waiting) => waiting.request.id === id);
    if (at >= 0) this.#queue.splice(at, 1)[0]?.reject(new AppError('CANCELLED'));
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    Atomics.store(this.#cancelFlag, 0, 1);
    for (const waiting of this.#queue.splice(0)) waiting.reject(new AppError('CANCELLED'));
    this.#running?.reject(new AppError('CANCELLED'));
    this.#running = null;
    await thread?.terminate();
  }

  #start(): Worker {
    const workerData: WorkerSetup = { ...this.#setup, cancel: this.#cancelFlag.buffer };
    const worker = new Worker(path.join(__dirname, 'worker.cjs'), { workerData });
    worker.on('message', (answer: WorkAnswer) => this.#receive(answer));
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new AppError('JOB_CRASHED')));
    return worker;
  }

  #receive(answer: WorkAnswer): void {
    const running = this.#running;
    if (!running || running.request.id !== answer.id || !settle(running, answer)) return;
    this.#running = null;
    this.#next();
  }

  /** A thread that died takes only its own job with it: the transaction was rolled back with its connection. */
  #fail(worker: Worker, error: Error): void {
    if (this.#thread !== worker) return;
    this.#thread = null;
    const failed = this.#running;
    this.#running = null;
    failed?.reject(error);
    this.#next();
  }

  #next(): void {
    if (this.#running) return;
    this.#running = this.#queue.shift() ?? null;
    if (!this.#running) return;
    Atomics.store(this.#cancelFlag, 0, 0);
    this.#thread ??= this.#start();
    this.#thread.postMessage(this.#running.request);
  }
}

/** A thread with its own connection to the archive. */
export function createWorkerThread(setup: Omit<WorkerSetup, 'cancel'>): WorkerThread {
  return new JobThread(setup);
}
