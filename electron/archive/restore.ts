import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { checkNow } from './archive';
import { auditHead } from './audit';
import { copyDurably } from './copy-file';
import type { BackupInfo, Manifest } from './backup-list';
import { listBackups, nameBackup, readBackup } from './backup-list';
import { freeName, verifyBackup, writeManifest } from './backup';
import { openDatabase, type Db } from './driver';
import { renameDurably, syncFile, syncFolder } from './durable';
import { classifyFailure } from './failures';
import { lockArchive } from './lock';
import { archiveVersion, migrate, shippedMigrations } from './migrate';
import { archiveFile, backupsFolder, incomingFile, keysPath } from './paths';

/** Called again and again while the restore goes on, with how far it is (0 to 1); may throw to stop it. */
export type RestoreStep = (done: number, text: string) => void;

/** What is put in the archive's place. */
export interface RestoreSource {
  /** The backup's folder, anywhere. */
  readonly backup: string;
  /**
   * Whose key slots hold afterwards: today's (`current`, when the key is the archive's own: nobody's password changes), or
   * the backup's (`backup`, when today's are lost or belong to another archive: the passwords of that day).
   */
  readonly keySlots: 'current' | 'backup';
  /** The undo of a restore: what was set aside goes back as it is, damaged or not. */
  readonly undo: boolean;
}

export interface RestoreOptions extends RestoreSource {
  /** The archive's folder. */
  readonly folder: string;
  /** The key that opens the backup. */
  readonly key: Buffer;
  readonly program: { readonly version: string };
  readonly moment: Date;
  readonly step: RestoreStep;
  /** The last writing into what comes, before it stands in the archive's place; `aside` is what will be set aside. */
  readonly finish?: (db: Db, aside: SetAside | undefined) => void;
}

/** What is known of the archive that is set aside, before it has its name. */
export interface SetAside {
  readonly name: string;
  readonly audit: Manifest['audit'];
}

/** How much of the whole each part takes, by what was measured on 180 MB. */
const parts = { verify: 0.35, copy: 0.6, setAside: 0.8, open: 1 } as const;

/**
 * The first half, while the archive may still be in use: the backup is read as a whole and copied beside the archive.
 * @throws BACKUP_OTHER_KEY, BACKUP_UNSOUND, BACKUP_MISSING, ARCHIVE_NEWER, KEYS_MISSING, ARCHIVE_DISK_FULL,
 * ARCHIVE_READ_ONLY, and what `step` throws; nothing is left behind then
 */
export function prepareRestore(options: RestoreOptions): void {
  const { folder, backup, key, step } = options;
  const source = archiveFile(backup);
  readBackup(backup);
  if (!options.undo) {
    step(0, '核对备份');
    verifyBackup(backup, key);
    refuseNewer(backup, key);
  }
  if (options.keySlots === 'backup' && !existsSync(keysPath(backup))) {
    throw new AppError('KEYS_MISSING', { path: keysPath(backup) });
  }
  const incoming = incomingFile(folder);
  try {
    const onCopied = (part: number): void => step(between(parts.verify, parts.copy, part), '复制备份');
    mkdirSync(folder, { recursive: true });
    removeIncoming(folder);
    copyDurably(source, incoming, onCopied);
    if (existsSync(`${source}-wal`)) copyDurably(`${source}-wal`, `${incoming}-wal`);
  } catch (error) {
    removeIncoming(folder);
    throw classifyFailure(error, folder);
  }
}

/**
 * The second half, while the archive is closed: what is there now, sound or not, is set aside whole as a backup of its own,
 * and what was prepared takes its place in one step. Until that step, whatever happens leaves the archive as it was.
 * @returns the set-aside archive; undefined when there was nothing to set aside
 * @throws ARCHIVE_IN_USE, ARCHIVE_DISK_FULL, ARCHIVE_READ_ONLY, and what `step` throws; the archive is then as it was
 */
export function completeRestore(options: RestoreOptions): BackupInfo | undefined {
  const { folder } = options;
  try {
    const lock = lockArchive(folder);
    try {
      return replaceArchive(options);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw classifyFailure(error, folder);
  } finally {
    removeIncoming(folder);
  }
}

/**
 * What the undo of the last restore puts back. What is there now is set aside in turn, so that this can be undone as well.
 * @throws RESTORE_NOTHING when no archive was ever set aside
 */
export function lastSetAside(folder: string): RestoreSource {
  const found = listBackups(folder).find((backup) => backup.setAside);
  if (!found) throw new AppError('RESTORE_NOTHING');
  return {
    backup: found.path,
    keySlots: existsSync(keysPath(found.path)) ? 'backup' : 'current',
    undo: true,
  };
}

function replaceArchive(options: RestoreOptions): BackupInfo | undefined {
  const { folder, backup, keySlots, step } = options;
  const path = freeName(backupsFolder(folder), nameBackup(options.moment, 'restore'));
  const temporary = `${path}.tmp`;
  try {
    const manifest = setAsideArchive(options, temporary);
    step(parts.setAside, '打开');
    finishIncoming(options, manifest && { name: basename(path), audit: manifest.audit });
    step(parts.open, '打开');
    if (manifest || existsSync(temporary)) renameDurably(temporary, path);
    putInPlace(folder);
    if (keySlots === 'backup') putKeysInPlace(backup, folder);
    return manifest && readBackup(path);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Copies what is there, as it is: a damaged archive could not be copied by SQLite.
 * @returns what is known of it; undefined when there is no archive
 */
function setAsideArchive(options: RestoreOptions, place: string): Manifest | undefined {
  const { folder, step } = options;
  const file = archiveFile(folder);
  if (!existsSync(file) && !existsSync(keysPath(folder))) return undefined;
  mkdirSync(place, { recursive: true });
  const onCopied = (part: number): void =>
    step(between(parts.copy, parts.setAside, part), '另存现在的档案库');
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) copyDurably(file + suffix, archiveFile(place) + suffix, onCopied);
  }
  if (existsSync(keysPath(folder))) copyFileSync(keysPath(folder), keysPath(place));
  const manifest = manifestOf(options);
  writeManifest(place, manifest);
  return existsSync(file) ? manifest : undefined;
}

/** Checks the copy, brings it to this program's version and lets `finish` write into it: all before it is the archive. */
function finishIncoming(options: RestoreOptions, aside: SetAside | undefined): void {
  const { folder, key, backup, undo, finish } = options;
  if (!finish) return;
  const incoming = incomingFile(folder);
  try {
    const db = openDatabase(incoming, { key });
    try {
      checkNow(db, incoming, key);
      migrate(db, shippedMigrations, () => backup);
      finish(db, aside);
    } finally {
      db.close();
    }
    syncFile(incoming);
  } catch (error) {
    // What was set aside because it was damaged goes back damaged; its own page tells so.
    if (!undo || !(classifyFailure(error, incoming) instanceof AppError)) throw error;
  }
}

function between(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}

function removeIncoming(folder: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(incomingFile(folder) + suffix, { force: true });
}

/**
 * The log goes first: a log of the old archive beside the new file would be read into it. Should the power fail between
 * the two steps, the old archive lacks its last commands, but the set-aside copy has them.
 */
function putInPlace(folder: string): void {
  const file = archiveFile(folder);
  const incoming = incomingFile(folder);
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
