import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAuditChain } from '../../electron/archive/audit';
import { openArchive } from '../../electron/archive/archive';
import { createBackup, verifyBackup } from '../../electron/archive/backup';
import { listBackups } from '../../electron/archive/backup-list';
import { incomingFile } from '../../electron/archive/paths';
import { buildChild, outputOf, startChild } from './child';
import { fill, newArchive, program, temporaryFolder, undoRestore } from './helpers';

const kills = 100;

/** Lets the child run for a while from its first commit (or, now and then, not even so long) and kills it. */
async function runAndKill(script: string, folder: string, key: Buffer, round: number): Promise<number[]> {
  const child = startChild(script, [folder, key.toString('hex')]);
  const output = outputOf(child);
  if (round % 10 !== 0 && child.stdout) await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, Math.random() * (round % 10 === 0 ? 150 : 120)));
  child.kill('SIGKILL');
  const text = await output;
  // A number cut off in the middle of its line was committed all the same, but cannot be read.
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .trim()
    .split('\n')
    .filter(Boolean)
    .map(Number);
}

test(`${kills} kills at random moments lose no committed command and leave an archive that opens clean`, async () => {
  const script = await buildChild('stream');
  const { archive, folder, key } = newArchive();
  await archive.close();
  let last = 0;
  let rounds = 0;
  for (let round = 0; round < kills; round += 1) {
    const reported = await runAndKill(script, folder, key, round);
    const opened = openArchive({ folder, key, program });
    const verdict = verifyAuditChain(opened.db);
    expect(verdict, `round ${round}`).toMatchObject({ ok: true });
    const head = verdict.ok ? verdict.head.seq : 0;
    // All that was reported is there; at most the one command being reported when the kill came is beyond it.
    expect(head - Math.max(last, ...reported), `round ${round}`).toBeGreaterThanOrEqual(0);
    expect(head - Math.max(last, ...reported), `round ${round}`).toBeLessThanOrEqual(1);
    const torn = opened.db
      .prepare(
        `SELECT a.seq FROM audit_change a LEFT JOIN draft d ON d.form = 'stream-' || a.entity_id
         WHERE a.seq > ? GROUP BY a.seq HAVING count(d.id) <> json_extract(a.after, '$.rows')`,
      )
      .pluck()
      .all(last);
    expect(torn, `round ${round}`).toEqual([]);
    if (reported.length > 0) rounds += 1;
    last = head;
    opened.closeNow();
  }
  expect(rounds).toBeGreaterThan(kills / 2);
  expect(last).toBeGreaterThan(kills);
  // Backups were cut short as well: one more goes through, and every one that stands is whole.
  const after = openArchive({ folder, key, program });
  createBackup({ db: after.db, folder, key, program, moment: new Date(), reason: 'manual' });
  after.closeNow();
  const backups = listBackups(folder);
  expect(backups.length).toBeGreaterThan(0);
  for (const backup of backups.slice(0, 5)) verifyBackup(backup.path, key);
  expect(readdirSync(folder).filter((name) => name.includes('tmp') || name.includes('new'))).toEqual([]);
  expect(readdirSync(join(folder, 'backups')).length).toBeGreaterThan(0);
});

test('40 kills in the midst of a restore leave the archive of before or the restored one, whole', async () => {
  const script = await buildChild('restore');
  const { archive, folder, key } = newArchive();
  const target = temporaryFolder();
  const moment = new Date();
  const sizes = [40, 4000];
  for (const rows of sizes) {
    await fill(archive, rows);
    createBackup({ db: archive.db, folder, key, program, moment, reason: 'manual', target });
  }
  await archive.close();
  const rowsNow = (): unknown => {
    const opened = openArchive({ folder, key, program });
    expect(verifyAuditChain(opened.db)).toMatchObject({ ok: true });
    const rows = opened.db.prepare('SELECT count(*) FROM draft').pluck().get();
    opened.closeNow();
    return rows;
  };
  const found = new Set<unknown>();
  let unfinished = 0;
  for (let round = 0; round < 40; round += 1) {
    const child = startChild(script, [folder, key.toString('hex'), target]);
    const output = outputOf(child);
    if (child.stdout) await once(child.stdout, 'data');
    // Ever later: a slow machine must also come to the end of a restore before the last kill.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * (150 + round * 15)));
    child.kill('SIGKILL');
    await output;
    if (existsSync(incomingFile(folder))) unfinished += 1;
    const rows = rowsNow();
    expect([40, 4040], `round ${round}`).toContain(rows);
    found.add(rows);
    expect(existsSync(incomingFile(folder))).toBe(false);
  }
  expect([...found].sort()).toEqual([40, 4040]);
  // Some were killed half-way, and what the last whole one set aside comes back.
  expect(unfinished).toBeGreaterThan(3);
  expect(undoRestore({ folder, key, program, moment })).toMatchObject({ setAside: true });
  expect([40, 4040]).toContain(rowsNow());
});
