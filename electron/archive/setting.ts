import type { Change } from './audit';
import type { CommandContext } from './command';
import type { Db } from './driver';
import { prepared } from './record-sql';

/** A setting as it was stored, parsed; undefined where nothing is stored. */
export function selectSetting(db: Db, key: string): unknown {
  const row = prepared(db, 'SELECT value FROM setting WHERE key = ?').get(key) as
    { value: string } | undefined;
  return row ? (JSON.parse(row.value) as unknown) : undefined;
}

/** Replaces a setting; the audit is the caller's. */
export function writeSetting(db: Db, key: string, value: unknown, now: string): void {
  const sql = `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`;
  prepared(db, sql).run(key, JSON.stringify(value), now);
}

interface Kept<Value extends object> {
  readonly key: string;
  /** Makes sense of what is stored: undefined where nothing is, and perhaps of an older form. Gives initial values then. */
  readonly read: (stored: unknown) => Value;
  /** How the audit calls it. */
  readonly entity: Change['entity'];
  readonly label: string;
  /** What of a change stands in the audit, null where nothing changed. Without it the whole stands there. */
  readonly changed?: (before: Value, after: Value) => Pick<Change, 'before' | 'after'> | null;
}

/** A setting that is kept as JSON under one key, and whose every change stands in the audit. */
export function auditedSetting<Value extends object>({ key, read, entity, label, changed }: Kept<Value>) {
  const select = (db: Db): Value => read(selectSetting(db, key));
  return {
    select,
    /** Replaces the setting, unless nothing in it changed. */
    save(tx: CommandContext, value: Value): null {
      const before = select(tx.db);
      const change = changed ? changed(before, value) : { before, after: value };
      if (!change) return null;
      writeSetting(tx.db, key, value, tx.now);
      tx.record({ entity, id: 0, label, ...change });
      return null;
    },
  };
}
