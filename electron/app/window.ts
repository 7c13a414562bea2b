import path from 'node:path';
import { app, BrowserWindow, dialog, type WebPreferences } from 'electron';
import { appOrigin } from '../ipc/trusted-sender';
import { log } from './log';
import { reviveWindow } from './revive';

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

/**
 * Opens the main window; it is shown once the first page has been painted.
 * @param quit ends the program when the window cannot be kept alive
 */
export function createMainWindow(quit: () => void): BrowserWindow {
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
  reviveWindow(window.webContents, {
    reload: () => window.webContents.reload(),
    log: (text) => log('error', text),
    giveUp() {
      dialog.showErrorBox('雁阵', '窗口反复出错，程序将退出。已保存的数据不受影响，没有保存的内容存为草稿。');
      quit();
    },
  });
  void window.loadURL(`${appOrigin}/`);
  return window;
}
