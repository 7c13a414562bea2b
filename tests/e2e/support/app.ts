import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterEach } from 'vitest';
import type { Role } from '#shared/lib/channel';
import { machineSwitches } from '../../electron-runtime/switches.mjs';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** What a test holds of a running program. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** The data folder; a fresh one unless the test gave its own. */
  data: string;
  /** What the page or the main process complained about so far. */
  problems: string[];
  /** Ends the program as its window's close button does; kills it if that takes over half a minute. */
  close: () => Promise<void>;
}

export interface LaunchOptions {
  /** Data folder to open; without it a new one, removed when the program closes. */
  data?: string;
  /** More command line switches. */
  args?: string[];
  /** More environment variables. */
  env?: Record<string, string>;
}

/** A new empty folder for one test. The caller removes it. */
export function temporaryFolder(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `yanzhen-${name}-`));
}

/** Removes a folder of a test. The helper processes of a program that has just ended may still write into it. */
export function removeFolder(folder: string): Promise<void> {
  return fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/**
 * The environment of a program under test: settings and caches in a folder of its own, so that no
 * test sees another's, nor what the person at this machine has.
 * @param profile that folder
 */
export function isolatedEnvironment(profile: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(VITEST|NODE_OPTIONS$|NODE_ENV$)/.test(entry[0]),
  );
  const folders = {
    XDG_CONFIG_HOME: path.join(profile, 'config'),
    XDG_CACHE_HOME: path.join(profile, 'cache'),
  };
  return { ...Object.fromEntries(inherited), ...folders, LANG: 'C.UTF-8', TZ: 'Asia/Shanghai' };
}

/**
 * Starts the built program in a real Electron and waits for its first window.
 * @throws when no window opens within a minute
 */
export async function launchApp({ data, args = [], env = {} }: LaunchOptions = {}): Promise<RunningApp> {
  const executablePath = process.env.YANZHEN_TEST_ELECTRON;
  if (!executablePath) throw new Error('no Electron: run this through the e2e or packaging project');
  const profile = temporaryFolder('profile');
  const folder = data ?? path.join(profile, 'data');
  const app = await _electron.launch({
    executablePath,
    args: [PROJECT, ...machineSwitches(executablePath), '--disable-gpu', ...args],
    cwd: profile,
    env: { ...isolatedEnvironment(profile), YANZHEN_DATA: folder, ...env },
    timeout: 60_000,
  });
  const problems: string[] = [];
  app.on('console', (message) => {
    if (message.type() === 'error') problems.push(`main: ${message.text()}`);
  });
  const page = await app.firstWindow({ timeout: 60_000 });
  page.setDefaultTimeout(30_000);
  // A click upon what still moves may miss it: the mouse goes down on a button and comes up beside it.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  page.on('pageerror', (error) => problems.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`page console: ${message.text()}`);
  });
  const child = app.process();
  async function close(): Promise<void> {
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await app.close().catch(() => {});
    clearTimeout(timer);
    await removeFolder(profile);
  }
  return { app, page, data: folder, problems, close };
}

/**
 * Saves a picture of the window for people to judge.
 * @param name file name without ending
 * @returns its path, under out/screenshots
 */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const file = path.join(PROJECT, 'out/screenshots', `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

/** Keeps a picture of the window whenever a test of this file fails. Call it beside beforeAll. */
export function screenshotOnFailure(current: () => RunningApp | undefined): void {
  afterEach(async ({ task }) => {
    const running = current();
    if (task.result?.state !== 'fail' || !running) return;
    await takeScreenshot(running.page, `failed-${task.name.replace(/[^\p{L}\p{N}]+/gu, '-')}`).catch(
      () => {},
    );
  });
}

/** What the system's dialogs answer from now on. */
export interface DialogAnswers {
  /** Paths chosen in every "open" dialog; an empty list cancels. */
  open?: string[];
  /** Path chosen in every "save" dialog; null cancels. */
  save?: string | null;
  /** Index of the button pressed in every message box. */
  button?: number;
}

/** Replaces the system's file dialogs and message boxes, which no test can press, in the main process. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open, save, button }) => {
    if (open) {
      dialog.showOpenDialog = async () => ({ canceled: open.length === 0, filePaths: open });
      dialog.showOpenDialogSync = () => (open.length === 0 ? undefined : open);
    }
    if (save !== undefined) {
      dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' });
      dialog.showSaveDialogSync = () => save ?? '';
    }
    if (button !== undefined) {
      dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false });
      dialog.showMessageBoxSync = () => button;
    }
  }, answers);
}

/**
 * Lets the window believe that the user has another role, until it is told otherwise: there is no page yet on which a
 * second account could be made. What the main process allows stays as it is.
 */
export async function seenAs(app: ElectronApplication, role: Role): Promise<void> {
  await app.evaluate(({ ipcMain }, shown) => {
    type Handler = (event: unknown, ...rest: unknown[]) => Promise<unknown>;
    const kept = globalThis as unknown as { answer?: Handler };
    const { _invokeHandlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
    kept.answer ??= _invokeHandlers.get('yanzhen:invoke');
    const { answer } = kept;
    if (!answer) throw new Error('no handler to stand before');
    ipcMain.removeHandler('yanzhen:invoke');
    ipcMain.handle('yanzhen:invoke', async (event, ...rest) => {
      const given = (await answer(event, ...rest)) as { value?: { actor?: object } };
      if (rest[0] !== 'app.state' || !given.value?.actor) return given;
      // What is answered is the program's own: a changed copy leaves it as it is.
      return { ...given, value: { ...given.value, actor: { ...given.value.actor, role: shown } } };
    });
  }, role);
}
