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

interface SilenceWatch {
  readonly heard: () => void;
  /** Nothing need be heard until what it returns is called. */
  readonly pause: () => () => void;
  readonly stop: () => void;
}

/** Calls `fail` when nothing has been heard for too long. */
function silenceWatch(fail: () => void): SilenceWatch {
  let timer = setTimeout(fail, silenceLimitMs);
  let paused = false;
  const stop = (): void => clearTimeout(timer);
  function heard(): void {
    stop();
    if (!paused) timer = setTimeout(fail, silenceLimitMs);
  }
  function pause(): () => void {
    paused = true;
    stop();
    return () => {
      paused = false;
      heard();
    };
  }
  return { heard, pause, stop };
}

/** How much of a document was taken. */
export interface Taken {
  readonly pages: number;
}

/** Prints what stands in the window. */
export type TakePart = (window: BrowserWindow, part: PrintPart) => Promise<void>;

/** What a document is laid out by. */
export type Wanted = Omit<PrintTask, 'share'>;

interface Work {
  readonly task: Wanted;
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

/** Lets windows that work side by side print one after the other, in the order of the document. */
function createTurns() {
  let current = 0;
  const waiting = new Map<number, () => void>();
  return {
    begin: (turn: number): Promise<void> | undefined =>
      turn === current ? undefined : new Promise((resolve) => waiting.set(turn, resolve)),
    end(): void {
      current += 1;
      waiting.get(current)?.();
    },
  };
}

/** Lets hidden windows lay a document out part by part, and hands each part to `take` with the window it stands in. */
function layOut(windows: readonly OpenWindow[], { task, context, take }: Work): Promise<Taken> {
  return new Promise<Taken>((resolve, reject) => {
    const giveUp = (): void => reject(new AppError('PRINT_LAYOUT_FAILED'));
    const watch = silenceWatch(giveUp);
    const turns = createTurns();
    let pages = 0;
    function progress(done: number, total: number): void {
      watch.heard();
      context.emit('job.progress', { id: context.id, done, total, text: '正在排版' });
    }
    async function part(window: BrowserWindow, ready: PrintPart): Promise<void> {
      watch.heard();
      await turns.begin(ready.turn);
      if (pages + ready.pages > task.limit)
        return reject(new AppError('PRINT_TOO_LONG', { pages: pages + ready.pages, limit: task.limit }));
      // A print dialog may stay open for as long as it takes.
      const heard = watch.pause();
      if (ready.pages > 0) await take(window, ready).catch(reject);
      heard();
      pages += ready.pages;
      if (ready.over) turns.end();
      if (ready.done < ready.total) return;
      watch.stop();
      if (pages > 0) resolve({ pages });
      else reject(new AppError('PRINT_NOTHING'));
    }
    for (const [at, { id, window }] of windows.entries()) {
      const share = { at, of: windows.length };
      tasks.set(id, {
        task: { ...task, share },
        progress,
        part: (ready) => part(window, ready),
        fail: reject,
      });
      window.once('closed', watch.stop);
      window.webContents.once('render-process-gone', giveUp);
      window.loadURL(`${appOrigin}/print.html#${id}`).catch(reject);
    }
  });
}

interface OpenWindow {
  readonly id: string;
  readonly window: BrowserWindow;
  /** What it prints, or printed last. */
  printing: Promise<unknown>;
}

function openWindow(): OpenWindow {
  const window = new BrowserWindow({ show: false, webPreferences: webPreferences() });
  return { id: randomUUID(), window, printing: Promise.resolve() };
}

/**
 * Lays a document out in so many hidden windows, which are closed whatever happens. Cancelled, a part that is being printed
 * still comes to its end behind it.
 * @throws CANCELLED, PRINT_LAYOUT_FAILED, PRINT_NOTHING, PRINT_TOO_LONG and what `take` throws
 */
export async function inHiddenWindows(
  count: number,
  task: Wanted,
  context: ActionContext,
  take: TakePart,
): Promise<Taken> {
  const windows = Array.from({ length: count }, openWindow);
  const taking: TakePart = (window, part) => {
    const taken = take(window, part);
    const open = windows.find((one) => one.window === window);
    if (open) open.printing = taken.catch(() => undefined);
    return taken;
  };
  const cancelled = new Promise<never>((_resolve, reject) => {
    cancels.set(context.id, () => reject(new AppError('CANCELLED')));
  });
  try {
    return await Promise.race([layOut(windows, { task, context, take: taking }), cancelled]);
  } finally {
    cancels.delete(context.id);
    for (const { id, window, printing } of windows) {
      tasks.delete(id);
      void endWindow(window, printing);
    }
  }
}
