import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createArchive, openArchive } from '../../electron/archive/archive';
import { openDatabase } from '../../electron/archive/driver';
import { readMigrations } from '../../electron/archive/migrate';
import { clerk, newArchive, program } from './helpers';

const place = 'electron/archive/migrations';

/**
 * A migration that was shipped never changes: archives out there have run it. Until the first release this list may be
 * brought up to date by hand; after it, lines are only added.
 */
const hashes: Record<string, string> = {
  '0001-core.sql': '4fcfd7796af8e82edd7014be5345386e3690f0d1d0dc35938ee3eeb772455a2f',
  '0002-register.sql': 'dbe51497f8807cc56d2874f22d7b5d04bda1b47908884118f204e0e98aaefbd0',
  '0003-import.sql': '9e1257b0e76d323b1755ad207d5f49c8e712de559037a79a3fae6ca51081ba13',
  '0004-form-import.sql': 'd1353cdb578e8e170c4b2863b8827b620d5c3c9e5aba5b65a7c3bb2b8aeebe23',
  '0005-appointment.sql': '8fa508d9b6817be6cb41e827b462c01945c171f6668df8153b5d69d3dcf94be3',
  '0006-appointment-dates.sql': '81a816a482f24d472ba72c9879fc14c2a30343aef33b9c02bd85b2005d5d25cb',
  '0007-trial-periods.sql': '55b2fa87928c3b956344e840f93b4fea9a0027378c43747c1fd069f787ccc944',
};

const core = readMigrations({ '0001-core.sql': readFileSync(join(place, '0001-core.sql'), 'utf8') });
const parents = {
  number: 2,
  name: '0002-parents.sql',
  sql: 'CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT',
};
const children = {
  number: 3,
  name: '0003-children.sql',
  sql: 'CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id)) STRICT; INSERT INTO child VALUES (1, NULL)',
};

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

test('shipped migrations are what they were', () => {
  const files = readdirSync(place).sort();
  const found = files.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(place, name)))
      .digest('hex'),
  ]);
  expect(Object.fromEntries(found)).toEqual(hashes);
});

test('names that are no migration, and gaps, are refused', () => {
  expect(() => readMigrations({ 'x/1-core.sql': '' })).toThrow('not a migration');
  expect(() => readMigrations({ 'x/0001-a.sql': '', 'x/0003-c.sql': '' })).toThrow('migration 2 is missing');
  expect(() => readMigrations({ 'x/0001-a.sql': '', 'x/0001-b.sql': '' })).toThrow('missing');
  expect(() => readMigrations({ 'x/0001-a.sql': 'DROP TABLE a; commit; CREATE TABLE b (id)' })).toThrow(
    'may not control',
  );
  expect(
    readMigrations({ 'x/0002-b.sql': 'b', 'x/0001-a.sql': 'a' }).map((migration) => migration.name),
  ).toEqual(['0001-a.sql', '0002-b.sql']);
});

describe('an archive of an older program', () => {
  test('is brought up to date after a backup that still is the older one', async () => {
    const { archive, folder, key } = newArchive({ migrations: [...core, parents] });
    archive.db.exec(`INSERT INTO parent VALUES (1, '清河县')`);
    await archive.close();
    const opened = openArchive({ folder, key, program, migrations: [...core, parents, children] });
    expect(opened.db.pragma('user_version', { simple: true })).toBe(3);
    expect(opened.db.pragma('foreign_keys', { simple: true })).toBe(1);
    await opened.close();
    const [backup] = readdirSync(join(folder, 'backups'));
    expect(backup).toMatch(/-migration$/);
    const copy = openDatabase(join(folder, 'backups', String(backup), 'archive.db'), { key, readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(2);
    expect(copy.prepare('SELECT name FROM parent').pluck().all()).toEqual(['清河县']);
    copy.close();
  });

  test.each([
    [
      'fails half-way',
      {
        ...children,
        number: 4,
        name: '0004-bad.sql',
        sql: 'INSERT INTO parent VALUES (5, NULL); INSERT INTO nowhere VALUES (1)',
      },
    ],
    [
      'leaves rows that refer to nothing',
      { ...children, number: 4, name: '0004-bad.sql', sql: 'INSERT INTO child VALUES (2, 999)' },
    ],
  ])('is left as it was when one migration of several %s', async (_, bad) => {
    const { archive, folder, key } = newArchive({ migrations: [...core, parents] });
    archive.db.exec(`INSERT INTO parent VALUES (1, '清河县')`);
    await archive.close();
    const schema = () => {
      const db = openDatabase(join(folder, 'archive.db'), { key, readonly: true });
      const rows = db.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all();
      const version = db.pragma('user_version', { simple: true });
      db.close();
      return { rows, version };
    };
    const was = schema();
    rmSync(join(folder, 'archive.db-wal'), { force: true });
    rmSync(join(folder, 'archive.db-shm'), { force: true });
    const before = contents(folder);
    let failure: unknown;
    try {
      openArchive({ folder, key, program, migrations: [...core, parents, children, bad] });
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({
      code: 'ARCHIVE_MIGRATION_FAILED',
      params: { migration: '0004-bad.sql' },
    });
    const backup = (failure as { params: { backup: string } }).params.backup;
    expect(dirname(backup)).toBe(join(folder, 'backups'));
    expect(readdirSync(backup)).toContain('archive.db');
    const after = contents(folder);
    expect(after['archive.db']).toBe(before['archive.db']);
    expect(
      readdirSync(folder)
        .filter((name) => name !== 'archive.lock')
        .sort(),
    ).toEqual(['archive.db', 'backups']);
    expect(basename(backup)).toMatch(/-migration$/);
    expect(schema()).toEqual(was);
    await openArchive({ folder, key, program, migrations: [...core, parents] }).close();
  });

  test('is not touched when the backup cannot be made', async () => {
    const { archive, folder, key } = newArchive({ migrations: [...core, parents] });
    await archive.close();
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be');
    expect(() => openArchive({ folder, key, program, migrations: [...core, parents, children] })).toThrow(
      expect.objectContaining({ code: 'BACKUP_FOLDER' }),
    );
    const opened = openArchive({ folder, key, program, migrations: [...core, parents] });
    expect(opened.db.pragma('user_version', { simple: true })).toBe(2);
    await opened.close();
  });
});

test('an archive of a newer program is refused and not written to', async () => {
  const { archive, folder, key } = newArchive({ migrations: [...core, parents, children] });
  await archive.close();
  const before = contents(folder);
  expect(() => openArchive({ folder, key, program, migrations: [...core, parents] })).toThrow(
    expect.objectContaining({ code: 'ARCHIVE_NEWER', params: { archive: 3, program: 2 } }),
  );
  expect(contents(folder)).toEqual(before);
});

test('a new archive is made whole or not at all, and never over another', async () => {
  const { archive, folder, key } = newArchive();
  await archive.command({ actor: clerk, channel: 'a.b' }, (tx) =>
    tx.record({ entity: 'x', id: 1, before: null, after: {} }),
  );
  await archive.close();
  expect(() => createArchive({ folder, key, program })).toThrow(
    expect.objectContaining({ code: 'ARCHIVE_EXISTS' }),
  );
  const other = newArchive();
  await other.archive.close();
  const empty = join(other.folder, 'sub');
  mkdirSync(empty);
  const bad = { number: 1, name: '0001-bad.sql', sql: 'CREATE TABLE a (id); SELECT nonsense' };
  expect(() => createArchive({ folder: empty, key, program, migrations: [bad] })).toThrow(
    expect.objectContaining({ code: 'ARCHIVE_MIGRATION_FAILED' }),
  );
  expect(readdirSync(empty)).toEqual(['archive.lock']);
});

test('a batch of appointments keeps the day that meant both as the day of its document', async () => {
  const files = readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'utf8')]);
  const all = readMigrations(Object.fromEntries(files) as Record<string, string>);
  const { archive, folder, key } = newArchive({ migrations: all.filter(({ number }) => number <= 5) });
  archive.db.exec(`INSERT INTO appointment_batch (uuid, title, decided, appointed, created_at, updated_at)
    VALUES ('a', '第 1 批', '2026-02-10', '2026-03-10', '', ''), ('b', '第 2 批', NULL, NULL, '', '')`);
  await archive.close();
  const opened = openArchive({ folder, key, program, migrations: all });
  expect(opened.db.prepare('SELECT decided, appointed, document_date FROM appointment_batch').all()).toEqual([
    { decided: '2026-02-10', appointed: '2026-03-10', document_date: '2026-03-10' },
    { decided: null, appointed: null, document_date: null },
  ]);
  await opened.close();
});
