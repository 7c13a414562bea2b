import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { machineSwitches } from '../electron-runtime/switches.mjs';
import { PROJECT, isolatedEnvironment, temporaryFolder } from '../e2e/support/app.ts';

export const UNPACKED = path.join(PROJECT, 'release/linux-unpacked');
export const EXECUTABLE = path.join(UNPACKED, 'yanzhen');
/** The one native module, as a path in the unpacked program. */
export const ADDON_PATH = 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node';
export const ADDON = path.join(UNPACKED, ADDON_PATH);

/**
 * Packages the program as `npm run package` does, from the build that is there.
 * @throws with what the packager said
 */
export function packageProgram(): void {
  const { status, stdout, stderr } = spawnSync('node', ['resources/packaging/package.mjs'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`packaging failed\n${stdout}\n${stderr}`);
}

/** Lets the packaged program be driven by a test: see electron/app/debugging.ts. */
export const TEST_MARK = path.join(UNPACKED, 'resources/test-build');

/** Every file under a folder, relative to it, in order. */
export function listFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/**
 * The fuses as they stand in a binary: after a sentinel come the version, their number, and one
 * character each ('1' on, '0' off, 'r' removed). Source: Electron's docs/tutorial/fuses.md.
 */
export function readFuses(binary: string): Partial<Record<(typeof FUSES)[number], boolean>> {
  const bytes = fs.readFileSync(binary);
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const at = bytes.indexOf(sentinel);
  if (at < 0) throw new Error(`no fuses in ${binary}`);
  const start = at + sentinel.length;
  const states = [...bytes.subarray(start + 2, start + 2 + (bytes[start + 1] ?? 0)).toString('latin1')];
  return Object.fromEntries(
    states.flatMap((state, index) => (FUSES[index] ? [[FUSES[index], state === '1']] : [])),
  );
}

/** What a test holds of a packaged program: no inspector, so only its pages can be driven. */
export interface PackagedApp {
  page: Page;
  child: ChildProcess;
  close: () => Promise<void>;
}

/**
 * Starts the packaged program and joins it over the DevTools protocol (its fuses shut the inspector
 * that Playwright's Electron support needs).
 * @param profile a folder for its settings and data, kept between starts by the caller
 */
export async function launchPackaged(profile = temporaryFolder('packaged')): Promise<PackagedApp> {
  const child = spawn(
    EXECUTABLE,
    [...machineSwitches(EXECUTABLE), '--disable-gpu', '--remote-debugging-port=0'],
    {
      env: { ...isolatedEnvironment(profile), HOME: profile },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const address = await devToolsAddress(child);
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const page = await firstPage(browser);
  async function close(): Promise<void> {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await page.close().catch(() => {});
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await browser.close().catch(() => {});
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(timer);
  }
  return { page, child, close };
}

function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => () => reject(new Error(`the packaged program ${why}\n${said}`));
    const timer = setTimeout(fail('opened no debugging port'), 60_000);
    child.once('exit', fail('ended at once'));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0];
  if (!context) throw new Error('the packaged program has no browser context');
  return context.pages()[0] ?? (await context.waitForEvent('page', { timeout: 60_000 }));
}
