import { readCheckSettings, type CheckSettings } from '#shared/register/checks/check-settings';
import type { Db } from '../../../archive/driver';
import { selectSetting, writeSetting } from '../setting.store';

const key = 'register.checks';

/** The county's settings of the logic checks; initial values where nothing is stored. */
export function selectCheckSettings(db: Db): CheckSettings {
  return readCheckSettings(selectSetting(db, key));
}

/** Replaces the settings. */
export function writeCheckSettings(db: Db, settings: CheckSettings, now: string): void {
  writeSetting(db, key, settings, now);
}
