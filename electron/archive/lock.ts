import { AppError } from '#shared/lib/errors';
import type { Db } from './driver';
import { openLockFile } from './driver';
import { failureCode } from './failures';
import { lockFile } from './paths';

export interface ArchiveLock {
  readonly release: () => void;
}

/**
 * Keeps a second program off the archive: another window, another account of this computer, a tool.
 * The lock is an exclusive transaction on an empty SQLite file, so the operating system drops it when the process
 * ends, however it ends; nothing stale is left to clean up.
 * @throws ARCHIVE_IN_USE when someone else holds it
 */
export function lockArchive(folder: string): ArchiveLock {
  let db: Db | undefined;
  try {
    db = openLockFile(lockFile(folder));
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (failureCode(error)?.startsWith('SQLITE_BUSY')) throw new AppError('ARCHIVE_IN_USE', { path: folder });
    throw error;
  }
  const held = db;
  return {
    release() {
      if (!held.open) return;
      held.exec('ROLLBACK');
      held.close();
    },
  };
}
