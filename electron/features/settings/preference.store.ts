import { preferences, type Preferences } from '#shared/settings/preference-contract';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

const keys = Object.keys(preferences.shape) as (keyof Preferences)[];

function settingKey(userId: number, key: string): string {
  return `user.${userId}.${key}`;
}

/** A user's preferences; one that an older program wrote in another form is left out. */
export function selectPreferences(db: Db, userId: number): Preferences {
  const statement = prepared(db, 'SELECT value FROM setting WHERE key = ?');
  const found = keys.flatMap((key): [string, unknown][] => {
    const row = statement.get(settingKey(userId, key)) as { value: string } | undefined;
    const read = preferences.shape[key].safeParse(row && JSON.parse(row.value));
    return read.success && read.data !== undefined ? [[key, read.data]] : [];
  });
  return Object.fromEntries(found) as Preferences;
}

/** Writes the given ones and leaves the others. */
export function upsertPreferences(db: Db, userId: number, given: Preferences, now: string): void {
  const statement = prepared(
    db,
    `INSERT INTO setting (key, value, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  );
  for (const [key, value] of Object.entries(given)) {
    statement.run(settingKey(userId, key), JSON.stringify(value), now);
  }
}
