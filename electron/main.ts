import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, BrowserWindow, session as electronSession } from 'electron';
import type { ChannelName, EventName, Events } from '#shared/contract';
import type { Channel } from '#shared/lib/channel';
import { AppError } from '#shared/lib/errors';
import { actionHandlers } from './app/actions';
import { createClosing, type Closing } from './app/closing';
import { forgetChosen } from './app/chosen-files';
import { isBeingDebugged } from './app/debugging';
import { hardenContents, hardenSession } from './app/hardening';
import type { Unlocked } from './app/holder';
import { log, openLog } from './app/log';
import {
  applyTestFolder,
  readDataFolder,
  readUnitName,
  suggestedDataFolder,
  writeDataFolder,
  writeUnitName,
} from './app/places';
import { registerScheme, serveApp } from './app/protocol';
import { createSession, type Session } from './app/session';
import { watchSessionEnd } from './app/session-end';
import { createMainWindow } from './app/window';
import { createDispatch } from './ipc/dispatch';
import { registerRouter } from './ipc/router';

const upkeepDelayMs = 3000;
let mainWindow: BrowserWindow | null = null;

function emit<Name extends EventName>(name: Name, payload: Events[Name]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(`yanzhen:${name}`, payload);
}

function requireWindow(): BrowserWindow {
  if (!mainWindow) throw new AppError('NOT_FOUND');
  return mainWindow;
}

/** Before the app is ready: what may only be said once. */
function prepare(): boolean {
  applyTestFolder();
  // Root may only start without the OS sandbox (tests in a container); every window asks for it all the same.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerScheme();
  hardenContents();
  openLog(path.join(app.getPath('userData'), 'logs'));
  return app.requestSingleInstanceLock();
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

/** @returns what decides when the program may end */
function connect(): Closing {
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
  const closing = createClosing({
    ask: () => emit('app.closing', {}),
    close: session.lock,
    quit: () => app.quit(),
  });
  app.on('before-quit', (event) => {
    if (closing.isOver()) return;
    event.preventDefault();
    if (mainWindow) closing.begin();
    else closing.end();
  });
  const actions = actionHandlers({ session, window: requireWindow, closing });
  const dispatch = createDispatch({ session, actions, emit });
  registerRouter({
    actor: () => session.unlocked()?.actor ?? null,
    dispatch: (name: ChannelName, channel: Channel, input, jobId) => dispatch(name, channel, input, jobId),
    report: (id, channel, error) =>
      log(
        'error',
        `${id} ${channel} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
  });
  watchSessionEnd(app, {
    ask: () => emit('app.closing', {}),
    close: () => session.unlocked()?.archive.closeNow(),
  });
  return closing;
}

function start(): void {
  hardenSession(electronSession.defaultSession);
  serveApp(electronSession.defaultSession, path.join(__dirname, '../renderer'));
  const closing = connect();
  mainWindow = createMainWindow(closing.end);
  mainWindow.on('close', (event) => {
    if (closing.isOver()) return;
    event.preventDefault();
    closing.begin();
  });
  mainWindow.on('closed', () => {
    mainWindow = null;
    app.quit();
  });
}

if (isBeingDebugged()) {
  app.exit(2);
} else if (prepare()) {
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized()) mainWindow.restore();
    mainWindow?.focus();
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}
