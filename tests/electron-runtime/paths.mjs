// Where runtimes lie on disk and what is inside one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The project's own folder. */
export const PROJECT = path.resolve(import.meta.dirname, '../..');

/** The folder that keeps runtimes between checkouts. */
export function cacheRoot() {
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'electron-runtime');
}

/** The program inside an unpacked Electron, by platform. @param {string} dist */
export function executableIn(dist) {
  if (process.platform === 'darwin') return path.join(dist, 'Electron.app/Contents/MacOS/Electron');
  return path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/**
 * The SQLite addon that was rebuilt for an older runtime, or null where the ordinary one loads.
 * @param {string} dist
 */
export function rebuiltAddon(dist) {
  const addon = path.join(dist, 'resources/addons/better-sqlite3.node');
  return fs.existsSync(addon) ? addon : null;
}
