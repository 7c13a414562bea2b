import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSession, type Session } from '../../../electron/app/session';
import { historyOf } from '../../../electron/archive/audit';
import { createBackup } from '../../../electron/archive/backup';
import type { BackupInfo } from '../../../electron/archive/backup-list';
import { describeArchive } from '../../../electron/archive/integrity';
import { openKeyRing } from '../../../electron/archive/keys';
import { changePassword, renewRecoveryCode } from '../../../electron/features/security/access.service';
import { archiveStatus, writeDiagnostics } from '../../../electron/features/security/upkeep.service';
import { fill, temporaryFolder } from '../helpers';
import { restoreHere } from './restore-here';

const keyCost = { N: 1024, r: 8, p: 1 };
const admin = { userName: 'admin', password: 'Qinghe2026' };
const first = { ...admin, unitName: '清河县委组织部', displayName: '王晓明' };

interface Desk {
  session: Session;
  folder: string;
  key: () => Promise<Buffer>;
  /** A backup of the archive as it is now. */
  back: (target?: string) => Promise<BackupInfo>;
}

/** A session over a folder of its own, as the program has it without windows. */
function desk(folder = join(temporaryFolder(), '档案库'), onStep: (text: string) => void = () => {}): Desk {
  let remembered: string | null = null;
  const session = createSession({
    host: { version: '0.1.0', keyCost },
    places: { read: () => remembered, write: (value) => (remembered = value), suggested: () => folder },
    changed: () => undefined,
    opened: () => undefined,
    restoreThread: restoreHere((text) => onStep(text)),
  });
  onTestFinished(() => session.lock());
  const key = async () => (await openKeyRing({ folder }).unlock(admin.userName, admin.password)).key;
  const back = async (target?: string) => {
    const { db } = opened(session).archive;
    return createBackup({
      db,
      folder,
      key: await key(),
      program: { version: '0' },
      moment: new Date(),
      reason: 'manual',
      target,
    });
  };
  return { session, folder, key, back };
}

async function started(onStep?: (text: string) => void): Promise<Desk & { recoveryCode: string }> {
  const place = desk(undefined, onStep);
  const { recoveryCode } = await place.session.create({ ...first, folder: place.folder });
  return { ...place, recoveryCode };
}

function opened(session: Session) {
  const open = session.unlocked();
  if (!open) throw new Error('the session should be open');
  return open;
}

function rows(session: Session): unknown {
  return opened(session).archive.db.prepare('SELECT count(*) FROM draft').pluck().get();
}

test('unlocking sent twice at once enters once and leaves no problem behind', async () => {
  const { session } = await started();
  await session.lock();
  const answers = await Promise.allSettled([session.unlock(admin), session.unlock(admin)]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).not.toEqual([]);
  expect(session.state()).toMatchObject({ stage: 'open', problem: null });
  await session.lock();
  expect(session.state()).toMatchObject({ stage: 'locked', problem: null });
});

test('a first start sent twice at once makes one archive, which its password opens', async () => {
  const { session, folder } = desk();
  const input = { ...first, folder };
  const answers = await Promise.allSettled([session.create(input), session.create(input)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await session.lock();
  expect(await session.unlock(admin)).toMatchObject({ role: 'administrator' });
});

describe('the first start', () => {
  test('makes folder, keys and archive with its first user, and enters', async () => {
    const { session, folder } = await started();
    expect(session.state()).toMatchObject({ stage: 'open', unitName: '清河县委组织部', dataFolder: folder });
    expect(session.state().actor).toMatchObject({
      name: 'admin',
      displayName: '王晓明',
      role: 'administrator',
    });
    await session.lock();
    expect(session.state()).toMatchObject({ stage: 'locked', users: ['admin'], actor: null });
    await session.unlock(admin);
    const history = historyOf(opened(session).archive.db, 'user', 1, { limit: 9 });
    expect(history.map((entry) => entry.channel)).toEqual(['archive.unlock', 'archive.create']);
  });

  test('refuses a weak password before anything is made', async () => {
    const { session, folder } = desk();
    const weak = session.create({ ...first, folder, password: 'admin1' });
    await expect(weak).rejects.toMatchObject({
      code: 'PASSWORD_WEAK',
      fields: [{ code: 'length' }, { code: 'kinds' }, { code: 'name' }],
    });
    expect(session.state().stage).toBe('first-start');
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  test('that was cut off can be begun again; one that was not is never written over', async () => {
    const { session, folder } = desk();
    await openKeyRing({ folder: temporaryFolder(), cost: keyCost }).create({ uuid: 'x', name: 'x' }, 'x');
    const cut = temporaryFolder();
    await openKeyRing({ folder: cut, cost: keyCost }).create({ uuid: 'old', name: 'old' }, 'Old-2026');
    await session.create({ ...first, folder: cut });
    expect(readdirSync(cut).some((name) => name.startsWith('keys.json.unfinished-'))).toBe(true);
    const second = desk(folder).session;
    await expect(second.create({ ...first, folder: cut })).rejects.toMatchObject({ code: 'ARCHIVE_EXISTS' });
  });
});

describe('an archive made elsewhere', () => {
  test('is taken over by showing its folder', async () => {
    const { session, folder } = await started();
    await session.lock();
    const other = desk().session;
    expect(() => other.locate(temporaryFolder())).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_MISSING' }),
    );
    other.locate(folder);
    await other.unlock(admin);
    expect(other.state()).toMatchObject({ stage: 'open', dataFolder: folder });
  });
});

describe('passwords', () => {
  test('the recovery code ends the lock and sets a new password', async () => {
    const { session, recoveryCode } = await started();
    await session.lock();
    for (let n = 0; n < 5; n += 1) await session.unlock({ ...admin, password: 'x' }).catch(() => undefined);
    await expect(session.unlock(admin)).rejects.toMatchObject({ code: 'KEY_LOCKED' });
    expect(session.state().stage).toBe('locked');
    await session.recover({ userName: 'Admin', code: recoveryCode, password: 'Xinmima2026' });
    expect(session.state().stage).toBe('open');
    await session.lock();
    await session.unlock({ ...admin, password: 'Xinmima2026' });
  });

  test('are changed with the present one, and the audit keeps that it was done', async () => {
    const { session } = await started();
    const open = opened(session);
    await expect(
      changePassword(session.host, open, { current: 'x', next: 'Xinmima2026' }),
    ).rejects.toMatchObject({ code: 'KEY_WRONG' });
    await expect(
      changePassword(session.host, open, { current: admin.password, next: 'x' }),
    ).rejects.toMatchObject({ code: 'PASSWORD_WEAK' });
    await changePassword(session.host, open, { current: admin.password, next: 'Xinmima2026' });
    const { recoveryCode } = await renewRecoveryCode(session.host, open, 'Xinmima2026');
    const [renewed, changed] = historyOf(open.archive.db, 'user', 1, { limit: 2 });
    expect([changed?.channel, renewed?.channel]).toEqual([
      'archive.changePassword',
      'archive.renewRecoveryCode',
    ]);
    expect(JSON.stringify([renewed, changed])).not.toMatch(new RegExp(`Xinmima|${recoveryCode.slice(0, 5)}`));
    await session.lock();
    await expect(session.unlock(admin)).rejects.toMatchObject({ code: 'KEY_WRONG' });
    await session.recover({ userName: 'admin', code: recoveryCode, password: 'Another2026' });
  });
});

describe('restoring', () => {
  test('from the open archive keeps everyone’s password of today, and is undone', async () => {
    const { session, back } = await started();
    const backup = await back();
    await changePassword(session.host, opened(session), { current: admin.password, next: 'Xinmima2026' });
    await fill(opened(session).archive, 5);
    await session.restore(backup.path, undefined);
    expect([session.state().stage, rows(session)]).toEqual(['open', 0]);
    await session.lock();
    await session.unlock({ ...admin, password: 'Xinmima2026' });
    await session.restore(null, undefined);
    expect(rows(session)).toBe(5);
    expect(historyOf(opened(session).archive.db, 'archive', 0, { limit: 9 })).toMatchObject([
      { channel: 'archive.undoRestore' },
    ]);
  });

  test('that fails leaves the archive open as it was', async () => {
    const { session, back } = await started();
    await fill(opened(session).archive, 300);
    const backup = await back();
    const file = join(backup.path, 'archive.db');
    writeFileSync(file, readFileSync(file).fill(7, 30_000, 31_000));
    await expect(session.restore(backup.path, undefined)).rejects.toMatchObject({ code: 'BACKUP_UNSOUND' });
    expect([session.state().stage, rows(session)]).toEqual(['open', 300]);
  });

  const steps = ['核对备份', '复制备份', '另存现在的档案库', '打开'];

  test.each(steps)('is cancelled at “%s” and leaves the archive open as it was', async (step) => {
    const id = '3f2b8c1e-7a4d-4c55-9e0b-0d6f2a1b3c4d';
    const seen: string[] = [];
    const { session, folder, back } = await started((text) => {
      seen.push(text);
      if (text === step) session.cancel(id);
    });
    const backup = await back();
    await fill(opened(session).archive, 5);
    const before = readdirSync(folder).sort();
    const watch = { id, onProgress: () => undefined };
    await expect(session.restore(backup.path, undefined, watch)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(seen.at(-1)).toBe(step);
    expect([session.state().stage, rows(session)]).toEqual(['open', 5]);
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readdirSync(join(folder, 'backups'))).toEqual([backup.name]);
    await expect(session.restore(null, undefined)).rejects.toMatchObject({ code: 'RESTORE_NOTHING' });
    await session.restore(backup.path, undefined);
    expect(rows(session)).toBe(0);
  });

  test('keeps its page and lets nobody else in meanwhile; who locks it ends it first', async () => {
    const answers: Promise<unknown>[] = [];
    const stages: string[] = [];
    const { session, back } = await started(() => {
      stages.push(session.state().stage);
      answers.push(session.unlock(admin).catch((error: { code: string }) => error.code));
    });
    const backup = await back();
    await fill(opened(session).archive, 5);
    await session.restore(backup.path, undefined);
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['RESTORE_RUNNING']));
    expect(new Set(stages)).toEqual(new Set(['open']));
    const undone = session.restore(null, undefined).catch((error: { code: string }) => error.code);
    await session.lock();
    expect(await undone).toBe('CANCELLED');
    expect(session.state().stage).toBe('locked');
    await session.unlock(admin);
    expect(rows(session)).toBe(0);
  });

  test('a damaged archive opens its own page; a restore from there asks for no password again', async () => {
    const { session, folder, back } = await started();
    await fill(opened(session).archive, 300);
    const backup = await back();
    await session.lock();
    const file = join(folder, 'archive.db');
    writeFileSync(file, readFileSync(file).fill(7, 5000, 9000));
    await expect(session.unlock(admin)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    expect(session.state()).toMatchObject({ stage: 'problem', problem: { code: 'ARCHIVE_DAMAGED' } });
    await session.restore(backup.path, undefined);
    expect([session.state().stage, rows(session)]).toEqual(['open', 300]);
  });

  test('undoing the restore of a damaged archive puts it back as it was, on its page, and can be undone', async () => {
    const { session, folder, back } = await started();
    await fill(opened(session).archive, 300);
    const backup = await back();
    await session.lock();
    const file = join(folder, 'archive.db');
    const damaged = readFileSync(file).fill(7, 40_000, 41_000);
    writeFileSync(file, damaged);
    await session.restore(backup.path, admin);
    expect(rows(session)).toBe(300);
    await expect(session.restore(null, undefined)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    expect(session.state()).toMatchObject({ stage: 'problem', problem: { code: 'ARCHIVE_DAMAGED' } });
    expect(readFileSync(file).equals(damaged)).toBe(true);
    await session.restore(null, undefined);
    expect([session.state().stage, rows(session)]).toEqual(['open', 300]);
  });

  test('a page found damaged in the midst of work closes the archive', async () => {
    const { session } = await started();
    await fill(opened(session).archive, 5);
    const { AppError } = await import('../../../shared/lib/errors');
    session.guard(new AppError('VERSION_CONFLICT'));
    expect(session.state().stage).toBe('open');
    session.guard(new AppError('ARCHIVE_DAMAGED', { path: 'x' }));
    await expect
      .poll(() => session.state())
      .toMatchObject({ stage: 'problem', problem: { code: 'ARCHIVE_DAMAGED' } });
    session.retry();
    await session.unlock(admin);
    expect(rows(session)).toBe(5);
  });

  test.each(['archive.db', 'keys.json'])(
    'a missing %s is replaced after asking for the password',
    async (name) => {
      const { session, folder, back } = await started();
      await fill(opened(session).archive, 5);
      const backup = await back();
      await session.lock();
      renameSync(join(folder, name), join(folder, `${name}.moved`));
      expect(session.state().stage).toBe('problem');
      await expect(session.restore(backup.path, undefined)).rejects.toMatchObject({ code: 'LOCKED' });
      await expect(session.restore(backup.path, { ...admin, password: 'x' })).rejects.toMatchObject({
        code: 'KEY_WRONG',
      });
      await session.restore(backup.path, admin);
      expect([session.state().stage, rows(session)]).toEqual(['open', 5]);
    },
  );

  test('killed between the archive of another computer and its key slots, it is restored once more', async () => {
    const { session, folder } = await started();
    const other = await started();
    await fill(opened(other.session).archive, 7);
    const backup = await other.back(temporaryFolder());
    const slots = readFileSync(join(folder, 'keys.json'));
    await session.restore(backup.path, admin);
    await session.lock();
    writeFileSync(join(folder, 'keys.json'), slots);
    await expect(session.unlock(admin)).rejects.toMatchObject({ code: 'ARCHIVE_WRONG_KEY' });
    expect(session.state()).toMatchObject({ stage: 'problem', problem: { code: 'ARCHIVE_WRONG_KEY' } });
    await session.restore(backup.path, admin);
    expect([session.state().stage, rows(session)]).toEqual(['open', 7]);
  });

  test('a backup of another computer opens with the password of its day', async () => {
    const { session, folder } = await started();
    const stick = temporaryFolder();
    const other = await started();
    await fill(opened(other.session).archive, 7);
    const backup = await other.back(stick);
    await expect(session.restore(backup.path, undefined)).rejects.toMatchObject({ code: 'BACKUP_OTHER_KEY' });
    expect(session.state().stage).toBe('open');
    await session.restore(backup.path, admin);
    expect([session.state().dataFolder, rows(session)]).toEqual([folder, 7]);
    await expect(session.restore(null, undefined)).rejects.toMatchObject({ code: 'BACKUP_OTHER_KEY' });
    await session.restore(null, admin);
    expect([session.state().stage, rows(session)]).toEqual(['open', 0]);
  });
});

describe('what can be told about the archive', () => {
  test('status', async () => {
    const { session, folder, back } = await started();
    const backup = await back();
    const status = archiveStatus(session.host, opened(session).archive);
    expect(status).toMatchObject({
      folder,
      people: 0,
      organizations: 0,
      programVersion: '0.1.0',
      setAside: null,
    });
    expect(status.lastBackup?.name).toBe(backup.name);
    expect(status.size).toBeGreaterThan(100_000);
  });

  test('the diagnostics bundle names nobody and no folder', async () => {
    const { session, folder, back } = await started();
    await fill(opened(session).archive, 3);
    await back();
    const file = join(temporaryFolder(), 'diagnostics.json');
    const { archive } = opened(session);
    writeDiagnostics(session.host, archive, describeArchive(archive.db), file, 'one\ntwo');
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      archive: { rows: { draft: 3, user_account: 1 } },
      log: ['one', 'two'],
    });
    for (const word of ['王晓明', 'admin', '清河', '张晓明', folder]) expect(text).not.toContain(word);
    rmSync(file);
    const described = describeArchive(archive.db);
    expect(() => writeDiagnostics(session.host, archive, described, join(file, 'x'), '')).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_READ_ONLY' }),
    );
  });
});
