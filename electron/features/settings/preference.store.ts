import { preferences, type Preferences } from '#shared/settings/preference-contract';
import type { Db } from '../../archive/driver';
import { selectSetting, writeSetting } from '../../archive/setting';

const keys = Object.keys(preferences.shape) as (keyof Preferences)[];

function settingKey(userId: number, key: string): string {
  return `user.${userId}.${key}`;
}

/** A user's preferences; one that an older program wrote in another form is left out. */
export function selectPreferences(db: Db, userId: number): Preferences {
  const found = keys.flatMap((key): [string, unknown][] => {
    const read = preferences.shape[key].safeParse(selectSetting(db, settingKey(userId, key)));
    return read.success && read.data !== undefined ? [[key, read.data]] : [];
  });
  return Object.fromEntries(found) as Preferences;
}

/** Writes the given ones and leaves the others. */
export function upsertPreferences(db: Db, userId: number, given: Preferences, now: string): void {
  for (const [key, value] of Object.entries(given)) {
    writeSetting(db, settingKey(userId, key), value, now);
  }
}
