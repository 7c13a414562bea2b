/// <reference types="vite/types/importMeta.d.ts" />
import { AppError } from '#shared/lib/errors';
import type { Db } from './driver';

export interface Migration {
  /** 1, 2, 3 … without gaps; becomes the archive's user_version. */
  readonly number: number;
  /** The file's name, for messages. */
  readonly name: string;
  readonly sql: string;
}

/** Statements that would end the one transaction or have no effect inside it. */
const forbidden =
  /(^|;)\s*(COMMIT|ROLLBACK|SAVEPOINT|RELEASE|END\s+TRANSACTION|PRAGMA|ATTACH|DETACH|VACUUM)\b/im;

/** The migrations this program was built with, in their order. Vite puts the text into the bundle. */
export const shippedMigrations: readonly Migration[] = readMigrations(
  import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
);

/**
 * Orders migrations by the number their file names begin with.
 * @param files path -> text
 * @throws Error when a name is not NNNN-name.sql, the numbers do not run 1, 2, 3 …, or a text would leave the transaction
 */
export function readMigrations(files: Readonly<Record<string, string>>): Migration[] {
  const migrations = Object.entries(files)
    .map(([path, sql]) => {
      const match = /(?:^|\/)(\d{4})-[a-z0-9-]+\.sql$/.exec(path);
      if (!match) throw new Error(`not a migration's name: ${path}`);
      if (forbidden.test(sql)) throw new Error(`${path} may not control transactions or pragmas`);
      return { number: Number(match[1]), name: path.slice(path.lastIndexOf('/') + 1), sql };
    })
    .sort((a, b) => a.number - b.number);
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1)
      throw new Error(`migration ${index + 1} is missing before ${migration.name}`);
  });
  return migrations;
}

/** The version an archive is at: the number of its last migration, 0 when new. */
export function archiveVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings the archive to the newest version: all pending migrations in one transaction, or none.
 * @param backUp called before the first change of an archive that already holds data; returns the backup's path
 * @returns the version before and after, and the backup's path if one was made
 * @throws ARCHIVE_NEWER when the archive was written by a newer program; ARCHIVE_MIGRATION_FAILED with the backup's
 * path, the archive being as it was; whatever `backUp` throws, before anything was touched
 */
export function migrate(
  db: Db,
  migrations: readonly Migration[],
  backUp: () => string,
): { from: number; to: number; backup?: string } {
  const from = archiveVersion(db);
  const to = migrations.length;
  if (from > to) throw new AppError('ARCHIVE_NEWER', { archive: from, program: to });
  if (from === to) return { from, to };
  const backup = from === 0 ? undefined : backUp();
  // Tables are rebuilt by copy and rename, which foreign keys would forbid; they are checked as a whole instead.
  // The switch has no effect inside a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => applyAll(db, migrations.slice(from), backup)).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return backup === undefined ? { from, to } : { from, to, backup };
}

function applyAll(db: Db, pending: readonly Migration[], backup: string | undefined): void {
  for (const migration of pending) {
    try {
      db.exec(migration.sql);
      if (!db.inTransaction) throw new Error('a migration may not end the transaction');
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows would lose what they refer to`);
      db.pragma(`user_version = ${migration.number}`);
    } catch (error) {
      const failure = new AppError('ARCHIVE_MIGRATION_FAILED', {
        migration: migration.name,
        backup: backup ?? '',
      });
      failure.cause = error;
      throw failure;
    }
  }
}
