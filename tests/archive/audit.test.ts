import { describe, expect, test } from 'vitest';
import { auditHead, changesOf, verifyAuditChain } from '../../electron/archive/audit';
import type { Archive } from '../../electron/archive/archive';
import { clerk, newArchive } from './helpers';

/** An archive with five commands of two changes each. */
async function withHistory(): Promise<Archive> {
  const { archive } = newArchive();
  for (let n = 1; n <= 5; n += 1) {
    await archive.command({ actor: clerk, channel: 'test.change' }, (tx) => {
      tx.record({
        entity: 'person',
        id: n,
        label: '张晓明',
        before: { post: '副镇长' },
        after: { post: '镇长' },
      });
      tx.record({ entity: 'person', id: n + 100, before: null, after: { n } });
    });
  }
  return archive;
}

/** Someone with the key and an SQL tool: the triggers are only a first fence. */
function tamper(archive: Archive, sql: string): void {
  archive.db.pragma('foreign_keys = OFF');
  const triggers = archive.db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
  for (const name of triggers) archive.db.exec(`DROP TRIGGER ${String(name)}`);
  archive.db.exec(sql);
}

test('an untouched chain verifies and contains every head it ever had', async () => {
  const archive = await withHistory();
  const head = auditHead(archive.db);
  expect(verifyAuditChain(archive.db)).toEqual({ ok: true, head });
  await archive.command({ actor: clerk, channel: 'test.more' }, (tx) => {
    tx.record({ entity: 'export', id: 0, before: null, after: {} });
  });
  expect(verifyAuditChain(archive.db, head)).toMatchObject({ ok: true, head: { seq: 6 } });
  expect([...changesOf(archive.db, 2)].map((change) => change.id)).toEqual([2, 102]);
});

describe('the triggers refuse', () => {
  test.each([
    `UPDATE audit SET actor_name = '别人' WHERE seq = 2`,
    'DELETE FROM audit WHERE seq = 5',
    `INSERT OR REPLACE INTO audit SELECT seq, at, 9, actor_name, channel, change_count, digest, previous_hash, hash FROM audit WHERE seq = 5`,
    `UPDATE audit_change SET after = '{}' WHERE id = 3`,
    'DELETE FROM audit_change WHERE id = 3',
    `INSERT INTO audit_change (seq, entity, entity_id, owner_entity, owner_id) VALUES (3, 'person', 1, 'person', 1)`,
    `INSERT OR REPLACE INTO audit_change (id, seq, entity, entity_id, owner_entity, owner_id) VALUES (3, 99, 'person', 1, 'person', 1)`,
  ])('%s', async (sql) => {
    const archive = await withHistory();
    expect(() => archive.db.exec(sql)).toThrow('append-only');
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true, head: { seq: 5 } });
  });
});

describe('with the triggers out of the way the chain tells', () => {
  test.each([
    [`UPDATE audit SET actor_name = '别人' WHERE seq = 2`, 2, 'row'],
    [`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 5`, 5, 'row'],
    [`UPDATE audit_change SET after = '{"post":"书记"}' WHERE seq = 3 AND entity_id = 3`, 3, 'changes'],
    [`UPDATE audit_change SET entity_id = 8, owner_id = 8 WHERE seq = 3 AND entity_id = 3`, 3, 'changes'],
    ['DELETE FROM audit_change WHERE seq = 4', 4, 'changes'],
    [
      `INSERT INTO audit_change (seq, entity, entity_id, owner_entity, owner_id) VALUES (1, 'p', 1, 'p', 1)`,
      1,
      'changes',
    ],
    ['DELETE FROM audit WHERE seq = 3', 3, 'gap'],
    ['DELETE FROM audit_change WHERE seq = 5; DELETE FROM audit WHERE seq = 5', 5, 'tail'],
    ['DELETE FROM audit WHERE seq > 3', 4, 'tail'],
  ])('%s', async (sql, seq, reason) => {
    const archive = await withHistory();
    tamper(archive, sql);
    expect(verifyAuditChain(archive.db)).toEqual({ ok: false, seq, reason });
  });

  test('even when the end was cut off with all its traces, by a head seen earlier', async () => {
    const archive = await withHistory();
    const seen = auditHead(archive.db);
    tamper(
      archive,
      `DELETE FROM audit_change WHERE seq = 5; DELETE FROM audit WHERE seq = 5; UPDATE sqlite_sequence SET seq = 4`,
    );
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true });
    expect(verifyAuditChain(archive.db, seen)).toEqual({ ok: false, seq: 5, reason: 'tail' });
    await archive.command({ actor: clerk, channel: 'test.forged' }, (tx) => {
      tx.record({ entity: 'person', id: 1, before: null, after: {} });
    });
    expect(verifyAuditChain(archive.db, seen)).toEqual({ ok: false, seq: 5, reason: 'row' });
  });
});
