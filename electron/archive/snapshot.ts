import type { Db } from './driver';

/**
 * Lets everything that `work` reads on this connection be of one moment, however long it takes and whatever is written
 * meanwhile: a list read in chunks would otherwise lose or repeat somebody who is moved between two of them.
 * For the worker thread, which does one job after the other; not for work that writes or makes a backup.
 */
export async function withSnapshot<T>(db: Db, work: () => Promise<T>): Promise<T> {
  db.exec('BEGIN');
  try {
    return await work();
  } finally {
    db.exec('COMMIT');
  }
}
