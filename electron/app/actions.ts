import type { BrowserWindow } from 'electron';
import type { Contract } from '#shared/contract';
import type { ChannelsOfKind, HandlersOf } from '../contexts';
import { printingHandlers } from '../printing/print';
import { dialogHandlers } from './dialogs';
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
    'app.state': () => session.state(),
    'archive.create': (input) => session.create(input),
    'archive.unlock': ({ userName, password }) => session.unlock(userName, password),
    'archive.lock': async () => {
      await session.lock();
      return null;
    },
    'job.cancel': ({ id }) => {
      session.unlocked()?.worker.cancel(id);
      return null;
    },
  };
}
