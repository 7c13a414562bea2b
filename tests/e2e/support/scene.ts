import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import {
  launchApp,
  PROJECT,
  removeFolder,
  screenshotOnFailure,
  temporaryFolder,
  type LaunchOptions,
  type RunningApp,
} from './app.ts';
import { call, createArchive } from './archive.ts';

export interface SceneOptions {
  /** false: the program stands at its first start. Otherwise it stands on the first page of a new archive. */
  archive?: boolean;
  /** So many people of the demonstration county are in the archive, and listed. */
  people?: number;
  /** The window has the size of the smallest screen that offices have, 1366 x 768. */
  small?: boolean;
  /** The program's clock runs from this day, 'YYYY-MM-DD': for papers that print the day or an age. */
  day?: string;
}

/** The one program that the tests of a file drive. The data folder is there at once, the rest when the hooks have run. */
export interface Scene extends Readonly<Pick<RunningApp, 'app' | 'page' | 'data' | 'problems'>> {
  /**
   * Ends the program, unless it has ended, and starts it again on the same data: it then stands locked.
   * @param meanwhile runs while no program has the data
   */
  readonly reopen: (meanwhile?: () => Promise<void>) => Promise<void>;
}

function environmentAt(day: string): Record<string, string> {
  const clock = path.join(PROJECT, 'tests/e2e/support/fixed-day.cjs');
  return { NODE_OPTIONS: `--require ${clock}`, YANZHEN_TEST_DAY: day };
}

async function shrink({ app }: RunningApp): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setContentSize(1366, 768);
  });
}

async function loadCounty({ page }: RunningApp, people: number): Promise<void> {
  await call(page, 'demo.load', { people });
  await page.reload();
  await page.getByText(`共 ${people.toLocaleString('en-US')} 人`).waitFor();
}

/**
 * Opens the built program before the tests of a file, closes it and removes its data after them, and keeps a picture of the
 * window whenever one fails. Call it once, at the top of the file: what the file prepares in its own beforeAll comes after.
 * @param name of the data folder
 */
export function scene(
  name: string,
  { archive = true, people, small = false, day }: SceneOptions = {},
): Scene {
  const data = temporaryFolder(name);
  const launch: LaunchOptions = day === undefined ? { data } : { data, env: environmentAt(day) };
  let running: RunningApp | undefined;
  const current = (): RunningApp => {
    if (!running) throw new Error('the program is not open before the tests and their hooks run');
    return running;
  };
  beforeAll(async () => {
    running = await launchApp(launch);
    if (small) await shrink(running);
    if (archive) await createArchive(running.page, data);
    if (people !== undefined) await loadCounty(running, people);
  });
  afterAll(async () => {
    await running?.close();
    await removeFolder(data);
  });
  screenshotOnFailure(() => running);
  return {
    data,
    get app() {
      return current().app;
    },
    get page() {
      return current().page;
    },
    get problems() {
      return current().problems;
    },
    async reopen(meanwhile) {
      await current().close();
      await meanwhile?.();
      running = await launchApp(launch);
    },
  };
}
