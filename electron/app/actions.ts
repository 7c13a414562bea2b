import type { BrowserWindow } from 'electron';
import type { Contract } from '#shared/contract';
import type { ChannelsOfKind, HandlersOf } from '../contexts';
import { cancelPrinting } from '../printing/hidden-window';
import { printingHandlers } from '../printing/print';
import type { Closing } from './closing';
import { dialogHandlers } from './dialogs';
import { reportPageError } from './page-errors';
import { securityActions } from './security-actions';
import type { Session } from './session';

export type ActionHandlers = HandlersOf<ChannelsOfKind<Contract, 'action'>>;

/** Every channel that works outside the archive: the session itself, dialogs, printing. */
export function actionHandlers(options: {
  readonly session: Session;
  readonly window: () => BrowserWindow;
  readonly closing: Closing;
}): ActionHandlers {
  const { session, window, closing } = options;
  return {
    ...dialogHandlers(window),
    ...printingHandlers(window),
    ...securityActions(session),
    'app.answerClosing': ({ answer }) => {
      closing.answer(answer);
      return null;
    },
    'app.quit': () => {
      closing.begin();
      return null;
    },
    'app.reportError': reportPageError,
    'job.cancel': ({ id }) => {
      session.cancel(id);
      cancelPrinting(id);
      return null;
    },
  };
}
