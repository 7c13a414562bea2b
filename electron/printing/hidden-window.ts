import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { AppError } from '#shared/lib/errors';
import type { PrintPart, PrintTask } from '#shared/printing/contract';
import { webPreferences } from '../app/window';
import { appOrigin } from '../ipc/trusted-sender';
import type { ActionContext } from '../contexts';

interface RunningTask {
  readonly task: PrintTask;
  /** What the hidden window says while it works. */
  readonly progress: (done: number, total: number) => void;
  readonly part: (part: PrintPart) => Promise<void>;
  readonly fail: (error: AppError) => void;
}

/** A hidden window that has said nothing for so long has given up. */
const silenceLimitMs = 60_000;
const tasks = new Map<string, RunningTask>();
/** By the job id of the call: cancels it. */
const cancels = new Map<string, () => void>();

/** Stops what is being laid out, written or printed; whoever asked for it gets CANCELLED. Another id means nothing. */
export function cancelPrinting(jobId: string): void {
  cancels.get(jobId)?.();
}

/** What a hidden window was asked to lay out. @throws NOT_FOUND when that is over */
export function taskOf(id: string): RunningTask {
  const running = tasks.get(id);
  if (!running) throw new AppError('NOT_FOUND');
  return running;
}

/** Calls `fail` when nothing has been heard for too long. */
function silenceWatch(fail: () => void): { readonly heard: () => void; readonly stop: () => void } {
  let timer = setTimeout(fail, silenceLimitMs);
  const stop = (): void => clearTimeout(timer);
  function heard(): void {
    stop();
    timer = setTimeout(fail, silenceLimitMs);
  }
  return { heard, stop };
}

/** How much of a document was taken. */
export interface Taken {
  readonly pages: number;
}

/** Prints what stands in the window. */
export type TakePart = (window: BrowserWindow, part: PrintPart) => Promise<void>;

interface Work {
  readonly task: PrintTask;
  readonly context: ActionContext;
  readonly take: TakePart;
}

/** So long a window is kept for what it still prints after its task was cancelled. */
const patienceMs = 30_000;

/**
 * Ends a window once it prints no more: Electron makes PDFs one after the other, in all windows, and one whose window is
 * gone is never finished, so that none after it would be.
 */
async function endWindow(window: BrowserWindow, printing: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([printing, late]);
  clearTimeout(timer);
  if (!window.isDestroyed()) window.destroy();
}

/** Lets a hidden window lay a document out part by part, and hands it to `take` each time. */
function layOut(window: BrowserWindow, id: string, { task, context, take }: Work): Promise<Taken> {
  return new Promise<Taken>((resolve, reject) => {
    const giveUp = (): void => reject(new AppError('PRINT_LAYOUT_FAILED'));
    const watch = silenceWatch(giveUp);
    let pages = 0;
    function progress(done: number, total: number): void {
      watch.heard();
      context.emit('job.progress', { id: context.id, done, total, text: '正在排版' });
    }
    async function part(ready: PrintPart): Promise<void> {
      // A print dialog may stay open for as long as it takes.
      watch.stop();
      if (ready.pages > 0) await take(window, ready).catch(reject);
      pages += ready.pages;
      if (ready.done < ready.total) watch.heard();
      else if (pages > 0) resolve({ pages });
      else reject(new AppError('PRINT_NOTHING'));
    }
    tasks.set(id, { task, progress, part, fail: reject });
    window.once('closed', watch.stop);
    window.webContents.once('render-process-gone', giveUp);
    window.loadURL(`${appOrigin}/print.html#${id}`).catch(reject);
  });
}

/**
 * Lays a document out in a hidden window, which is closed whatever happens. Cancelled, a part that is being printed still
 * comes to its end behind it.
 * @throws CANCELLED, PRINT_LAYOUT_FAILED, PRINT_NOTHING, PRINT_TOO_LONG and what `take` throws
 */
export async function inHiddenWindow(
  task: PrintTask,
  context: ActionContext,
  take: TakePart,
): Promise<Taken> {
  const id = randomUUID();
  const window = new BrowserWindow({ show: false, webPreferences: webPreferences() });
  let printing: Promise<unknown> = Promise.resolve();
  const taking: TakePart = (of, part) => {
    const taken = take(of, part);
    printing = taken.catch(() => undefined);
    return taken;
  };
  const cancelled = new Promise<never>((_resolve, reject) => {
    cancels.set(context.id, () => reject(new AppError('CANCELLED')));
  });
  try {
    return await Promise.race([layOut(window, id, { task, context, take: taking }), cancelled]);
  } finally {
    tasks.delete(id);
    cancels.delete(context.id);
    void endWindow(window, printing);
  }
}
