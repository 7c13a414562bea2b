import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { EventName, Events } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { createDispatch } from '../ipc/dispatch';
import { createRouter, type Invoke } from '../ipc/router';
import { actionHandlers } from './actions';
import { forgetChosen } from './chosen-files';
import { createClosing, type Closing } from './closing';
import { log } from './log';
import { readDataFolder, readUnitName, suggestedDataFolder, writeDataFolder, writeUnitName } from './places';
import type { Unlocked } from './holder';
import { createSession, type Session } from './session';

const upkeepDelayMs = 3000;

/** What the window is connected to. */
export interface Connection {
  /** Answers every call of the pages. */
  readonly invoke: Invoke;
  /** Decides when the program may end. */
  readonly closing: Closing;
  /** The window keeps its drafts and answers. */
  readonly askToClose: () => void;
  /** Closes the archive within the call: nothing can be waited for. */
  readonly closeNow: () => void;
}

function emit<Name extends EventName>(name: Name, payload: Events[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(`yanzhen:${name}`, payload);
}

/** The daily backup and check, once the first page stands. */
async function runUpkeep(session: Session, open: Unlocked): Promise<void> {
  if (session.unlocked() !== open) return;
  const request = { id: randomUUID(), name: 'archive.upkeep', input: {}, actor: open.actor, files: [] };
  try {
    await open.worker.run(request, () => undefined);
  } catch (error) {
    if (session.unlocked() === open) session.warn(error);
    log('error', `archive.upkeep ${error instanceof Error ? error.message : String(error)}`);
  }
}

function openSession(): Session {
  let wasOpen = false;
  const session: Session = createSession({
    host: {
      version: app.getVersion(),
      ...(app.isPackaged && { programFolder: path.dirname(app.getPath('exe')) }),
    },
    places: {
      read: readDataFolder,
      write: writeDataFolder,
      suggested: suggestedDataFolder,
      unitName: readUnitName,
      rememberUnit: writeUnitName,
    },
    changed: () => {
      // At the lock, not while the page of a damaged archive looks for a backup.
      if (wasOpen && !session.unlocked()) forgetChosen();
      wasOpen = session.unlocked() !== null;
      emit('app.stateChanged', {});
    },
    opened: (open) => void setTimeout(() => void runUpkeep(session, open), upkeepDelayMs),
  });
  return session;
}

/** Builds what stands behind the window. @param current the main window; null once it is gone */
export function connect(current: () => BrowserWindow | null): Connection {
  const session = openSession();
  const askToClose = (): void => emit('app.closing', {});
  const closing = createClosing({
    ask: askToClose,
    close: session.lock,
    quit: () => app.quit(),
  });
  app.on('before-quit', (event) => {
    if (closing.isOver()) return;
    event.preventDefault();
    if (current()) closing.begin();
    else closing.end();
  });
  function window(): BrowserWindow {
    const main = current();
    if (!main) throw new AppError('NOT_FOUND');
    return main;
  }
  const actions = actionHandlers({ session, window, closing });
  const invoke = createRouter({
    actor: () => session.unlocked()?.actor ?? null,
    dispatch: createDispatch({ session, actions, emit }),
    report: (id, channel, error) =>
      log(
        'error',
        `${id} ${channel} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
  });
  return { invoke, closing, askToClose, closeNow: () => session.unlocked()?.archive.closeNow() };
}
