import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/lib/errors';
import type { ArchiveRequest, WorkAnswer, WorkRequest, WorkerSetup } from './messages';

/** How far a job is. */
export type OnProgress = (done: number, total: number, text: string) => void;

export interface WorkerThread<Request extends WorkRequest = ArchiveRequest> {
  run(request: Request, onProgress: OnProgress): Promise<unknown>;
  /** Asks the job with this id to stop; it does so at its next checkpoint. */
  cancel(id: string): void;
  /** Cancels what runs and what waits, and ends the thread; whoever comes later is refused with ARCHIVE_CLOSED. */
  close(): Promise<void>;
}

type Setup = Omit<WorkerSetup, 'cancel'>;

/** So long may a cancelled job take to roll back and to remove its unfinished files before its thread is ended. */
const graceMs = 2000;

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

/** Waits for `work`, but no longer than so many milliseconds. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (limit = setTimeout(resolve, ms)));
  await Promise.race([work, late]);
  clearTimeout(limit);
}

/** Does one piece of work after the other in a thread that is started at first use and again after a crash. */
class JobThread implements WorkerThread<WorkRequest> {
  readonly #setup: Setup;
  readonly #script: string;
  readonly #cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  readonly #queue: Waiting[] = [];
  #running: Waiting | null = null;
  #thread: Worker | null = null;
  #closed = false;
  /** Called when nothing runs any more while the thread is being closed. */
  #rested: (() => void) | undefined;

  constructor(setup: Setup, script: string) {
    this.#setup = setup;
    this.#script = script;
  }

  run(request: WorkRequest, onProgress: OnProgress): Promise<unknown> {
    // A job that waited for the write gate may come after the archive was locked: a new thread would open it again.
    if (this.#closed) return Promise.reject(new AppError('ARCHIVE_CLOSED'));
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
    this.#closed = true;
    Atomics.store(this.#cancelFlag, 0, 1);
    for (const waiting of this.#queue.splice(0)) waiting.reject(new AppError('CANCELLED'));
    if (this.#running) await within(graceMs, this.#rest());
    const thread = this.#thread;
    this.#thread = null;
    this.#running?.reject(new AppError('CANCELLED'));
    this.#running = null;
    // A thread that will not end must keep nobody from locking, restoring or closing; it ends with the process.
    if (thread) await within(graceMs, thread.terminate());
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => (this.#rested = resolve));
  }

  #start(): Worker {
    const workerData: WorkerSetup = { ...this.#setup, cancel: this.#cancelFlag.buffer };
    const worker = new Worker(this.#script, { workerData });
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
    if (this.#closed) return this.#rested?.();
    this.#running = this.#queue.shift() ?? null;
    if (!this.#running) return;
    Atomics.store(this.#cancelFlag, 0, 0);
    this.#thread ??= this.#start();
    this.#thread.postMessage(this.#running.request);
  }
}

/**
 * A thread with its own connection to the archive.
 * @param script the built worker, beside the main process's own bundle
 */
export function createWorkerThread(
  setup: Setup,
  script: string = path.join(__dirname, 'worker.cjs'),
): WorkerThread {
  return new JobThread(setup, script);
}

/** A thread that opens nothing by itself: it closes the archive's gap while a backup takes its place. */
export function createRestoreThread(version: string): WorkerThread<WorkRequest> {
  const setup = { folder: '', key: new Uint8Array(), version };
  return new JobThread(setup, path.join(__dirname, 'restore-worker.cjs'));
}
