import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { createBackup } from './backup';
import type { Clock, CommandContext, CommandMeta } from './command';
import { runCommand } from './command';
import type { Db } from './driver';
import { openDatabase } from './driver';
import { classifyFailure } from './failures';
import type { Gate } from './gate';
import { createGate } from './gate';
import type { ArchiveLock } from './lock';
import { lockArchive } from './lock';
import type { Migration } from './migrate';
import { archiveVersion, migrate, shippedMigrations } from './migrate';

export interface Program {
  readonly version: string;
}

export interface ArchiveOptions {
  readonly folder: string;
  readonly key: Buffer;
  readonly program: Program;
  readonly migrations?: readonly Migration[];
  readonly clock?: Clock;
}

/** The open archive: everything the program reads and writes passes here. */
export interface Archive {
  readonly folder: string;
  readonly file: string;
  /** For reading. Writing goes through a command. */
  readonly db: Db;
  readonly clock: Clock;
  readonly gate: Gate;
  /** Waits for the write gate, then runs the command: one transaction, one audit row (see runCommand). */
  readonly command: <T>(meta: CommandMeta, run: (tx: CommandContext) => T) => Promise<T>;
  /** The same without waiting, for the job that already holds the gate. */
  readonly commandNow: <T>(meta: CommandMeta, run: (tx: CommandContext) => T) => T;
  /** Waits for the gate and writes without an audit row: drafts and other things that are nobody's decision. */
  readonly writeUnaudited: <T>(run: (db: Db) => T) => Promise<T>;
  /** Refuses new commands, lets running ones finish, writes everything into the one file and closes it. */
  readonly close: () => Promise<void>;
  /** Closes at once, for the end of the Windows session; whatever was committed is safe. */
  readonly closeNow: () => void;
}

/** Where the archive lies in its folder. */
export function archiveFile(folder: string): string {
  return join(folder, 'archive.db');
}

/**
 * Makes a new archive in a folder that holds none.
 * @throws ARCHIVE_EXISTS rather than writing over anything
 */
export function createArchive(options: ArchiveOptions): Archive {
  const file = archiveFile(options.folder);
  if (existsSync(file)) throw new AppError('ARCHIVE_EXISTS', { path: file });
  return withLock(options.folder, (lock) => {
    const db = openDatabase(file, { key: options.key, create: true });
    return assemble(options, db, lock);
  });
}

/**
 * Opens the archive: lock, key, pragmas, quick check, migration.
 * @throws ARCHIVE_MISSING, ARCHIVE_IN_USE, ARCHIVE_DAMAGED, ARCHIVE_NEWER, ARCHIVE_MIGRATION_FAILED,
 * ARCHIVE_READ_ONLY, ARCHIVE_DISK_FULL; the data is as it was in every case
 */
export function openArchive(options: ArchiveOptions): Archive {
  const file = archiveFile(options.folder);
  if (!existsSync(file)) throw new AppError('ARCHIVE_MISSING', { path: file });
  return withLock(options.folder, (lock) => {
    const db = openDatabase(file, { key: options.key });
    try {
      quickCheck(db, file);
      return assemble(options, db, lock);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * A second connection to the archive that this process already holds: for the worker thread.
 * It takes no lock, checks nothing again and must find the version the main thread left.
 */
export function joinArchive(options: ArchiveOptions): Archive {
  const file = archiveFile(options.folder);
  try {
    const db = openDatabase(file, { key: options.key });
    const migrations = options.migrations ?? shippedMigrations;
    if (archiveVersion(db) !== migrations.length) throw new Error('the archive was not migrated yet');
    return archiveOver(options, db, undefined);
  } catch (error) {
    throw classifyFailure(error, file);
  }
}

function withLock(folder: string, open: (lock: ArchiveLock) => Archive): Archive {
  let lock: ArchiveLock | undefined;
  try {
    lock = lockArchive(folder);
    return open(lock);
  } catch (error) {
    lock?.release();
    throw classifyFailure(error, archiveFile(folder));
  }
}

function quickCheck(db: Db, file: string): void {
  const first = db.pragma('quick_check(1)', { simple: true });
  if (first !== 'ok') throw new AppError('ARCHIVE_DAMAGED', { path: file });
}

function assemble(options: ArchiveOptions, db: Db, lock: ArchiveLock): Archive {
  const { folder, key, program, migrations = shippedMigrations, clock = () => new Date() } = options;
  migrate(
    db,
    migrations,
    () => createBackup({ db, folder, key, program, moment: clock(), reason: 'migration' }).path,
  );
  return archiveOver(options, db, lock);
}

function archiveOver(options: ArchiveOptions, db: Db, lock: ArchiveLock | undefined): Archive {
  const { folder, clock = () => new Date() } = options;
  const file = archiveFile(folder);
  const gate = createGate();

  function guarded<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw classifyFailure(error, file);
    }
  }
  async function inTurn<T>(write: () => T): Promise<T> {
    const release = await gate.hold();
    try {
      return guarded(write);
    } finally {
      release();
    }
  }
  function closeNow(): void {
    gate.shut(() => new AppError('ARCHIVE_CLOSED'));
    if (db.open) finish(db);
    lock?.release();
  }
  return {
    folder,
    file,
    db,
    clock,
    gate,
    command: (meta, run) => inTurn(() => runCommand(db, clock, meta, run)),
    commandNow: (meta, run) => guarded(() => runCommand(db, clock, meta, run)),
    writeUnaudited: (run) => inTurn(() => db.transaction(() => run(db)).immediate()),
    async close() {
      const turn = gate.hold();
      gate.shut(() => new AppError('ARCHIVE_CLOSED'));
      await turn;
      closeNow();
    },
    closeNow,
  };
}

/** Everything in the log goes into the one file; failing that (a full disk) the log stays and is read at the next open. */
function finish(db: Db): void {
  try {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Closing must not fail: what was committed is in the log.
  }
  db.close();
}
