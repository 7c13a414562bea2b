import { readCheckSettings, type CheckSettings } from '#shared/register/checks/check-settings';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

const key = 'register.checks';

/** The county's settings of the logic checks; initial values where nothing is stored. */
export function selectCheckSettings(db: Db): CheckSettings {
  const row = prepared(db, 'SELECT value FROM setting WHERE key = ?').get(key) as
    { value: string } | undefined;
  return readCheckSettings(row ? JSON.parse(row.value) : undefined);
}

/** Replaces the settings. */
export function writeCheckSettings(db: Db, settings: CheckSettings, now: string): void {
  const sql = `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
  prepared(db, sql).run(key, JSON.stringify(settings), now);
}
