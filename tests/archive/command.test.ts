import { describe, expect, test } from 'vitest';
import { historyOf, verifyAuditChain } from '../../electron/archive/audit';
import { openArchive } from '../../electron/archive/archive';
import type { CommandContext } from '../../electron/archive/command';
import { clerk, newArchive, program } from './helpers';

function setName(tx: CommandContext, name: string): void {
  tx.db
    .prepare(
      'INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    .run('unit', JSON.stringify(name), tx.now);
  tx.record({ entity: 'setting', id: 1, label: 'unit', before: null, after: { name } });
}

const meta = { actor: clerk, channel: 'settings.rename' };

describe('a command', () => {
  test('commits with one audit row that carries its time and its changes', async () => {
    const { archive } = newArchive({ clock: () => new Date('2026-03-01T08:00:00Z') });
    await archive.command(meta, (tx) => setName(tx, '清河县'));
    const [entry] = historyOf(archive.db, 'setting', 1, { limit: 10 });
    expect(entry).toMatchObject({
      seq: 1,
      at: '2026-03-01T08:00:00.000Z',
      actorName: '王晓明',
      channel: 'settings.rename',
    });
    expect(entry?.changes).toMatchObject([{ label: 'unit', before: null, after: { name: '清河县' } }]);
  });

  test('that throws leaves neither its rows nor an audit row', async () => {
    const { archive } = newArchive();
    const failing = archive.command(meta, (tx) => {
      setName(tx, '清河县');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(
      archive.db
        .prepare('SELECT (SELECT count(*) FROM setting) + (SELECT count(*) FROM audit_change)')
        .pluck()
        .get(),
    ).toBe(0);
    await archive.command(meta, (tx) => setName(tx, '清河县'));
    expect(verifyAuditChain(archive.db)).toMatchObject({ ok: true, head: { seq: 1 } });
  });

  test('that changed nothing leaves no audit row', async () => {
    const { archive } = newArchive();
    expect(await archive.command(meta, () => 5)).toBe(5);
    expect(archive.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0);
  });

  test('that writes without recording is rolled back', async () => {
    const { archive } = newArchive();
    const forgetful = archive.command(meta, (tx) => {
      tx.db.prepare(`INSERT INTO setting VALUES ('a', '1', '')`).run();
    });
    await expect(forgetful).rejects.toThrow('without recording');
    expect(archive.db.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0);
  });

  test('that is asynchronous is refused and rolled back', async () => {
    const { archive } = newArchive();
    await expect(archive.command(meta, async (tx) => setName(tx, 'x'))).rejects.toThrow('asynchronous');
    expect(archive.db.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(0);
  });

  test('waits while a job holds the gate, and commands keep their order', async () => {
    const { archive } = newArchive();
    const release = await archive.gate.hold();
    const order: string[] = [];
    const waiting = ['a', 'b', 'c'].map((name) =>
      archive.command(meta, (tx) => (setName(tx, name), order.push(name))),
    );
    archive.commandNow(meta, (tx) => (setName(tx, 'job'), order.push('job')));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(order).toEqual(['job']);
    release();
    await Promise.all(waiting);
    expect(order).toEqual(['job', 'a', 'b', 'c']);
  });

  test('after closing is refused, one already waiting is still done', async () => {
    const { archive, folder, key } = newArchive();
    const waiting = archive.command(meta, (tx) => setName(tx, '清河县'));
    const closing = archive.close();
    await expect(archive.command(meta, (tx) => setName(tx, 'late'))).rejects.toMatchObject({
      code: 'ARCHIVE_CLOSED',
    });
    await Promise.all([waiting, closing]);
    const again = openArchive({ folder, key, program });
    expect(again.db.prepare('SELECT value FROM setting').pluck().all()).toEqual(['"清河县"']);
    await again.close();
  });
});

describe('history', () => {
  test('is paged from the latest, and shows what belongs to the owner', async () => {
    const { archive } = newArchive();
    for (let n = 1; n <= 5; n += 1) {
      await archive.command(meta, (tx) => {
        tx.record({
          entity: 'family',
          id: n,
          owner: { entity: 'person', id: 7 },
          before: null,
          after: { n },
        });
        tx.record({ entity: 'person', id: 8, before: null, after: { n } });
      });
    }
    const first = historyOf(archive.db, 'person', 7, { limit: 2 });
    expect(first.map((entry) => entry.seq)).toEqual([5, 4]);
    expect(first[0]?.changes).toMatchObject([{ entity: 'family', id: 5 }]);
    expect(historyOf(archive.db, 'person', 7, { before: 4, limit: 9 }).map((entry) => entry.seq)).toEqual([
      3, 2, 1,
    ]);
  });
});
