import { statfsSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';

/** Below this many free bytes a failed write is taken for a full disk even when SQLite calls it an I/O error. */
const fullDiskBytes = 1024 * 1024;

/** The code of an SQLite or a file-system error, such as SQLITE_FULL or ENOSPC; undefined for any other value. */
export function failureCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Turns what SQLite and the file system throw into the error whose sentence a clerk can act on.
 * @param path the file or folder concerned; it is named in the sentence
 * @returns an AppError, or the error itself when it is a defect (a constraint, a syntax error)
 */
export function classifyFailure(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const code = appCode(failureCode(error), path);
  if (code === undefined) return error;
  const failure = new AppError(code, { path });
  failure.cause = error;
  return failure;
}

function appCode(code: string | undefined, path: string): string | undefined {
  if (code === undefined) return undefined;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'ARCHIVE_DISK_FULL';
  if (code.startsWith('SQLITE_IOERR')) return isDiskFull(path) ? 'ARCHIVE_DISK_FULL' : 'ARCHIVE_IO';
  if (code === 'EIO') return 'ARCHIVE_IO';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return isDiskFull(path) ? 'ARCHIVE_DISK_FULL' : 'ARCHIVE_READ_ONLY';
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'ARCHIVE_READ_ONLY';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === 'EBUSY')
    return 'ARCHIVE_IN_USE';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'ARCHIVE_DAMAGED';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'ARCHIVE_MISSING';
  return undefined;
}

function isDiskFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < fullDiskBytes;
  } catch {
    return false;
  }
}
