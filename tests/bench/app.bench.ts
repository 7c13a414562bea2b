import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelName } from '#shared/contract';
import type { PersonDocument } from '#shared/register/person/person-document';
import { openArchive } from '../../electron/archive/archive';
import { listBackups } from '../../electron/archive/backup-list';
import { openKeyRing } from '../../electron/archive/keys';
import { launchApp, type RunningApp } from '../e2e/support/app';
import { call } from '../e2e/support/archive';
import { copyCounty } from './support/county';
import { median, quantile, rounded, writeFigures, type Figure } from './support/figures';
import { administrator } from './support/people';
import { pageRequests, searchTexts } from './support/requests';

const samples = 60;
const limit = 16;
const figures: Omit<Figure, 'group'>[] = [];
const everything: number[] = [];
let county: Awaited<ReturnType<typeof copyCounty>>;
let running: RunningApp;
let asked: { readonly pages: Record<string, unknown[]>; readonly searches: unknown[] };

/** What to ask is made from the archive before the program holds it. */
async function prepare(): Promise<typeof asked> {
  const { folder } = county;
  const { key } = await openKeyRing({ folder }).unlock(administrator.userName, administrator.password);
  const archive = openArchive({ folder, key, program: { version: '0.1.0' } });
  const many = <T>(next: () => T): T[] => Array.from({ length: samples }, next);
  const pages = Object.entries(pageRequests(archive.db)).map(([name, next]) => [name, many(next)]);
  const text = searchTexts(archive.db);
  const searches = many(() => ({ text: text(), limit: 12 }));
  await archive.close();
  return { pages: Object.fromEntries(pages) as Record<string, unknown[]>, searches };
}

/** Milliseconds of each call as the window sees them, from the call to the answer in its hands. */
async function timed(channel: ChannelName, inputs: readonly unknown[]): Promise<number[]> {
  return running.page.evaluate(
    async ([name, list]) => {
      interface Bridge {
        invoke(channel: string, input: unknown): Promise<{ ok: boolean; error?: unknown }>;
      }
      const { yanzhen } = globalThis as unknown as { yanzhen: Bridge };
      const times: number[] = [];
      for (const input of list) {
        const began = performance.now();
        const answer = await yanzhen.invoke(name, input);
        times.push(performance.now() - began);
        if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      }
      return times;
    },
    [channel, inputs] as const,
  );
}

/** The day's first start makes a backup in the worker thread; it is waited for, since it happens once a day. */
async function upkeepDone(): Promise<void> {
  for (let waited = 0; waited < 120 && listBackups(county.folder).length === 0; waited += 1)
    await running.page.waitForTimeout(1000);
}

function report(name: string, times: readonly number[], bound: number | null = limit): void {
  const detail = `median ${rounded(median(times))} ms, worst ${rounded(Math.max(...times))} ms of ${times.length}`;
  figures.push({
    name: `${name}, p95`,
    value: rounded(quantile(times, 0.95)),
    unit: 'ms',
    limit: bound,
    detail,
  });
}

beforeAll(async () => {
  county = await copyCounty(100_000);
  asked = await prepare();
  running = await launchApp({ data: county.data });
  await call(running.page, 'archive.unlock', {
    userName: administrator.userName,
    password: administrator.password,
  });
  await running.page.reload();
  await running.page.waitForSelector('.data-row');
  await upkeepDone();
});

afterAll(async () => {
  await running?.close();
  county?.remove();
  writeFigures('2-app', 'calls from the window at 100,000 people, in the real program', figures);
});

test('pages answer within a frame', async () => {
  for (const [name, inputs] of Object.entries(asked.pages)) {
    const times = await timed('person.page', inputs);
    everything.push(...times);
    report(name, times);
  }
  expect(everything.length).toBe(samples * Object.keys(asked.pages).length);
});

test('the search box answers within a frame', async () => {
  const times = await timed('person.search', asked.searches);
  everything.push(...times);
  report('search box', times);
  report('all of these', everything);
  expect(times).toHaveLength(samples);
});

test('one person is opened and saved', async () => {
  const ids = Array.from({ length: samples }, (_, index) => 1 + index * 1371);
  report(
    'person opened',
    await timed(
      'person.get',
      ids.map((id) => ({ id })),
    ),
    null,
  );
  const documents: PersonDocument[] = [];
  for (const id of ids) documents.push(await call(running.page, 'person.get', { id }));
  const inputs = documents.map(({ id, version, fields, children }, index) => ({
    id,
    version,
    fields: { ...fields, phone: `12${String(index).padStart(9, '0')}` },
    children,
  }));
  report('person saved, to the disk', await timed('person.save', inputs), null);
  expect(documents).toHaveLength(samples);
});

test('memory of the main process', async () => {
  const bytes = await running.app.evaluate(() => process.memoryUsage().rss);
  const detail = 'resident set after the calls above';
  figures.push({ name: 'main process', value: rounded(bytes / 1e6), unit: 'MB', limit: null, detail });
  expect(bytes).toBeGreaterThan(0);
});
