import { readSecuritySettings } from '#shared/security/settings';
import { auditedSetting } from '../../archive/setting';

/** The county's decisions about safety; initial values where nothing is stored. */
export const { select: selectSecuritySettings, save: saveSecuritySettings } = auditedSetting({
  key: 'security',
  read: readSecuritySettings,
  entity: 'setting',
  label: '安全设置',
});
