import {
  defaultSecuritySettings,
  readSecuritySettings,
  type SecuritySettings,
} from '#shared/security/settings';
import type { CommandContext } from '../../archive/command';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

const key = 'security';

/** The county's settings; initial values where nothing is stored. */
export function selectSecuritySettings(db: Db): SecuritySettings {
  const row = prepared(db, 'SELECT value FROM setting WHERE key = ?').get(key) as
    { value: string } | undefined;
  return row ? readSecuritySettings(JSON.parse(row.value)) : defaultSecuritySettings;
}

/** Replaces the settings. */
export function saveSecuritySettings(tx: CommandContext, settings: SecuritySettings): null {
  const before = selectSecuritySettings(tx.db);
  const sql = `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
  prepared(tx.db, sql).run(key, JSON.stringify(settings), tx.now);
  tx.record({ entity: 'setting', id: 0, label: '安全设置', before, after: settings });
  return null;
}
