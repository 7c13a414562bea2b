import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { backupsToKeep } from '#shared/security/retention';
import { auditHead } from './audit';
import type { BackupReason } from '#shared/security/backup';
import type { BackupInfo, Manifest } from './backup-list';
import { listBackups, nameBackup, readBackup } from './backup-list';
import type { Db } from './driver';
import { openDatabase } from './driver';
import { renameDurably, syncFile, syncFolder } from './durable';
import { classifyFailure, failureCode, freeBytes } from './failures';
import { archiveVersion } from './migrate';
import { archiveFile, backupsFolder, keysPath, manifestFile } from './paths';

export interface BackupOptions {
  /** A connection to the archive; a worker's own one keeps the main process free. */
  readonly db: Db;
  /** The archive's folder. */
  readonly folder: string;
  readonly key: Buffer;
  readonly program: { readonly version: string };
  readonly moment: Date;
  readonly reason: BackupReason;
  /** Where the backup goes: a folder the user chose, a USB stick; the archive's own `backups` when not given. */
  readonly target?: string | undefined;
}

/**
 * Makes a backup that can be restored alone: a verified copy of the archive, and the key slots as they are, in a folder
 * of its own. Until everything is checked and on the disk it carries a temporary name.
 * @returns where it lies
 * @throws ARCHIVE_DISK_FULL, BACKUP_FOLDER (cannot be written to), ARCHIVE_DAMAGED (the archive itself cannot be read), BACKUP_UNSOUND;
 * nothing is left behind then and older backups are as they were
 */
export function createBackup(options: BackupOptions): BackupInfo {
  const { folder, moment, reason } = options;
  const target = options.target ?? backupsFolder(folder);
  const path = freeName(target, nameBackup(moment, reason));
  const temporary = `${path}.tmp`;
  try {
    refuseFullDisk(archiveFile(folder), target);
    mkdirSync(temporary, { recursive: true });
    fill(options, temporary);
    renameDurably(temporary, path);
    return readBackup(path);
  } catch (error) {
    removeQuietly(temporary);
    throw explainFailure(error, folder, target);
  }
}

/**
 * Removes what the retention rule no longer keeps, and what interrupted backups left. Only folders with a backup's exact
 * name are touched.
 * @param today YYYY-MM-DD
 * @returns the names removed
 */
export function pruneBackups(folder: string, today: string): string[] {
  const backups = backupsFolder(folder);
  const list = listBackups(folder);
  const keep = backupsToKeep(list, today);
  const old = list.filter((backup) => !keep.has(backup.name)).map((backup) => backup.name);
  const removed = old.filter((name) => retire(join(backups, name)));
  if (existsSync(backups)) removeLeftovers(backups);
  return removed;
}

/**
 * Opens a backup's copy for reading.
 * @throws BACKUP_OTHER_KEY when another archive's key encrypts it; BACKUP_MISSING; BACKUP_UNSOUND
 */
export function openBackup(path: string, key: Buffer): Db {
  const file = archiveFile(path);
  if (!existsSync(file)) throw new AppError('BACKUP_MISSING', { path });
  try {
    return openDatabase(file, { key, readonly: true });
  } catch (error) {
    throw unsound(error, path, key);
  }
}

/**
 * Reads and checks all of a backup's copy.
 * @throws BACKUP_OTHER_KEY, BACKUP_MISSING, BACKUP_UNSOUND
 */
export function verifyBackup(path: string, key: Buffer): void {
  const copy = openBackup(path, key);
  try {
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new AppError('BACKUP_UNSOUND', { path });
  } catch (error) {
    throw unsound(error, path, key);
  } finally {
    copy.close();
  }
}

function unsound(error: unknown, path: string, key: Buffer): unknown {
  const failure = classifyFailure(error, archiveFile(path), key);
  if (!(failure instanceof AppError) || failure.code === 'BACKUP_UNSOUND') return failure;
  const verdict = new AppError(failure.code === 'ARCHIVE_WRONG_KEY' ? 'BACKUP_OTHER_KEY' : 'BACKUP_UNSOUND', {
    path,
  });
  verdict.cause = error;
  return verdict;
}

function fill(options: BackupOptions, place: string): void {
  const { db, folder, key, program, moment, reason } = options;
  const file = archiveFile(place);
  // better-sqlite3's own backup refuses an encrypted file; VACUUM INTO keeps the key, and reads every page.
  db.prepare('VACUUM INTO ?').run(file);
  verifyBackup(place, key);
  syncFile(file);
  if (existsSync(keysPath(folder))) copyFileSync(keysPath(folder), keysPath(place));
  const manifest: Manifest = {
    format: 1,
    at: moment.toISOString(),
    reason,
    program: program.version,
    archive: archiveVersion(db),
    size: statSync(file).size,
    audit: auditHead(db),
  };
  writeManifest(place, manifest);
}

/** Writes what a backup folder holds beside its files, and waits until all of it is on the disk. */
export function writeManifest(place: string, manifest: Manifest): void {
  writeFileSync(manifestFile(place), JSON.stringify(manifest, null, 1));
  syncFile(manifestFile(place));
  if (existsSync(keysPath(place))) syncFile(keysPath(place));
  syncFolder(place);
}

/** Two backups of one second get different names. */
export function freeName(folder: string, name: string): string {
  let path = join(folder, name);
  for (let count = 2; existsSync(path) || existsSync(`${path}.tmp`); count += 1)
    path = join(folder, `${name}-${count}`);
  return path;
}

function refuseFullDisk(source: string, target: string): void {
  if (existsSync(source) && freeBytes(target) < statSync(source).size) {
    throw new AppError('ARCHIVE_DISK_FULL', { path: target });
  }
}

/** A page that cannot be read is the archive's fault; everything else concerns the place written to. */
function explainFailure(error: unknown, folder: string, target: string): unknown {
  if (failureCode(error)?.startsWith('SQLITE_CORRUPT')) return classifyFailure(error, archiveFile(folder));
  const failure = classifyFailure(error, target);
  const blocked =
    failure instanceof AppError && ['ARCHIVE_MISSING', 'ARCHIVE_READ_ONLY'].includes(failure.code);
  if (!blocked || error instanceof AppError) return failure;
  const folderFailure = new AppError('BACKUP_FOLDER', { path: target });
  folderFailure.cause = error;
  return folderFailure;
}

/** Renamed first: a removal cut off half-way must not leave something that looks like a backup. */
function retire(path: string): boolean {
  try {
    renameSync(path, `${path}.tmp`);
    return true;
  } catch {
    // Someone has it open; another day will do.
    return false;
  }
}

function removeLeftovers(backups: string): void {
  for (const name of readdirSync(backups)) {
    if (/^yanzhen-\d{4}-\d\d-\d\d_\d{6}-[a-z]+(-\d+)?\.tmp$/.test(name)) removeQuietly(join(backups, name));
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next backup's cleaning finds it again.
  }
}
