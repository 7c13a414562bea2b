import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import Database from 'better-sqlite3';

/** A connection to the archive. Every statement runs synchronously on it. */
export type Db = Database.Database;

export interface OpenDatabaseOptions {
  /** The archive's 32 random bytes. Without it the file is read as plain SQLite (tests and tools only). */
  readonly key?: Buffer;
  readonly readonly?: boolean;
  /** How long a statement waits for another connection's lock, in milliseconds. */
  readonly timeoutMs?: number;
  /** Makes a new file instead of refusing a path where there is none. */
  readonly create?: boolean;
}

/**
 * Opens the file whose only purpose is to be locked: no key, no WAL, nothing is ever written to it.
 * @param file made when there is none
 */
export function openLockFile(file: string): Db {
  return new Database(file, { timeout: 200, nativeBinding: addonPath() });
}

/**
 * Opens one connection with every setting the archive relies on.
 * The file's format is SQLCipher 4 with a raw key, so that any SQLCipher 4 tool can rescue the data.
 * @param file absolute path; it must exist unless `create` is set
 * @returns the connection, with the key already proven on the first page
 * @throws the SqliteError as it comes; failures.ts turns it into a sentence
 */
export function openDatabase(file: string, options: OpenDatabaseOptions = {}): Db {
  const { key, readonly = false, timeoutMs = 5000, create = false } = options;
  const db = new Database(file, {
    readonly,
    fileMustExist: !create,
    timeout: timeoutMs,
    nativeBinding: addonPath(),
  });
  try {
    if (key) applyKey(db, key);
    configure(db, readonly);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Where the SQLite addon lies. Main thread and worker thread must use the same file: two copies of SQLite in one
 * process would drop each other's POSIX file locks.
 * @returns an absolute path to a .node file, in the unpacked folder when the program is an asar
 */
export function addonPath(): string {
  const given = process.env['YANZHEN_SQLITE_ADDON'];
  if (given) return given;
  // The package itself tells musl from glibc by process.report, which costs tens of milliseconds and never matters here.
  const root = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'));
  const prebuild = join(root, 'prebuilds', `${process.platform}-${process.arch}.node`);
  const unpacked = prebuild.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
  return existsSync(unpacked) ? unpacked : prebuild;
}

/** Gives the raw key, in SQLCipher 4's format. The key never becomes part of an SQL text. */
function applyKey(db: Db, key: Buffer): void {
  if (key.length !== 32) throw new Error('the archive key has 32 bytes');
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
  const raw = Buffer.from(`x'${key.toString('hex')}'`, 'latin1');
  db.key(raw);
  raw.fill(0);
}

function configure(db: Db, readonly: boolean): void {
  // The first read proves the key: without it a wrong key would only show at the first query.
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (!readonly) {
    const mode = db.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error(`journal mode is ${String(mode)}, WAL is needed`);
    db.pragma('synchronous = FULL');
  }
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  // A memory-mapped page cannot be decrypted in place, and an I/O error on it would end the process.
  db.pragma('mmap_size = 0');
}
