import { setImmediate } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { AppError } from '#shared/lib/errors';
import {
  pagesAtOnce,
  type PrintDocument,
  type PrintPart,
  type printingContract,
} from '#shared/printing/contract';
import type { Parsed } from '#shared/contract';
import { pathOfChosen } from '../app/chosen-files';
import type { ActionContext, ChannelsOfKind, HandlersOf } from '../contexts';
import { subjectsAtOnce, subjectsOf } from '#shared/register/papers/paper-source';
import { pdfFolder } from './pdf-folder';
import { pdfFile } from './pdf-file';
import { inHiddenWindows, taskOf, type Taken, type Wanted } from './hidden-window';

/** Pages that stand in the hidden window at once where they need not all: each takes some five megabytes there. */
const pagesInPart = 40;

function limitOf({ kind }: PrintDocument, most: number): number {
  return kind === 'papers' ? pagesAtOnce.papers : most;
}

/**
 * Papers of many subjects are laid out in two windows, each a process of its own: one draws while the other prints. Pages
 * of a range can only be counted from the first, and what goes through a dialog is one part: both by one window.
 */
function windowsFor({ document, range, pagesInPart: pages }: Wanted): number {
  const many = document.kind === 'papers' && subjectsOf(document.source) > subjectsAtOnce;
  return many && range === null && pages === pagesInPart ? 2 : 1;
}

function pdfOf(window: BrowserWindow): Promise<Buffer> {
  return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
}

/** Writes a document as one PDF, part by part. */
async function toPdf({ file, ...wanted }: Parsed<'print.toPdf'>, context: ActionContext): Promise<Taken> {
  const pdf = pdfFile(pathOfChosen(file, 'write'));
  const limit = limitOf(wanted.document, pagesAtOnce.pdf);
  const task: Wanted = { ...wanted, pagesInPart, limit, apart: false, printer: null, upright: false };
  try {
    let writing: Promise<void> = Promise.resolve();
    const taken = await inHiddenWindows(windowsFor(task), task, context, async (window, { done, total }) => {
      const part = await pdfOf(window);
      await writing;
      // A part is joined and written while the next one is printed: the window hears first that it may go on.
      writing = setImmediate().then(() => pdf.add(part));
      writing.catch(() => undefined);
      context.emit('job.progress', { id: context.id, done, total, text: '正在写入 PDF' });
    });
    await writing;
    await pdf.finish();
    return taken;
  } finally {
    await pdf.abandon();
  }
}

/** Writes each subject's papers as a PDF of its own. */
async function toFolder({ document, folder }: Parsed<'print.toFolder'>, context: ActionContext) {
  const files = pdfFolder(pathOfChosen(folder, 'folder'));
  const task: Wanted = {
    document,
    range: null,
    pagesInPart,
    limit: pagesAtOnce.papers,
    apart: true,
    printer: null,
    upright: false,
  };
  try {
    await inHiddenWindows(
      windowsFor(task),
      task,
      context,
      async (window, { done, total, label, pages, ends }) => {
        await files.add(label ?? document.title, await pdfOf(window), { pages, ends });
        context.emit('job.progress', { id: context.id, done, total, text: '正在写入 PDF' });
      },
    );
    return { ...files.written(), cancelled: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CANCELLED') throw error;
    return { ...files.written(), cancelled: true };
  } finally {
    await files.abandon();
  }
}

/** Paper and margins for sheets of a size: without them the printer's usual paper would decide. */
function paperOf(sheet: PrintPart['sheet']) {
  if (!sheet) return {};
  const { width, height } = sheet;
  const landscape = width > height;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const isA4 = short === 210 && long === 297;
  return {
    landscape,
    margins: { marginType: 'none' as const },
    pageSize: isA4 ? ('A4' as const) : { width: short * 1000, height: long * 1000 },
  };
}

/** Sends what stands in the window to paper. @returns false when the user closed the dialog. @throws PRINT_REFUSED */
function onPaper(
  window: BrowserWindow,
  printer: Parsed<'print.toPrinter'>['printer'],
  sheet: PrintPart['sheet'],
): Promise<boolean> {
  const options = {
    silent: printer !== null && !printer.dialog,
    printBackground: true,
    ...paperOf(sheet),
    ...(printer ? { deviceName: printer.name } : {}),
    ...(printer ? { duplexMode: printer.duplex ? ('longEdge' as const) : ('simplex' as const) } : {}),
  };
  return new Promise((resolve, reject) => {
    window.webContents.print(options, (printed, reason) => {
      if (printed || !options.silent) resolve(printed);
      else reject(new AppError('PRINT_REFUSED', { printer: printer?.name ?? '', reason }));
    });
  });
}

async function toPrinter({ printer, ...wanted }: Parsed<'print.toPrinter'>, context: ActionContext) {
  const silent = printer !== null && !printer.dialog;
  const limit = silent ? limitOf(wanted.document, pagesAtOnce.paper) : pagesAtOnce.paper;
  const task: Wanted = {
    ...wanted,
    pagesInPart: silent ? pagesInPart : limit,
    limit,
    apart: false,
    printer: printer?.name ?? null,
    upright: true,
  };
  let refused = false;
  let printed = false;
  await inHiddenWindows(windowsFor(task), task, context, async (window, { done, total, sheet }) => {
    // Whoever closes the dialog of one part does not want the others.
    if (!refused) printed = await onPaper(window, printer, sheet);
    refused = !printed;
    context.emit('job.progress', { id: context.id, done, total, text: '正在送往打印机' });
  });
  return { printed };
}

/** PDF and printer. Page size, orientation and margins stand in the document's own CSS, so that paper and preview agree. */
export function printingHandlers(
  window: () => BrowserWindow,
): HandlersOf<ChannelsOfKind<typeof printingContract, 'action'>> {
  return {
    'print.toPdf': toPdf,
    'print.toFolder': toFolder,
    'print.toPrinter': toPrinter,
    'print.printers': async () => {
      const printers = await window().webContents.getPrintersAsync();
      return printers.map(({ name, displayName }) => ({ name, label: displayName || name }));
    },
    'print.document': ({ id }) => taskOf(id).task,
    'print.progress': ({ id, done, total }) => {
      taskOf(id).progress(done, total);
      return null;
    },
    'print.part': async (part) => {
      await taskOf(part.id).part(part);
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
