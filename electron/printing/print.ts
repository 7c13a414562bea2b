import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { AppError } from '#shared/lib/errors';
import {
  pagesAtOnce,
  type PageRange,
  type PrintDocument,
  type printingContract,
} from '#shared/printing/contract';
import { pathOfChosen, writeChosen } from '../app/chosen-files';
import { webPreferences } from '../app/window';
import { appOrigin } from '../ipc/trusted-sender';
import type { ActionContext, ChannelsOfKind, HandlersOf } from '../contexts';

interface PrintTask {
  readonly document: PrintDocument;
  readonly range: PageRange;
  /** What the hidden window says while it works. */
  readonly progress: (done: number, total: number) => void;
  readonly ready: (pages: number) => void;
  readonly fail: (error: AppError) => void;
}

type Wanted = Pick<PrintTask, 'document' | 'range'>;

/** A hidden window that has said nothing for so long has given up. */
const silenceLimitMs = 60_000;
const tasks = new Map<string, PrintTask>();
/** By the job id of the call: cancels it. */
const running = new Map<string, () => void>();

/** Stops what is being laid out, written or printed; whoever asked for it gets CANCELLED. Another id means nothing. */
export function cancelPrinting(jobId: string): void {
  running.get(jobId)?.();
}

/**
 * Lets a hidden window lay a document out.
 * @returns how many pages stand in it. @throws PRINT_LAYOUT_FAILED, PRINT_TOO_LONG
 */
function layOut(window: BrowserWindow, id: string, wanted: Wanted, context: ActionContext): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const giveUp = (): void => reject(new AppError('PRINT_LAYOUT_FAILED'));
    let limit = setTimeout(giveUp, silenceLimitMs);
    function ready(pages: number): void {
      clearTimeout(limit);
      if (pages > 0) resolve(pages);
      else giveUp();
    }
    function progress(done: number, total: number): void {
      clearTimeout(limit);
      limit = setTimeout(giveUp, silenceLimitMs);
      context.emit('job.progress', { id: context.jobId, done, total, text: '正在排版' });
    }
    tasks.set(id, { ...wanted, progress, ready, fail: reject });
    window.webContents.once('render-process-gone', giveUp);
    window.loadURL(`${appOrigin}/print.html#${id}`).catch(reject);
  });
}

/** Lays a document out in a hidden window, hands it to `use`, and closes the window whatever happens. */
async function withLaidOut<T>(
  wanted: Wanted,
  context: ActionContext,
  use: (window: BrowserWindow, pages: number) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const window = new BrowserWindow({ show: false, webPreferences: webPreferences() });
  const cancelled = new Promise<never>((_resolve, reject) => {
    running.set(context.jobId, () => reject(new AppError('CANCELLED')));
  });
  try {
    const pages = await Promise.race([layOut(window, id, wanted, context), cancelled]);
    return await Promise.race([use(window, pages), cancelled]);
  } finally {
    tasks.delete(id);
    running.delete(context.jobId);
    window.destroy();
  }
}

function taskOf(id: string): PrintTask {
  const task = tasks.get(id);
  if (!task) throw new AppError('NOT_FOUND');
  return task;
}

/** PDF and printer. Page size, orientation and margins stand in the document's own CSS, so that paper and preview agree. */
export function printingHandlers(): HandlersOf<ChannelsOfKind<typeof printingContract, 'action'>> {
  return {
    'print.toPdf': ({ file, ...wanted }, context) => {
      const path = pathOfChosen(file);
      return withLaidOut(wanted, context, async (window, pages) => {
        context.emit('job.progress', { id: context.jobId, done: 0, total: 0, text: '正在写入 PDF' });
        const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
        await writeChosen(path, pdf);
        return { pages };
      });
    },
    'print.toPrinter': (wanted, context) =>
      withLaidOut(
        wanted,
        context,
        (window) =>
          new Promise((resolve) => {
            window.webContents.print({ silent: false, printBackground: true }, (printed) =>
              resolve({ printed }),
            );
          }),
      ),
    'print.document': ({ id }) => {
      const { document, range } = taskOf(id);
      return { document, range };
    },
    'print.progress': ({ id, done, total }) => {
      taskOf(id).progress(done, total);
      return null;
    },
    'print.ready': ({ id, pages }) => {
      taskOf(id).ready(pages);
      return null;
    },
    'print.tooLong': ({ id, pages }) => {
      taskOf(id).fail(new AppError('PRINT_TOO_LONG', { pages, limit: pagesAtOnce }));
      return null;
    },
  };
}
