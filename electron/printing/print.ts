import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { AppError } from '#shared/lib/errors';
import type { PrintDocument, printingContract } from '#shared/printing/contract';
import { pathOfChosen, writeChosen } from '../app/chosen-files';
import { webPreferences } from '../app/window';
import { appOrigin } from '../ipc/trusted-sender';
import type { ChannelsOfKind, HandlersOf } from '../contexts';

interface PrintTask {
  readonly document: PrintDocument;
  readonly ready: (pages: number) => void;
}

const layoutLimitMs = 120_000;
const tasks = new Map<string, PrintTask>();

/** Lays a document out in a hidden window, hands it to `use`, and closes the window whatever happens. */
async function withLaidOut<T>(
  document: PrintDocument,
  use: (window: BrowserWindow, pages: number) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const window = new BrowserWindow({ show: false, webPreferences: webPreferences() });
  let limit: NodeJS.Timeout | undefined;
  try {
    const pages = await new Promise<number>((resolve, reject) => {
      const ready = (laidOut: number): void =>
        laidOut > 0 ? resolve(laidOut) : reject(new AppError('PRINT_LAYOUT_FAILED'));
      tasks.set(id, { document, ready });
      limit = setTimeout(() => reject(new AppError('PRINT_LAYOUT_FAILED')), layoutLimitMs);
      window.webContents.once('render-process-gone', () => reject(new AppError('PRINT_LAYOUT_FAILED')));
      window.loadURL(`${appOrigin}/print.html#${id}`).catch(reject);
    });
    return await use(window, pages);
  } finally {
    clearTimeout(limit);
    tasks.delete(id);
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
    'print.toPdf': ({ document, file }) => {
      const path = pathOfChosen(file);
      return withLaidOut(document, async (window, pages) => {
        const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
        await writeChosen(path, pdf);
        return { pages };
      });
    },
    'print.toPrinter': ({ document }) =>
      withLaidOut(
        document,
        (window) =>
          new Promise((resolve) => {
            window.webContents.print({ silent: false, printBackground: true }, (printed) =>
              resolve({ printed }),
            );
          }),
      ),
    'print.document': ({ id }) => taskOf(id).document,
    'print.ready': ({ id, pages }) => {
      taskOf(id).ready(pages);
      return null;
    },
  };
}
