import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/lib/errors';
import { createJoiner } from './join-pdfs';

/** A PDF that is written part by part, beside the file that it becomes once it is whole. */
export interface PdfFile {
  /** @throws FILE_NOT_WRITTEN */
  readonly add: (part: Buffer) => Promise<void>;
  /** @throws FILE_NOT_WRITTEN */
  readonly finish: () => Promise<void>;
  /** Takes away what is there of it, now and later; a finished file stays. */
  readonly abandon: () => Promise<void>;
}

/** Begins a PDF. Nothing is on the disk before its first part, and a single part stays as Chromium wrote it. */
export function pdfFile(file: string): PdfFile {
  const unfinished = `${file}.part`;
  const joiner = createJoiner();
  let first: Buffer | null = null;
  let handle: FileHandle | null = null;
  let abandoned = false;
  let busy: Promise<void> = Promise.resolve();
  async function write(bytes: Buffer): Promise<void> {
    handle ??= await open(unfinished, 'w');
    await handle.appendFile(bytes);
  }
  async function drop(): Promise<void> {
    await handle?.close().catch(() => undefined);
    handle = null;
    await rm(unfinished, { force: true });
  }
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch {
      await drop();
      throw new AppError('FILE_NOT_WRITTEN', { name: path.basename(file) });
    }
  }
  /** One write after the other, also when the task is cancelled in the middle of one. */
  function next(work: () => Promise<void>): Promise<void> {
    const done = busy.then(() => attempt(work));
    busy = done.catch(() => undefined);
    return done;
  }
  async function close(): Promise<void> {
    await write(!handle && first ? first : joiner.end());
    await handle?.sync();
    await handle?.close();
    handle = null;
    await rename(unfinished, file);
  }
  return {
    async add(part) {
      if (abandoned) return;
      const held = first;
      if (!handle && !held) {
        first = part;
        return;
      }
      first = null;
      const bytes = held ? [joiner.add(held), joiner.add(part)] : [joiner.add(part)];
      await next(() => write(Buffer.concat(bytes)));
    },
    finish: async () => (abandoned ? undefined : next(close)),
    abandon() {
      abandoned = true;
      return busy.then(drop);
    },
  };
}
