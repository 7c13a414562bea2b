import { defaultPrintSettings, readPrintSettings, type PrintSettings } from '#shared/printing/print-settings';
import type { CommandContext } from '../../archive/command';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

const key = 'papers';

/** The settings of printing; initial values where nothing is stored. */
export function selectPrintSettings(db: Db): PrintSettings {
  const row = prepared(db, 'SELECT value FROM setting WHERE key = ?').get(key) as
    { value: string } | undefined;
  return row ? readPrintSettings(JSON.parse(row.value)) : defaultPrintSettings;
}

/** Replaces the settings. */
export function savePrintSettings(tx: CommandContext, settings: PrintSettings): null {
  const before = selectPrintSettings(tx.db);
  const sql = `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
  prepared(tx.db, sql).run(key, JSON.stringify(settings), tx.now);
  tx.record({ entity: 'setting', id: 0, label: '打印设置', before, after: settings });
  return null;
}
