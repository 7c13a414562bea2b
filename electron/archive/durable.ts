import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { failureCode } from './failures';

/**
 * Replaces a small file so that after a power cut either the old or the new content is there, never half of one.
 * @throws the file-system error; the old file is then untouched and the temporary one removed
 */
export function writeFileDurably(path: string, content: string): void {
  const temporary = `${path}.tmp`;
  try {
    writeFileSync(temporary, content);
    syncFile(temporary);
    renameDurably(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Renames a file or a folder and waits until the new name is on the disk. A file of that name is replaced. */
export function renameDurably(from: string, to: string): void {
  withRetry(() => renameSync(from, to));
  syncFolder(dirname(to));
}

/** Waits until a file's content is on the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until a folder's entries (a rename) are on the disk. Windows cannot open a folder and needs no such thing. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** On Windows a virus scanner may hold a new file for a moment, and renaming it is refused: worth a second of patience. */
function withRetry(rename: () => void): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      rename();
      return;
    } catch (error) {
      const code = failureCode(error) ?? '';
      const held = process.platform === 'win32' && ['EACCES', 'EPERM', 'EBUSY'].includes(code);
      if (!held || attempt === 10) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * attempt);
    }
  }
}
