import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { Program } from './archive';
import type { Db } from './driver';
import { openDatabase } from './driver';
import { syncFile, syncFolder } from './durable';
import { classifyFailure } from './failures';

export type BackupReason = 'daily' | 'migration' | 'import' | 'restore' | 'merge' | 'delete' | 'manual';

export interface BackupOptions {
  readonly db: Db;
  readonly folder: string;
  readonly key: Buffer;
  readonly program: Program;
  readonly moment: Date;
  readonly reason: BackupReason;
}

/** Makes a verified copy of the archive and its key slots in a folder of its own under `backups`. */
export function createBackup(options: BackupOptions): { path: string } {
  const stamp = options.moment.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '_');
  const backups = join(options.folder, 'backups');
  const path = join(backups, `${stamp}-${options.reason}`);
  const temporary = `${path}.tmp`;
  try {
    mkdirSync(temporary, { recursive: true });
    const file = join(temporary, 'archive.db');
    options.db.prepare('VACUUM INTO ?').run(file);
    const keys = join(options.folder, 'keys.json');
    if (existsSync(keys)) copyFileSync(keys, join(temporary, 'keys.json'));
    const copy = openDatabase(file, { key: options.key, readonly: true });
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    copy.close();
    if (verdict !== 'ok') throw new AppError('BACKUP_UNSOUND', { path });
    syncFile(file);
    renameSync(temporary, path);
    syncFolder(backups);
    return { path };
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw classifyFailure(error, backups);
  }
}
