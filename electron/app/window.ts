import path from 'node:path';
import { app, BrowserWindow, type WebPreferences } from 'electron';
import { appOrigin } from '../ipc/trusted-sender';

/** Every window of the program has these; none may be loosened. */
export function webPreferences(): WebPreferences {
  return {
    preload: path.join(__dirname, '../preload/preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
  };
}

/** Opens the main window; it is shown once the first page has been painted. */
export function createMainWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1180,
    minHeight: 680,
    show: false,
    title: '雁阵',
    backgroundColor: '#f5f5f5',
    autoHideMenuBar: true,
    webPreferences: webPreferences(),
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/`);
  return window;
}
