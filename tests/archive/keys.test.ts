import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeyRing } from '../../electron/archive/keys';
import { temporaryFolder } from './helpers';

const admin = { uuid: '6f1c', name: 'admin' };
const password = 'Qinghe2026';
const cost = { N: 1024, r: 8, p: 1 };
const minute = 60_000;

/** A ring whose clock the test moves. */
async function newRing(folder = temporaryFolder()) {
  const time = { now: Date.UTC(2026, 2, 1, 8) };
  const reopen = () => openKeyRing({ folder, cost, clock: () => new Date(time.now) });
  const ring = reopen();
  const { key, recoveryCode } = await ring.create(admin, password);
  return { folder, ring, reopen, key, recoveryCode, time };
}

async function failTimes(ring: ReturnType<typeof openKeyRing>, times: number): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (let n = 0; n < times; n += 1)
    errors.push(await ring.unlock('admin', 'wrong').catch((error: unknown) => error));
  return errors;
}

test('the password and the recovery code open the same key; nothing readable is in the file', async () => {
  const { ring, reopen, key, recoveryCode, folder } = await newRing();
  expect((await reopen().unlock(' Admin ', 'Ｑinghe2026')).key).toEqual(key);
  expect(await ring.unlockByRecoveryCode(recoveryCode.toLowerCase().replaceAll('-', ' '))).toEqual(key);
  const text = readFileSync(join(folder, 'keys.json'), 'utf8');
  for (const secret of [password, recoveryCode, key.toString('hex'), key.toString('base64')]) {
    expect(text).not.toContain(secret);
  }
  expect(existsSync(join(folder, 'keys.json.tmp'))).toBe(false);
});

test('the fifth wrong password locks, the count survives a restart, the lock grows and ends', async () => {
  const { ring, reopen, time, key } = await newRing();
  expect(await failTimes(ring, 4)).toMatchObject(
    [4, 3, 2, 1].map((left) => ({ code: 'KEY_WRONG', params: { left } })),
  );
  expect(await failTimes(reopen(), 1)).toMatchObject([{ code: 'KEY_LOCKED', params: { minutes: 1 } }]);
  await expect(reopen().unlock('admin', password)).rejects.toMatchObject({ code: 'KEY_LOCKED' });
  time.now += minute;
  expect(await failTimes(reopen(), 1)).toMatchObject([{ code: 'KEY_LOCKED', params: { minutes: 5 } }]);
  time.now += 5 * minute;
  expect((await reopen().unlock('admin', password)).key).toEqual(key);
  expect(await failTimes(reopen(), 1)).toMatchObject([{ code: 'KEY_WRONG', params: { left: 4 } }]);
});

test('setting the clock back does not end the lock', async () => {
  const { ring, time } = await newRing();
  await failTimes(ring, 5);
  time.now -= 365 * 24 * 60 * minute;
  await expect(ring.unlock('admin', password)).rejects.toMatchObject({
    code: 'KEY_LOCKED',
    params: { minutes: 1 },
  });
  time.now += minute;
  await expect(ring.unlock('admin', password)).resolves.toMatchObject({ user: admin });
});

test('attempts side by side are all counted', async () => {
  const { ring } = await newRing();
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((guess) => ring.unlock('admin', guess).catch((e: unknown) => e)),
  );
  expect(answers.slice(0, 4)).toMatchObject(Array(4).fill({ code: 'KEY_WRONG' }));
  expect(answers.slice(4)).toMatchObject(Array(2).fill({ code: 'KEY_LOCKED' }));
});

test('attempts through several rings of one folder are counted one by one', async () => {
  const { reopen } = await newRing();
  const tries = [1, 2, 3, 4].map(() =>
    reopen()
      .unlock('admin', 'wrong')
      .catch((error: unknown) => error),
  );
  const left = (await Promise.all(tries)).map((error) => (error as { params: { left: number } }).params.left);
  expect(left).toEqual([4, 3, 2, 1]);
});

test('keys asked for twice at once are made once, and the first code stays the right one', async () => {
  const folder = temporaryFolder();
  const rings = [1, 2].map(() => openKeyRing({ folder, cost }));
  const made = await Promise.allSettled(rings.map((ring) => ring.create(admin, password)));
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [first] = made.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect((await openKeyRing({ folder }).unlock('admin', password)).key).toEqual(first?.key);
});

test('an unknown name is refused like a wrong password and locked alike, without locking others', async () => {
  const { ring } = await newRing();
  for (let n = 0; n < 4; n += 1) {
    await expect(ring.unlock(`nobody${n}`, password)).rejects.toMatchObject({
      code: 'KEY_WRONG',
      params: { left: 4 - n },
    });
  }
  await expect(ring.unlock('nobody', password)).rejects.toMatchObject({ code: 'KEY_LOCKED' });
  await expect(ring.unlock('admin', password)).resolves.toMatchObject({ user: admin });
});

test('after the lock the recovery code gives a new password, and the old one is gone', async () => {
  const { ring, key, recoveryCode } = await newRing();
  await failTimes(ring, 5);
  const recovered = await ring.unlockByRecoveryCode(recoveryCode);
  await ring.setPassword(recovered, admin, 'Xinmima2026');
  expect((await ring.unlock('admin', 'Xinmima2026')).key).toEqual(key);
  await expect(ring.unlock('admin', password)).rejects.toMatchObject({ code: 'KEY_WRONG' });
});

test('a mistyped code names its group, a code of another archive is wrong, a renewed code replaces the old', async () => {
  const { ring, key, recoveryCode } = await newRing();
  const other = await newRing();
  const last = recoveryCode.at(-1) === '7' ? '8' : '7';
  const mistyped = ring.unlockByRecoveryCode(recoveryCode.slice(0, -1) + last);
  await expect(mistyped).rejects.toMatchObject({ code: 'RECOVERY_CODE_TYPO', params: { groups: '6' } });
  await expect(ring.unlockByRecoveryCode(other.recoveryCode)).rejects.toMatchObject({
    code: 'RECOVERY_CODE_WRONG',
  });
  const renewed = await ring.renewRecoveryCode(key);
  await expect(ring.unlockByRecoveryCode(recoveryCode)).rejects.toMatchObject({
    code: 'RECOVERY_CODE_WRONG',
  });
  expect(await ring.unlockByRecoveryCode(renewed)).toEqual(key);
});

test('each user has a slot of their own; a removed user cannot unlock', async () => {
  const { ring, key } = await newRing();
  await ring.setPassword(key, { uuid: '77', name: 'li' }, 'Ganbu2026');
  expect(ring.users().map((user) => user.name)).toEqual(['admin', 'li']);
  expect((await ring.unlock('li', 'Ganbu2026')).key).toEqual(key);
  await ring.removeUser('77');
  await expect(ring.unlock('li', 'Ganbu2026')).rejects.toMatchObject({ code: 'KEY_WRONG' });
});

test('a slot moved to another user does not open', async () => {
  const { ring, key, folder } = await newRing();
  await ring.setPassword(key, { uuid: '77', name: 'li' }, 'Ganbu2026');
  const { readKeysFile, writeKeysFile } = await import('../../electron/archive/keys-file');
  const keys = readKeysFile(folder);
  const [first, second] = keys.users;
  if (!first || !second) throw new Error('two slots expected');
  writeKeysFile(folder, { ...keys, users: [{ ...first, box: second.box }, second] });
  await expect(ring.unlock('admin', 'Ganbu2026')).rejects.toMatchObject({ code: 'KEY_WRONG' });
});

test('a damaged file is told from a wrong password and is not written over', async () => {
  const { ring, folder } = await newRing();
  const path = join(folder, 'keys.json');
  const text = readFileSync(path, 'utf8');
  const broken = [
    text.replace(/("wrapped": ")(.)/, (_, head: string, first: string) => head + (first === 'A' ? 'B' : 'A')),
    text.slice(0, 200),
    '',
    '[]',
  ];
  for (const content of broken) {
    writeFileSync(path, content);
    await expect(ring.unlock('admin', password)).rejects.toMatchObject({
      code: 'KEYS_DAMAGED',
      params: { path },
    });
    expect(readFileSync(path, 'utf8')).toBe(content);
  }
  await expect(ring.create(admin, password)).rejects.toMatchObject({ code: 'ARCHIVE_EXISTS' });
  rmSync(path);
  await expect(ring.unlock('admin', password)).rejects.toMatchObject({ code: 'KEYS_MISSING' });
});
