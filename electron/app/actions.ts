import type { BrowserWindow } from 'electron';
import type { Contract } from '#shared/contract';
import type { ChannelsOfKind, HandlersOf } from '../contexts';
import { printingHandlers } from '../printing/print';
import { dialogHandlers } from './dialogs';
import { securityActions } from './security-actions';
import type { Session } from './session';

export type ActionHandlers = HandlersOf<ChannelsOfKind<Contract, 'action'>>;

/** Every channel that works outside the archive: the session itself, dialogs, printing. */
export function actionHandlers(options: {
  readonly session: Session;
  readonly window: () => BrowserWindow;
}): ActionHandlers {
  const { session, window } = options;
  return {
    ...dialogHandlers(window),
    ...printingHandlers(),
    ...securityActions(session),
    'job.cancel': ({ id }) => {
      session.unlocked()?.worker.cancel(id);
      return null;
    },
  };
}
