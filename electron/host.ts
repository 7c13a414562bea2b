import { printingArchiveHandlers } from './features/printing/printing.handlers';
import { demoHandlers } from './features/demo/demo.handlers';
import { registerBulk } from './features/register/bulk/bulk.service';
import { registerHandlers } from './features/register/register.handlers';
import { securityHandlers } from './features/security/security.handlers';
import { draftHandlers } from './features/settings/draft.handlers';
import { preferenceHandlers } from './features/settings/preference.handlers';

/**
 * Every handler that works on an archive: built the same in the main process, in the worker threads and in tests.
 * Actions, which need windows and dialogs, are added by main.ts.
 */
export function archiveHandlers() {
  return {
    ...registerHandlers(),
    ...securityHandlers(),
    ...printingArchiveHandlers(),
    ...draftHandlers(),
    ...preferenceHandlers(),
    ...demoHandlers(registerBulk),
  };
}
