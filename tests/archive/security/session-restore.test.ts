import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../electron/archive/audit';
import { changePassword } from '../../../electron/features/security/access.service';
import { fill, temporaryFolder } from '../helpers';
import { admin, opened, rows, started } from './desk';

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
