import path from 'node:path';
import { app, ipcMain, session as electronSession, type BrowserWindow } from 'electron';
import type { connect as Connect, Connection } from './app/connect';
import { isBeingDebugged } from './app/debugging';
import { hardenContents, hardenSession } from './app/hardening';
import { openLog } from './app/log';
import { registerScheme, serveApp } from './app/protocol';
import { watchSessionEnd } from './app/session-end';
import { applyTestFolder } from './app/test-folder';
import { createMainWindow } from './app/window';

let mainWindow: BrowserWindow | null = null;

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

/** The window comes first; calls wait for what it talks to. */
function start(loading: Promise<{ readonly connect: typeof Connect }>): void {
  // Nothing is open before there is a connection.
  let connection: Connection | null = null;
  hardenSession(electronSession.defaultSession);
  serveApp(electronSession.defaultSession, path.join(__dirname, '../renderer'));
  watchSessionEnd(app, { ask: () => connection?.askToClose(), close: () => connection?.closeNow() });
  const window = createMainWindow(() => (connection ? connection.closing.end() : app.quit()));
  mainWindow = window;
  const connecting = loading.then(({ connect }) => connect(() => mainWindow));
  void connecting.then((made) => (connection = made));
  ipcMain.handle('yanzhen:invoke', async (event, ...call: unknown[]) =>
    (await connecting).invoke(event, ...call),
  );
  window.on('close', (event) => {
    if (!connection || connection.closing.isOver()) return;
    event.preventDefault();
    connection.closing.begin();
  });
  window.on('closed', () => {
    mainWindow = null;
    app.quit();
  });
}

if (isBeingDebugged()) {
  app.exit(2);
} else if (prepare()) {
  // What the window talks to is loaded while Electron gets ready, which mostly waits for its other processes.
  const loading = import('./app/connect');
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized()) mainWindow.restore();
    mainWindow?.focus();
  });
  void app.whenReady().then(() => start(loading));
} else {
  app.quit();
}
