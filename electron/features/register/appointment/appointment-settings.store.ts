import { readAppointmentSettings } from '#shared/register/appointment/appointment-settings';
import { auditedSetting } from '../../../archive/setting';
import { differences } from '../changes';

/** The county's settings of appointments; initial values where nothing is stored. */
export const { select: selectAppointmentSettings, save: saveAppointmentSettings } = auditedSetting({
  key: 'register.appointment',
  read: readAppointmentSettings,
  entity: 'appointmentSettings',
  label: '任免设置',
  changed: differences,
});
