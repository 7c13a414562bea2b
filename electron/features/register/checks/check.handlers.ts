import type { checkContract } from '#shared/register/checks/check-contract';
import type { HandlersOf } from '../../../contexts';
import { exportFindings } from './check-export.service';
import { selectCheckSettings } from './check-settings.store';
import { checkRegister, checkSummary, findingPage, namesakes, saveCheckSettings } from './check.service';

/** The channels of the logic checks. */
export function checkHandlers(): HandlersOf<typeof checkContract> {
  return {
    'check.register': (input, context) => checkRegister(input, context),
    'check.summary': (_input, { db }) => checkSummary(db),
    'check.page': (input, { db }) => findingPage(db, input),
    'check.export': (input, context) => exportFindings(input, context.pathOf(input.file, 'write'), context),
    'check.namesakes': (input, { db }) => namesakes(db, input),
    'check.settings': (_input, { db }) => selectCheckSettings(db),
    'check.saveSettings': (input, tx) => saveCheckSettings(tx, input),
  };
}
