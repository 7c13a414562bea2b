import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { AppError } from '#shared/lib/errors';
import { pagesAtOnce, type PrintTask, type printingContract } from '#shared/printing/contract';
import { pathOfChosen, writeChosen } from '../app/chosen-files';
import { webPreferences } from '../app/window';
import { appOrigin } from '../ipc/trusted-sender';
import type { ActionContext, ChannelsOfKind, HandlersOf } from '../contexts';
import { joinPdfs } from './join-pdfs';

interface RunningTask {
  readonly task: PrintTask;
  /** What the hidden window says while it works. */
  readonly progress: (done: number, total: number) => void;
  readonly part: (done: number, total: number) => Promise<void>;
  readonly fail: (error: AppError) => void;
}

/** A hidden window that has said nothing for so long has given up. */
const silenceLimitMs = 60_000;
/** Pages of a PDF that stand in the hidden window at once: each takes some five megabytes there. */
const pagesInPart = 40;
const tasks = new Map<string, RunningTask>();
/** By the job id of the call: cancels it. */
const cancels = new Map<string, () => void>();

/** Stops what is being laid out, written or printed; whoever asked for it gets CANCELLED. Another id means nothing. */
export function cancelPrinting(jobId: string): void {
  cancels.get(jobId)?.();
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

/** How much of a document went to paper. */
interface Taken {
  readonly pages: number;
}

type TakePart = (window: BrowserWindow, done: number, total: number) => Promise<void>;

/** Lets a hidden window lay a document out part by part, and hands it to `take` each time. */
function layOut(
  window: BrowserWindow,
  id: string,
  { task, context, take }: { task: PrintTask; context: ActionContext; take: TakePart },
): Promise<Taken> {
  return new Promise<Taken>((resolve, reject) => {
    const giveUp = (): void => reject(new AppError('PRINT_LAYOUT_FAILED'));
    const watch = silenceWatch(giveUp);
    function progress(done: number, total: number): void {
      watch.heard();
      context.emit('job.progress', { id: context.id, done, total, text: '正在排版' });
    }
    async function part(done: number, total: number): Promise<void> {
      // A print dialog may stay open for as long as it takes.
      watch.stop();
      await take(window, done, total).catch(reject);
      if (done >= total) resolve({ pages: total });
      else watch.heard();
    }
    tasks.set(id, { task, progress, part, fail: reject });
    window.once('closed', watch.stop);
    window.webContents.once('render-process-gone', giveUp);
    window.loadURL(`${appOrigin}/print.html#${id}`).catch(reject);
  });
}

/** Lays a document out in a hidden window, which is closed whatever happens. */
async function inHiddenWindow(task: PrintTask, context: ActionContext, take: TakePart): Promise<Taken> {
  const id = randomUUID();
  const window = new BrowserWindow({ show: false, webPreferences: webPreferences() });
  const cancelled = new Promise<never>((_resolve, reject) => {
    cancels.set(context.id, () => reject(new AppError('CANCELLED')));
  });
  try {
    return await Promise.race([layOut(window, id, { task, context, take }), cancelled]);
  } finally {
    tasks.delete(id);
    cancels.delete(context.id);
    window.destroy();
  }
}

/** The document as one PDF, written part by part. */
async function pdfOf(
  wanted: Pick<PrintTask, 'document' | 'range'>,
  context: ActionContext,
): Promise<Taken & { readonly pdf: Uint8Array }> {
  const parts: Buffer[] = [];
  const { emit, id } = context;
  const task = { ...wanted, pagesInPart, limit: pagesAtOnce.pdf };
  const { pages } = await inHiddenWindow(task, context, async (window, done, total) => {
    parts.push(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
    emit('job.progress', { id, done, total, text: '正在写入 PDF' });
  });
  return { pages, pdf: joinPdfs(parts) };
}

function printDialog(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed) => resolve(printed));
  });
}

function taskOf(id: string): RunningTask {
  const running = tasks.get(id);
  if (!running) throw new AppError('NOT_FOUND');
  return running;
}

/** PDF and printer. Page size, orientation and margins stand in the document's own CSS, so that paper and preview agree. */
export function printingHandlers(): HandlersOf<ChannelsOfKind<typeof printingContract, 'action'>> {
  return {
    'print.toPdf': async ({ file, ...wanted }, context) => {
      const path = pathOfChosen(file, 'write');
      const { pages, pdf } = await pdfOf(wanted, context);
      await writeChosen(path, pdf);
      return { pages };
    },
    'print.toPrinter': async (wanted, context) => {
      let printed = false;
      const task = { ...wanted, pagesInPart: pagesAtOnce.paper, limit: pagesAtOnce.paper };
      await inHiddenWindow(task, context, async (window) => {
        printed = await printDialog(window);
      });
      return { printed };
    },
    'print.document': ({ id }) => taskOf(id).task,
    'print.progress': ({ id, done, total }) => {
      taskOf(id).progress(done, total);
      return null;
    },
    'print.part': async ({ id, done, total }) => {
      await taskOf(id).part(done, total);
      return null;
    },
    'print.failed': ({ id, pages }) => {
      const { fail, task } = taskOf(id);
      const { limit } = task;
      fail(
        pages > limit
          ? new AppError('PRINT_TOO_LONG', { pages, limit })
          : new AppError('PRINT_LAYOUT_FAILED'),
      );
      return null;
    },
  };
}
