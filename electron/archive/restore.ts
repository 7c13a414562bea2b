import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import { auditHead } from './audit';
import type { BackupInfo, Manifest } from './backup-list';
import { listBackups, nameBackup, readBackup } from './backup-list';
import { freeName, verifyBackup, writeManifest } from './backup';
import { openDatabase } from './driver';
import { renameDurably, syncFile, syncFolder } from './durable';
import { classifyFailure } from './failures';
import { lockArchive } from './lock';
import { archiveVersion, shippedMigrations } from './migrate';
import { archiveFile, backupsFolder, keysPath } from './paths';

export interface RestoreOptions {
  /** The archive's folder; the archive must be closed. */
  readonly folder: string;
  /** The backup's folder, anywhere. */
  readonly backup: string;
  /** The key that opens the backup. */
  readonly key: Buffer;
  /**
   * Whose key slots hold afterwards: today's (`current`, when the key is the archive's own: nobody's password changes), or
   * the backup's (`backup`, when today's are lost or belong to another archive: the passwords of that day).
   */
  readonly keySlots: 'current' | 'backup';
  readonly program: { readonly version: string };
  readonly moment: Date;
}

/**
 * Puts a backup in the archive's place. What is there now, sound or not, is first set aside whole as a backup of its own,
 * which undoRestore puts back.
 * @returns the set-aside archive; undefined when there was nothing to set aside
 * @throws BACKUP_OTHER_KEY, BACKUP_UNSOUND, BACKUP_MISSING, ARCHIVE_NEWER, ARCHIVE_IN_USE, ARCHIVE_DISK_FULL,
 * ARCHIVE_READ_ONLY; the archive is then as it was
 */
export function restoreBackup(options: RestoreOptions): BackupInfo | undefined {
  const { folder, backup, key } = options;
  readBackup(backup);
  verifyBackup(backup, key);
  refuseNewer(backup, key);
  if (options.keySlots === 'backup' && !existsSync(keysPath(backup))) {
    throw new AppError('KEYS_MISSING', { path: keysPath(backup) });
  }
  return replaceArchive(options, folder);
}

/**
 * Puts the archive back that the last restore set aside, byte for byte, damaged or not; what is there now is set aside in
 * turn, so that this can be undone as well.
 * @throws RESTORE_NOTHING when no archive was ever set aside
 */
export function undoRestore(options: Omit<RestoreOptions, 'backup' | 'keySlots'>): BackupInfo | undefined {
  const setAside = listBackups(options.folder).find((backup) => backup.setAside);
  if (!setAside) throw new AppError('RESTORE_NOTHING');
  const keySlots = existsSync(keysPath(setAside.path)) ? 'backup' : 'current';
  return replaceArchive({ ...options, backup: setAside.path, keySlots }, options.folder);
}

function replaceArchive(options: RestoreOptions, folder: string): BackupInfo | undefined {
  const file = archiveFile(folder);
  const incoming = `${file}.incoming`;
  const source = archiveFile(options.backup);
  try {
    const lock = lockArchive(folder);
    try {
      copyDurably(source, incoming);
      if (existsSync(`${source}-wal`)) copyDurably(`${source}-wal`, `${incoming}-wal`);
      const aside = setAsideArchive(options);
      putInPlace(folder, incoming);
      if (options.keySlots === 'backup') putKeysInPlace(options.backup, folder);
      return aside;
    } finally {
      rmSync(incoming, { force: true });
      rmSync(`${incoming}-wal`, { force: true });
      lock.release();
    }
  } catch (error) {
    throw classifyFailure(error, folder);
  }
}

/** Copies what is there, as it is: a damaged archive could not be copied by SQLite. */
function setAsideArchive(options: RestoreOptions): BackupInfo | undefined {
  const { folder, moment } = options;
  const file = archiveFile(folder);
  if (!existsSync(file) && !existsSync(keysPath(folder))) return undefined;
  const path = freeName(backupsFolder(folder), nameBackup(moment, 'restore'));
  const temporary = `${path}.tmp`;
  try {
    mkdirSync(temporary, { recursive: true });
    for (const suffix of ['', '-wal']) {
      if (existsSync(file + suffix)) copyDurably(file + suffix, archiveFile(temporary) + suffix);
    }
    if (existsSync(keysPath(folder))) copyFileSync(keysPath(folder), keysPath(temporary));
    writeManifest(temporary, manifestOf(options));
    renameDurably(temporary, path);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  return existsSync(file) ? readBackup(path) : undefined;
}

/**
 * The log goes first: a log of the old archive beside the new file would be read into it. Should the power fail between
 * the two steps, the old archive lacks its last commands, but the set-aside copy has them.
 */
function putInPlace(folder: string, incoming: string): void {
  const file = archiveFile(folder);
  rmSync(`${file}-wal`, { force: true });
  rmSync(`${file}-shm`, { force: true });
  syncFolder(folder);
  renameDurably(incoming, file);
  if (existsSync(`${incoming}-wal`)) renameDurably(`${incoming}-wal`, `${file}-wal`);
}

function putKeysInPlace(backup: string, folder: string): void {
  const temporary = `${keysPath(folder)}.tmp`;
  copyDurably(keysPath(backup), temporary);
  renameDurably(temporary, keysPath(folder));
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  syncFile(to);
}

function refuseNewer(backup: string, key: Buffer): void {
  const db = openDatabase(archiveFile(backup), { key, readonly: true });
  const version = archiveVersion(db);
  db.close();
  const known = shippedMigrations.length;
  if (version > known) throw new AppError('ARCHIVE_NEWER', { archive: version, program: known });
}

/** What can be said about the archive that is set aside; a damaged one says little. */
function manifestOf({ folder, key, program, moment }: RestoreOptions): Manifest {
  const file = archiveFile(folder);
  const base = {
    format: 1 as const,
    at: moment.toISOString(),
    reason: 'restore' as const,
    program: program.version,
  };
  const size = existsSync(file) ? statSync(file).size : 0;
  try {
    const db = openDatabase(file, { key, readonly: true });
    try {
      return { ...base, size, archive: archiveVersion(db), audit: auditHead(db) };
    } finally {
      db.close();
    }
  } catch {
    return { ...base, size, archive: 0, audit: { seq: 0, hash: '' } };
  }
}
