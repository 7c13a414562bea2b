import {
  readAppointmentSettings,
  type AppointmentSettings,
} from '#shared/register/appointment/appointment-settings';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { differences } from '../changes';
import { selectSetting, writeSetting } from '../setting.store';

const key = 'register.appointment';

/** The county's settings of appointments; initial values where nothing is stored. */
export function selectAppointmentSettings(db: Db): AppointmentSettings {
  return readAppointmentSettings(selectSetting(db, key));
}

/** Replaces the county's settings of appointments; what was changed stands in the audit. */
export function saveAppointmentSettings(tx: CommandContext, settings: AppointmentSettings): null {
  const changed = differences(selectAppointmentSettings(tx.db), settings);
  if (!changed) return null;
  writeSetting(tx.db, key, settings, tx.now);
  tx.record({ entity: 'appointmentSettings', id: 0, label: '任免设置', ...changed });
  return null;
}
