import { existsSync, rmSync, statSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import { systemActor } from './audit';
import { createBackup } from './backup';
import type { Clock, CommandContext, CommandMeta } from './command';
import { runCommand } from './command';
import type { Db } from './driver';
import { openDatabase } from './driver';
import { renameDurably, syncFile } from './durable';
import { classifyFailure, explainDamage } from './failures';
import type { Gate } from './gate';
import { createGate } from './gate';
import type { ArchiveLock } from './lock';
import { lockArchive } from './lock';
import type { Migration } from './migrate';
import { archiveVersion, migrate, shippedMigrations } from './migrate';
import { archiveFile, incomingFile } from './paths';
import { refuseNetwork } from './place';

export interface ArchiveOptions {
  readonly folder: string;
  /** 32 bytes from the key ring. */
  readonly key: Buffer;
  readonly program: { readonly version: string };
  readonly migrations?: readonly Migration[];
  readonly clock?: Clock;
  /**
   * When to read the whole file before the archive is used. `always`, or `whenNeeded`: only after an unclean end and
   * before a migration; whoever asks for that runs checkNow in the worker thread soon after (180 MB take a second).
   */
  readonly check?: 'always' | 'whenNeeded';
}

/** What a job in the worker thread needs to make a backup of the archive it works on. */
export type ArchivePlace = Pick<ArchiveOptions, 'folder' | 'key' | 'program'>;

/** The open archive: everything the program reads and writes passes here. */
export interface Archive {
  readonly folder: string;
  readonly file: string;
  /** For reading. Writing goes through a command. */
  readonly db: Db;
  readonly clock: Clock;
  readonly gate: Gate;
  /** Whether the whole file was checked at opening. */
  readonly checked: boolean;
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

/**
 * Makes a new archive in a folder that holds none. It gets its name only when it is complete.
 * @param first what every archive holds from the beginning (its first user), as its first command
 * @throws ARCHIVE_EXISTS rather than writing over anything; ARCHIVE_ON_NETWORK, ARCHIVE_READ_ONLY, ARCHIVE_DISK_FULL
 */
export function createArchive(options: ArchiveOptions, first?: (tx: CommandContext) => void): Archive {
  const { folder, key } = options;
  const file = archiveFile(folder);
  return withLock(options, (lock) => {
    if (existsSync(file)) throw new AppError('ARCHIVE_EXISTS', { path: file });
    buildNew(options, file, first);
    return archiveOver(options, openDatabase(file, { key }), true, lock);
  });
}

/**
 * Opens the archive: lock, key, pragmas, quick check, migration.
 * @throws ARCHIVE_MISSING, ARCHIVE_IN_USE, ARCHIVE_ON_NETWORK, ARCHIVE_WRONG_KEY, ARCHIVE_TRUNCATED, ARCHIVE_DAMAGED,
 * ARCHIVE_NOT_A_DATABASE, ARCHIVE_NOT_ENCRYPTED, ARCHIVE_NEWER, ARCHIVE_MIGRATION_FAILED, ARCHIVE_READ_ONLY,
 * ARCHIVE_DISK_FULL; the data is as it was in every case
 */
export function openArchive(options: ArchiveOptions): Archive {
  const { folder, key, program, migrations = shippedMigrations, clock = systemClock } = options;
  const file = archiveFile(folder);
  if (!existsSync(file)) throw new AppError('ARCHIVE_MISSING', { path: file });
  return withLock(options, (lock) => {
    // Of a restore that was killed.
    removeWithLog(incomingFile(folder));
    // An empty file is what SQLite would take for a new database: it must never become one.
    if (statSync(file).size === 0) throw new AppError('ARCHIVE_TRUNCATED', { path: file });
    const unclean = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
    const db = openDatabase(file, { key });
    try {
      const pending = archiveVersion(db) < migrations.length;
      const check = unclean || pending || options.check !== 'whenNeeded';
      if (check) checkNow(db, file, key);
      migrate(db, migrations, () => {
        return createBackup({ db, folder, key, program, moment: clock(), reason: 'migration' }).path;
      });
      return archiveOver(options, db, check, lock);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * A second connection to the archive that this process already holds: for the worker thread.
 * It takes no lock, checks nothing again and must find the version the main thread left. Whoever writes through it calls
 * copyLog afterwards: nobody shall wait for that, while a large import's log takes a second.
 */
export function joinArchive(options: ArchiveOptions): Archive {
  const file = archiveFile(options.folder);
  try {
    const db = openDatabase(file, { key: options.key });
    const migrations = options.migrations ?? shippedMigrations;
    if (archiveVersion(db) !== migrations.length) throw new Error('the archive was not migrated yet');
    db.pragma('wal_autocheckpoint = 0');
    return archiveOver(options, db, true, undefined);
  } catch (error) {
    throw classifyFailure(error, file, options.key);
  }
}

/**
 * Copies what the log holds into the file, as far as no reader needs the old state. What was committed is safe in the log
 * before; a failure here loses nothing and is tried again at the next write or at closing.
 */
export function copyLog(db: Db): void {
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // A full disk shows itself at the next write.
  }
}

/**
 * Reads the whole file and checks its structure.
 * @throws ARCHIVE_DAMAGED or ARCHIVE_TRUNCATED
 */
export function checkNow(db: Db, file: string, key: Buffer): void {
  let verdict: unknown;
  try {
    verdict = db.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw classifyFailure(error, file, key);
  }
  if (verdict !== 'ok') throw explainDamage(file, key);
}

/** A new archive under a temporary name, complete and on the disk before it is renamed. */
function buildNew(options: ArchiveOptions, file: string, first?: (tx: CommandContext) => void): void {
  const { key, migrations = shippedMigrations, clock = systemClock } = options;
  const unfinished = `${file}.new`;
  removeWithLog(unfinished);
  try {
    const db = openDatabase(unfinished, { key, create: true });
    try {
      migrate(db, migrations, () => '');
      if (first) runCommand(db, clock, { actor: systemActor, channel: 'archive.create' }, first);
    } finally {
      db.close();
    }
    syncFile(unfinished);
    renameDurably(unfinished, file);
  } catch (error) {
    removeWithLog(unfinished);
    throw error;
  }
}

/** This computer's time. */
export function systemClock(): Date {
  return new Date();
}

function withLock({ folder, key }: ArchiveOptions, open: (lock: ArchiveLock) => Archive): Archive {
  let lock: ArchiveLock | undefined;
  try {
    refuseNetwork(folder);
    lock = lockArchive(folder);
    return open(lock);
  } catch (error) {
    lock?.release();
    throw classifyFailure(error, archiveFile(folder), key);
  }
}

function removeWithLog(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}

function archiveOver(
  options: ArchiveOptions,
  db: Db,
  checked: boolean,
  lock: ArchiveLock | undefined,
): Archive {
  const { folder, clock = systemClock } = options;
  const file = archiveFile(folder);
  const gate = createGate();
  const inTurn = <T>(write: () => T): Promise<T> =>
    writeInTurn(gate, () => {
      // Closed at once while this one waited for its turn.
      if (!db.open) throw new AppError('ARCHIVE_CLOSED');
      return classified(file, write);
    });
  let closing: Promise<void> | undefined;
  function closeNow(): void {
    gate.shut(() => new AppError('ARCHIVE_CLOSED'));
    if (db.open) finish(db);
    lock?.release();
  }
  async function close(): Promise<void> {
    const turn = gate.hold();
    gate.shut(() => new AppError('ARCHIVE_CLOSED'));
    await turn;
    closeNow();
  }
  return {
    folder,
    file,
    db,
    clock,
    gate,
    checked,
    command: (meta, run) => inTurn(() => runCommand(db, clock, meta, run)),
    commandNow: (meta, run) => classified(file, () => runCommand(db, clock, meta, run)),
    writeUnaudited: (run) => inTurn(() => db.transaction(() => run(db)).immediate()),
    close: () => (closing ??= close()),
    closeNow,
  };
}

async function writeInTurn<T>(gate: Gate, write: () => T): Promise<T> {
  const release = await gate.hold();
  try {
    return write();
  } finally {
    release();
  }
}

function classified<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw classifyFailure(error, file);
  }
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
