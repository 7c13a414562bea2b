import { readPrintSettings } from '#shared/printing/print-settings';
import { auditedSetting } from '../../archive/setting';

/** The settings of printing; initial values where nothing is stored. */
export const { select: selectPrintSettings, save: savePrintSettings } = auditedSetting({
  key: 'papers',
  read: readPrintSettings,
  entity: 'setting',
  label: '打印设置',
});
