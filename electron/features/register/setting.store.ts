import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

/** A setting as it was stored, parsed; undefined where nothing is stored. */
export function selectSetting(db: Db, key: string): unknown {
  const row = prepared(db, 'SELECT value FROM setting WHERE key = ?').get(key) as
    { value: string } | undefined;
  return row ? (JSON.parse(row.value) as unknown) : undefined;
}

/** Replaces a setting. */
export function writeSetting(db: Db, key: string, value: unknown, now: string): void {
  const sql = `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
  prepared(db, sql).run(key, JSON.stringify(value), now);
}
