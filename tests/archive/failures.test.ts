import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorTexts } from '#shared/lib/error-texts';
import { verifyAuditChain } from '../../electron/archive/audit';
import { openArchive } from '../../electron/archive/archive';
import { openDatabase } from '../../electron/archive/driver';
import { examineFile } from '../../electron/archive/pages';
import { buildChild, outputOf, startChild } from './child';
import { clerk, fill, newArchive, program } from './helpers';
import { canMount, makeReadOnly, smallDisk } from './limits';

interface Closed {
  folder: string;
  file: string;
  key: Buffer;
}

/** A closed archive of some hundred pages. */
async function closedArchive(): Promise<Closed> {
  const { archive, folder, key } = newArchive();
  await fill(archive, 300);
  await archive.close();
  return { folder, file: archive.file, key };
}

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name !== 'archive.lock' && statSync(join(folder, name)).isFile(),
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

/** Opening fails with this code, with a sentence for it, and every file is byte for byte as it was. */
function expectRefusal({ folder, key }: { folder: string; key: Buffer }, code: string): void {
  const before = contents(folder);
  expect(() => openArchive({ folder, key, program })).toThrow(expect.objectContaining({ code }));
  const after = contents(folder);
  expect(after).toMatchObject(before);
  expect(Object.keys(after).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(Object.keys(before));
  expect(errorTexts[code]).toBeDefined();
}

function flip(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.from([(byte[0] ?? 0) ^ 0x40]), 0, 1, at);
  closeSync(handle);
}

test('the file is SQLCipher 4 as any other tool would read it', async () => {
  const { file, key } = await closedArchive();
  const found = examineFile(file, key);
  expect(found).toMatchObject({
    plain: false,
    looksEncrypted: true,
    badPages: [],
    expectedPages: found.size / 4096,
  });
  expect(found.goodPages).toBeGreaterThan(50);
  expect(readFileSync(file).includes(Buffer.from('张晓明'))).toBe(false);
  const db = openDatabase(file, { key });
  const pragmas = [
    'cipher',
    'legacy',
    'legacy_page_size',
    'hmac_check',
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'mmap_size',
  ];
  const values = pragmas.map((name) => db.pragma(name, { simple: true }));
  db.close();
  expect(values.map(String)).toEqual(['sqlcipher', '4', '4096', '1', 'wal', '2', '1', '0']);
});

describe('a file that is not as it was', () => {
  test('missing: no new one is made in its place', async () => {
    const closed = await closedArchive();
    rmSync(closed.file);
    expectRefusal(closed, 'ARCHIVE_MISSING');
    expect(existsSync(closed.file)).toBe(false);
  });

  test('wrong key', async () => {
    expectRefusal({ ...(await closedArchive()), key: randomBytes(32) }, 'ARCHIVE_WRONG_KEY');
  });

  test.each([
    ['to nothing', () => 0],
    ['inside the first page', () => 2000],
    ['inside a page', (size: number) => size - 1000],
    ['to half its pages', (size: number) => Math.floor(size / 8192) * 4096],
    ['by one page', (size: number) => size - 4096],
  ])('cut off %s', async (_, length) => {
    const closed = await closedArchive();
    truncateSync(closed.file, length(statSync(closed.file).size));
    const tiny = statSync(closed.file).size === 2000;
    expectRefusal(closed, tiny ? 'ARCHIVE_NOT_A_DATABASE' : 'ARCHIVE_TRUNCATED');
  });

  test.each([
    ['the salt at the very beginning', () => 3, 'ARCHIVE_WRONG_KEY'],
    ['the first page', () => 100, 'ARCHIVE_DAMAGED'],
    ['the check sum of the first page', () => 4090, 'ARCHIVE_DAMAGED'],
    ['the schema', () => 4096 + 50, 'ARCHIVE_DAMAGED'],
    ['a page in the middle', (size: number) => Math.floor(size / 8192) * 4096 + 777, 'ARCHIVE_DAMAGED'],
    ['the last page', (size: number) => size - 2000, 'ARCHIVE_DAMAGED'],
  ])('a flipped bit in %s', async (_, place, code) => {
    const closed = await closedArchive();
    flip(closed.file, place(statSync(closed.file).size));
    expectRefusal(closed, code);
  });

  test('something else under its name', async () => {
    const closed = await closedArchive();
    writeFileSync(closed.file, '名册'.repeat(5000));
    expectRefusal(closed, 'ARCHIVE_NOT_A_DATABASE');
  });

  test('an SQLite file without encryption', async () => {
    const closed = await closedArchive();
    rmSync(closed.file);
    const plain = openDatabase(closed.file, { create: true });
    plain.exec('CREATE TABLE a (id)');
    plain.close();
    expectRefusal(closed, 'ARCHIVE_NOT_ENCRYPTED');
  });
});

describe('a second program', () => {
  test('is refused while the first holds the archive, and let in once that has ended, however it ended', async () => {
    const { folder, key } = await closedArchive();
    const script = await buildChild('hold');
    const first = startChild(script, [folder, key.toString('hex')]);
    if (first.stdout) expect(String(await once(first.stdout, 'data'))).toBe('open\n');
    expect(() => openArchive({ folder, key, program })).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_IN_USE' }),
    );
    expect(await outputOf(startChild(script, [folder, key.toString('hex')]))).toBe('ARCHIVE_IN_USE\n');
    first.kill('SIGKILL');
    await once(first, 'close');
    const archive = openArchive({ folder, key, program });
    expect(await outputOf(startChild(script, [folder, key.toString('hex')]))).toBe('ARCHIVE_IN_USE\n');
    expect(() => openArchive({ folder, key, program })).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_IN_USE' }),
    );
    await fill(archive, 1);
    await archive.close();
  });
});

describe.skipIf(!canMount)('with a disk of its own (needs to mount, which this user may not)', () => {
  test('a full disk: the command that did not fit is undone, reading goes on, room made lets work go on', async () => {
    const folder = smallDisk(6);
    const { archive, key } = newArchive({ folder });
    await expect(fill(archive, 20_000)).rejects.toMatchObject({ code: 'ARCHIVE_DISK_FULL' });
    await fill(archive, 50);
    const rows = () => archive.db.prepare('SELECT count(*) FROM draft').pluck().get();
    const before = rows();
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, '');
    const handle = openSync(ballast, 'a');
    expect(() => {
      for (;;) writeSync(handle, Buffer.alloc(4096, 1));
    }).toThrow('ENOSPC');
    closeSync(handle);
    await expect(fill(archive, 20_000)).rejects.toMatchObject({ code: 'ARCHIVE_DISK_FULL' });
    expect(rows()).toBe(before);
    archive.closeNow();
    rmSync(ballast);
    const again = openArchive({ folder, key, program });
    expect(again.db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(before);
    await fill(again, 20);
    expect(verifyAuditChain(again.db)).toMatchObject({ ok: true });
    await again.close();
  });

  test('a disk that is full before opening says so and changes nothing', async () => {
    const folder = smallDisk(4);
    const { archive, key } = newArchive({ folder });
    await fill(archive, 10);
    await archive.close();
    const handle = openSync(join(folder, 'ballast'), 'a');
    expect(() => {
      for (;;) writeSync(handle, Buffer.alloc(4096, 1));
    }).toThrow('ENOSPC');
    closeSync(handle);
    expectRefusal({ folder, key }, 'ARCHIVE_DISK_FULL');
  });

  test('a read-only folder', async () => {
    const closed = await closedArchive();
    makeReadOnly(closed.folder);
    expectRefusal(closed, 'ARCHIVE_READ_ONLY');
  });
});

test('every command after a refusal still finds a sound archive', async () => {
  const { archive } = newArchive();
  await expect(
    archive.command({ actor: clerk, channel: 'a.b' }, (tx) => tx.db.exec('INSERT INTO nowhere VALUES (1)')),
  ).rejects.toThrow('no such table');
  await fill(archive, 1);
  expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true, head: { seq: 1 } });
});
