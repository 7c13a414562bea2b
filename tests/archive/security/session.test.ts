import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../electron/archive/audit';
import { describeArchive } from '../../../electron/archive/integrity';
import { openKeyRing } from '../../../electron/archive/keys';
import { changePassword, renewRecoveryCode } from '../../../electron/features/security/access.service';
import { archiveStatus, writeDiagnostics } from '../../../electron/features/security/upkeep.service';
import { fill, temporaryFolder } from '../helpers';
import { admin, desk, first, keyCost, opened, started } from './desk';

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
