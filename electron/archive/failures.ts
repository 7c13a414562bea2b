import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { examineFile } from './pages';

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
 * @param key when given, the file at `path` is read page by page to tell a wrong key from a damaged or cut-off file
 * @returns an AppError, or the error itself when it is a defect (a constraint, a syntax error)
 */
export function classifyFailure(error: unknown, path: string, key?: Buffer): unknown {
  if (error instanceof AppError) return error;
  const code = appCode(failureCode(error), path);
  if (code === undefined) return error;
  const failure = code === 'ARCHIVE_DAMAGED' && key ? explainDamage(path, key) : new AppError(code, { path });
  failure.cause = error;
  return failure;
}

/**
 * The same for a failed call, whatever it was about: only SQLite's errors concern the archive, the file system's may
 * concern a workbook somewhere.
 */
export function classifySqliteFailure(error: unknown, path: string): unknown {
  return failureCode(error)?.startsWith('SQLITE_') ? classifyFailure(error, path) : error;
}

/**
 * Says what is wrong with an archive file that SQLite cannot read.
 * @returns ARCHIVE_NOT_ENCRYPTED, ARCHIVE_NOT_A_DATABASE, ARCHIVE_WRONG_KEY, ARCHIVE_TRUNCATED or ARCHIVE_DAMAGED
 */
export function explainDamage(path: string, key: Buffer): AppError {
  const found = examineFile(path, key);
  if (found.plain) return new AppError('ARCHIVE_NOT_ENCRYPTED', { path });
  if (found.size === 0) return new AppError('ARCHIVE_TRUNCATED', { path });
  if (found.goodPages === 0) {
    return new AppError(found.looksEncrypted ? 'ARCHIVE_WRONG_KEY' : 'ARCHIVE_NOT_A_DATABASE', { path });
  }
  const pages = found.size / 4096;
  if (!Number.isInteger(pages) || (found.expectedPages ?? 0) > pages)
    return new AppError('ARCHIVE_TRUNCATED', { path });
  return new AppError('ARCHIVE_DAMAGED', { path });
}

function appCode(code: string | undefined, path: string): string | undefined {
  if (code === undefined) return undefined;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'ARCHIVE_DISK_FULL';
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
    return isDiskFull(path) ? 'ARCHIVE_DISK_FULL' : 'ARCHIVE_IO';
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
  return freeBytes(path) < fullDiskBytes;
}

/** Free bytes for this user on the disk of a file or folder, or of the nearest folder above that exists. */
export function freeBytes(path: string): number {
  let place = path;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    const { bavail, bsize } = statfsSync(statSync(place).isDirectory() ? place : dirname(place));
    return bavail * bsize;
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}
