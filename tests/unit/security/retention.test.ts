import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatedBackup } from '#shared/security/retention';
import { backupsToKeep } from '#shared/security/retention';

const today = '2026-03-15';
const moment = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 2, 15, 23, 59, 59) })
  .map((time) => new Date(time).toISOString().slice(0, 19));
const backups = fc
  .uniqueArray(fc.record({ at: moment, setAside: fc.boolean() }), {
    selector: (backup) => backup.at,
    maxLength: 200,
  })
  .map((list): DatedBackup[] => list.map((backup) => ({ ...backup, name: backup.at })));

test('keeps the counts, the newest of each day and month, and never the older of two of one past day alone', () => {
  fc.assert(
    fc.property(backups, (list) => {
      const kept = backupsToKeep(list, today);
      const ofToday = list.filter((backup) => backup.at.startsWith(today));
      const newest = [...list].sort((a, b) => b.at.localeCompare(a.at));
      expect(kept.size).toBeLessThanOrEqual(3 + 14 + 12 + 1);
      expect(ofToday.filter((backup) => kept.has(backup.name)).length).toBeGreaterThanOrEqual(
        Math.min(3, ofToday.length),
      );
      for (const backup of newest.slice(0, 3))
        if (backup.at.startsWith(today)) expect(kept).toContain(backup.name);
      const aside = newest.find((backup) => backup.setAside);
      if (aside) expect(kept).toContain(aside.name);
      for (const name of kept) {
        const better = list.filter((other) => other.at.slice(0, 10) === name.slice(0, 10) && other.at > name);
        if (!name.startsWith(today) && name !== aside?.name) expect(better).toEqual([]);
      }
    }),
  );
});

test('keeping is stable: what was kept once is kept again on the same day', () => {
  fc.assert(
    fc.property(backups, (list) => {
      const kept = backupsToKeep(list, today);
      expect(
        backupsToKeep(
          list.filter((backup) => kept.has(backup.name)),
          today,
        ),
      ).toEqual(kept);
    }),
  );
});

test('a year of daily backups leaves 14 days and 12 months', () => {
  const list = Array.from({ length: 400 }, (_, index) => {
    const at = new Date(Date.UTC(2026, 2, 14, 8) - index * 86_400_000).toISOString().slice(0, 19);
    return { name: at, at, setAside: false };
  });
  const kept = [...backupsToKeep(list, today)].sort().reverse();
  expect(kept.slice(0, 14)).toEqual(list.slice(0, 14).map((backup) => backup.name));
  expect(kept.slice(14).map((name) => name.slice(0, 10))).toEqual([
    '2026-02-28',
    '2026-01-31',
    '2025-12-31',
    '2025-11-30',
    '2025-10-31',
    '2025-09-30',
    '2025-08-31',
    '2025-07-31',
    '2025-06-30',
    '2025-05-31',
    '2025-04-30',
  ]);
});

test('a backup from the future is kept', () => {
  expect(backupsToKeep([{ name: 'x', at: '2031-01-01T00:00:00', setAside: false }], today)).toEqual(
    new Set(['x']),
  );
});
