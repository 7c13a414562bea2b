import { readCheckSettings, type CheckSettings } from '#shared/register/checks/check-settings';
import { auditedSetting } from '../../../archive/setting';
import { differences } from '../changes';

function flat({ thresholds, rules }: CheckSettings): Readonly<Record<string, unknown>> {
  return { ...thresholds, ...rules };
}

/** The county's settings of the logic checks; initial values where nothing is stored. */
export const { select: selectCheckSettings, save: replaceCheckSettings } = auditedSetting({
  key: 'register.checks',
  read: readCheckSettings,
  entity: 'checkSettings',
  label: '核查规则',
  changed: (before, after) => differences(flat(before), flat(after)),
});
