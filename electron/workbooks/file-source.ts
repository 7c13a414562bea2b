import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';

/** Random access to the bytes of a file or of a buffer in memory. */
export interface ByteSource {
  readonly size: number;
  /** `length` bytes from `position` on, fewer at the end of the source. */
  read(position: number, length: number): Buffer;
  close(): void;
}

/** A buffer as a source. */
export function bufferSource(buffer: Buffer): ByteSource {
  return {
    size: buffer.length,
    read: (position, length) => buffer.subarray(position, position + length),
    close: () => {},
  };
}

/**
 * Opens a file for reading.
 * @throws AppError WORKBOOK_MISSING, WORKBOOK_IN_USE (Windows: another program holds it), WORKBOOK_UNREADABLE
 */
export function fileSource(path: string): ByteSource {
  const fd = openFile(path);
  const stats = fstatSync(fd);
  if (!stats.isFile()) {
    closeSync(fd);
    throw new AppError('WORKBOOK_UNREADABLE', { reason: 'EISDIR' });
  }
  return {
    size: stats.size,
    read: (position, length) => readAt(fd, position, length),
    close: () => closeSync(fd),
  };
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw openError(error);
  }
}

function readAt(fd: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(fd, buffer, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

function openError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new AppError('WORKBOOK_MISSING');
  if (code === 'EBUSY') return new AppError('WORKBOOK_IN_USE');
  return new AppError('WORKBOOK_UNREADABLE', { reason: code });
}
