import path from 'node:path';
import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT, temporaryFolder } from '../e2e/support/app';
import { copyCounty } from './support/county';
import { startBare } from './support/devtools';
import { median, rounded, writeFigures, type Figure } from './support/figures';
import { administrator } from './support/people';

const rounds = 7;
const figures: Omit<Figure, 'group'>[] = [];
let county: Awaited<ReturnType<typeof copyCounty>>;

/** Resolves, in the page, to the moment at which what the selector finds has been painted. */
function painted(selector: string): string {
  return `new Promise((resolve) => {
    const look = () => document.querySelector(${JSON.stringify(selector)})
      ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
      : false;
    if (look() !== false) return;
    new MutationObserver((_records, observer) => { if (look() !== false) observer.disconnect(); })
      .observe(document, { childList: true, subtree: true });
  })`;
}

async function emptyWindow(): Promise<number> {
  const profile = temporaryFolder('empty');
  const program = await startBare(path.join(PROJECT, 'tests/bench/empty-window'), profile);
  const paint = `new Promise((resolve) => new PerformanceObserver((list, observer) => {
    observer.disconnect();
    resolve(performance.timeOrigin + list.getEntries()[0].startTime);
  }).observe({ type: 'paint', buffered: true }))`;
  const at = Number(await program.evaluate(paint));
  await program.close();
  fs.rmSync(profile, { recursive: true, force: true });
  return at - program.startedAt;
}

interface Start {
  /** Milliseconds from the start of the process until the password could be typed. */
  readonly ready: number;
  /** … and until the first rows of the list stood on the screen. */
  readonly listed: number;
}

/** The password is typed by the DevTools protocol as soon as there is a box for it. */
async function unlockedList(): Promise<Start> {
  const profile = temporaryFolder('start');
  const program = await startBare(PROJECT, profile, { YANZHEN_DATA: county.data });
  await program.evaluate(painted('input[type=password]'));
  const ready = Date.now() - program.startedAt;
  const listed = program.evaluate(painted('.ant-table-row'));
  await program.evaluate(`document.querySelector('input[type=password]').focus()`);
  await program.send('Input.insertText', { text: administrator.password });
  for (const type of ['keyDown', 'keyUp']) {
    await program.send('Input.dispatchKeyEvent', {
      type,
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 13,
      text: '\r',
    });
  }
  const at = Number(await listed);
  await program.close();
  fs.rmSync(profile, { recursive: true, force: true });
  return { ready, listed: at - program.startedAt };
}

beforeAll(async () => {
  county = await copyCounty(10_000);
});

afterAll(() => {
  county?.remove();
  writeFigures(
    '3-start',
    'cold start to the unlocked list at 10,000 people / an empty window of the same Electron',
    figures,
  );
});

test('the list stands soon after the program starts', async () => {
  const empty: number[] = [];
  const starts: Start[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times = [await emptyWindow(), await unlockedList()] as const;
    if (round === 0) continue;
    empty.push(times[0]);
    starts.push(times[1]);
  }
  const base = median(empty);
  const listed = median(starts.map((start) => start.listed));
  const ready = median(starts.map((start) => start.ready));
  const detail = `${rounded(listed)} ms / ${rounded(base)} ms`;
  figures.push(
    { name: 'first rows on the screen', value: rounded(listed / base), unit: 'x', limit: 1.5, detail },
    {
      name: 'of which until the password can be typed',
      value: rounded(ready),
      unit: 'ms',
      limit: null,
      detail: '',
    },
  );
  expect(starts).toHaveLength(rounds);
});
