import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../electron/archive/archive';
import { openArchive } from '../../electron/archive/archive';
import { auditHead } from '../../electron/archive/audit';
import { createBackup, pruneBackups, verifyBackup } from '../../electron/archive/backup';
import type { BackupReason } from '#shared/security/backup';
import type { BackupInfo } from '../../electron/archive/backup-list';
import { listBackups, listBackupsIn } from '../../electron/archive/backup-list';
import { openKeyRing } from '../../electron/archive/keys';
import { fill, newArchive, program, restoreBackup, temporaryFolder, undoRestore } from './helpers';
import { canMount, smallDisk } from './limits';

const cost = { N: 1024, r: 8, p: 1 };
const admin = { uuid: 'u1', name: 'admin' };
const noon = new Date(2026, 2, 1, 12, 0, 0);

interface Place {
  archive: Archive;
  folder: string;
  key: Buffer;
  back: (options?: { target?: string; moment?: Date; reason?: BackupReason }) => BackupInfo;
}

/** An archive with key slots and ten rows. */
async function withKeys(folder = temporaryFolder()): Promise<Place> {
  const { key } = await openKeyRing({ folder, cost }).create(admin, 'Qinghe2026');
  const { archive } = newArchive({ folder, key });
  await fill(archive, 10);
  const back: Place['back'] = (options = {}) =>
    createBackup({ db: archive.db, folder, key, program, moment: noon, reason: 'manual', ...options });
  return { archive, folder, key, back };
}

function rowsOf(folder: string, key: Buffer): unknown {
  const archive = openArchive({ folder, key, program });
  const rows = archive.db.prepare('SELECT count(*) FROM draft').pluck().get();
  archive.closeNow();
  return rows;
}

describe('a backup', () => {
  test('is named by its time and reason, says what it holds, and is listed newest first', async () => {
    const { archive, folder, back } = await withKeys();
    const first = back();
    const second = back();
    const later = back({ moment: new Date(2026, 2, 2, 8, 5, 9), reason: 'daily' });
    expect([first, second, later].map((backup) => backup.name)).toEqual([
      'yanzhen-2026-03-01_120000-manual',
      'yanzhen-2026-03-01_120000-manual-2',
      'yanzhen-2026-03-02_080509-daily',
    ]);
    expect(listBackups(folder).map((backup) => backup.name)).toEqual([later.name, second.name, first.name]);
    expect(later).toMatchObject({ at: '2026-03-02T08:05:09', reason: 'daily', setAside: false });
    expect(later.manifest).toMatchObject({
      program: '0.1.0',
      audit: auditHead(archive.db),
      size: later.size,
    });
    expect(readdirSync(later.path).sort()).toEqual(['archive.db', 'backup.json', 'keys.json']);
  });

  test('opens alone, with the password of its day', async () => {
    const { folder, key, archive, back } = await withKeys();
    const stick = join(temporaryFolder(), 'U盘');
    const backup = back({ target: stick });
    await openKeyRing({ folder, cost }).setPassword(key, admin, 'Xinmima2026');
    await archive.close();
    rmSync(folder, { recursive: true });
    expect(listBackupsIn(stick).map((found) => found.path)).toEqual([backup.path]);
    const opened = await openKeyRing({ folder: backup.path }).unlock('admin', 'Qinghe2026');
    expect(opened.key).toEqual(key);
    const fresh = temporaryFolder();
    restoreBackup({
      folder: fresh,
      backup: backup.path,
      key: opened.key,
      keySlots: 'backup',
      program,
      moment: noon,
    });
    expect((await openKeyRing({ folder: fresh }).unlock('admin', 'Qinghe2026')).key).toEqual(key);
    expect(rowsOf(fresh, key)).toBe(10);
  });

  test('of a damaged archive fails, says so and leaves the older ones', async () => {
    const { archive, folder, key, back } = await withKeys();
    await fill(archive, 500);
    const good = back();
    await archive.close();
    const bytes = readFileSync(archive.file);
    bytes.fill(7, bytes.length - 9000, bytes.length - 8000);
    writeFileSync(archive.file, bytes);
    const opened = openArchiveUnchecked(folder, key);
    const options = { db: opened.db, folder, key, program, moment: noon, reason: 'daily' as const };
    expect(() => createBackup(options)).toThrow(expect.objectContaining({ code: 'ARCHIVE_DAMAGED' }));
    opened.closeNow();
    expect(readdirSync(join(folder, 'backups'))).toEqual([good.name]);
    verifyBackup(good.path, key);
  });

  test.skipIf(!canMount)('to a full disk leaves nothing there (needs to mount)', async () => {
    const { archive, back } = await withKeys();
    await fill(archive, 8000);
    const stick = smallDisk(3);
    expect(() => back({ target: stick })).toThrow(expect.objectContaining({ code: 'ARCHIVE_DISK_FULL' }));
    const crowded = smallDisk(12);
    writeFileSync(join(crowded, 'films'), Buffer.alloc(7 * 1024 * 1024, 1));
    expect(() => back({ target: crowded })).toThrow(expect.objectContaining({ code: 'ARCHIVE_DISK_FULL' }));
    expect([readdirSync(stick), readdirSync(crowded)]).toEqual([[], ['films']]);
  });

  test('old ones go by the rule, leftovers too, other folders stay', async () => {
    const { folder, back } = await withKeys();
    const days = [1, 2, 3, 4, 5].map((hour) => new Date(2026, 2, 1, hour));
    days.forEach((moment) => back({ moment }));
    const backups = join(folder, 'backups');
    mkdirSync(join(backups, 'yanzhen-2026-02-01_120000-daily.tmp'));
    mkdirSync(join(backups, '我的文件'));
    expect(pruneBackups(folder, '2026-03-01')).toEqual([
      'yanzhen-2026-03-01_020000-manual',
      'yanzhen-2026-03-01_010000-manual',
    ]);
    expect(readdirSync(backups).sort()).toEqual(
      [
        'yanzhen-2026-03-01_030000-manual',
        'yanzhen-2026-03-01_040000-manual',
        'yanzhen-2026-03-01_050000-manual',
        '我的文件',
      ].sort(),
    );
  });
});

describe('a restore', () => {
  test('sets the current archive aside and can be undone, and that again', async () => {
    const { archive, folder, key, back } = await withKeys();
    const backup = back();
    await fill(archive, 5);
    await archive.close();
    const now = readFileSync(archive.file);
    const options = { folder, key, program, moment: noon };
    const aside = restoreBackup({ ...options, backup: backup.path, keySlots: 'current' });
    expect(aside).toMatchObject({ reason: 'restore', setAside: true });
    expect(rowsOf(folder, key)).toBe(10);
    expect(readFileSync(join(String(aside?.path), 'archive.db'))).toEqual(now);
    undoRestore({ ...options, moment: new Date(2026, 2, 1, 13) });
    expect(rowsOf(folder, key)).toBe(15);
    undoRestore({ ...options, moment: new Date(2026, 2, 1, 14) });
    expect(rowsOf(folder, key)).toBe(10);
    expect(listBackups(folder).filter((found) => found.setAside)).toHaveLength(3);
  });

  test('sets aside what a crash left in the log, and does not mix it into the restored archive', async () => {
    const { archive, folder, key, back } = await withKeys();
    const backup = back();
    await fill(archive, 5);
    // As after a crash: the last commands stand only in the log.
    const crashed = temporaryFolder();
    for (const name of ['archive.db', 'archive.db-wal', 'keys.json']) {
      writeFileSync(join(crashed, name), readFileSync(join(folder, name)));
    }
    const options = { folder: crashed, key, program, moment: noon };
    restoreBackup({ ...options, backup: backup.path, keySlots: 'current' });
    expect(rowsOf(crashed, key)).toBe(10);
    undoRestore({ ...options, moment: new Date(2026, 2, 1, 13) });
    expect(rowsOf(crashed, key)).toBe(15);
  });

  test('replaces a damaged, and even a missing archive', async () => {
    const { archive, folder, key, back } = await withKeys();
    const backup = back();
    await archive.close();
    writeFileSync(archive.file, 'nonsense');
    const options = { folder, key, program, moment: noon };
    restoreBackup({ ...options, backup: backup.path, keySlots: 'current' });
    expect(rowsOf(folder, key)).toBe(10);
    undoRestore({ ...options, moment: new Date(2026, 2, 1, 13) });
    expect(readFileSync(archive.file, 'utf8')).toBe('nonsense');
    rmSync(archive.file);
    expect(restoreBackup({ ...options, backup: backup.path, keySlots: 'current' })).toBeUndefined();
    expect(rowsOf(folder, key)).toBe(10);
  });

  test.each([
    ['is damaged', 'BACKUP_UNSOUND', (file: string) => writeFileSync(file, corrupted(readFileSync(file)))],
    ['is incomplete', 'BACKUP_MISSING', (file: string) => rmSync(file)],
    [
      'is no backup',
      'BACKUP_MISSING',
      (file: string) => renameSync(join(file, '..'), join(file, '..', '..', 'other')),
    ],
  ])('is refused when the backup %s, the archive being as it was', async (_, code, harm) => {
    const { archive, folder, key, back } = await withKeys();
    await fill(archive, 400);
    const backup = back();
    await archive.close();
    harm(join(backup.path, 'archive.db'));
    const before = readFileSync(archive.file);
    const restoring = () =>
      restoreBackup({ folder, key, program, moment: noon, backup: backup.path, keySlots: 'current' });
    expect(restoring).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(archive.file)).toEqual(before);
    expect(listBackups(folder).filter((found) => found.setAside)).toEqual([]);
  });

  test('is refused for a backup of another archive, and while the archive is open', async () => {
    const { archive, folder, key, back } = await withKeys();
    const other = await withKeys();
    const options = { folder, key, program, moment: noon, keySlots: 'current' as const };
    const foreign = other.back().path;
    expect(() => restoreBackup({ ...options, backup: foreign })).toThrow(
      expect.objectContaining({ code: 'BACKUP_OTHER_KEY' }),
    );
    const own = back().path;
    expect(() => restoreBackup({ ...options, backup: own })).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_IN_USE' }),
    );
    await archive.close();
    expect(() => undoRestore({ folder, key, program, moment: noon })).toThrow(
      expect.objectContaining({ code: 'RESTORE_NOTHING' }),
    );
    expect(existsSync(`${archive.file}.incoming`)).toBe(false);
  });
});

function openArchiveUnchecked(folder: string, key: Buffer): Archive {
  return openArchive({ folder, key, program, check: 'whenNeeded' });
}

function corrupted(bytes: Buffer): Buffer {
  return Buffer.from(bytes).fill(7, bytes.length - 9000, bytes.length - 8000);
}
