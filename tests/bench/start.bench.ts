import path from 'node:path';
import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT, temporaryFolder } from '../e2e/support/app';
import { copyCounty } from './support/county';
import { startBare } from './support/devtools';
import { median, rounded, writeFigures, type Figure } from './support/figures';
import { administrator } from './support/people';

const { userName, password } = administrator;
const rounds = 7;
const figures: Omit<Figure, 'group'>[] = [];
let county: Awaited<ReturnType<typeof copyCounty>>;

/** Resolves, in the page, to the end of the frame in which what the selector finds is painted. */
function painted(selector: string): string {
  return `new Promise((resolve) => {
    const look = () => document.querySelector(${JSON.stringify(selector)})
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
      : false;
    if (look() !== false) return;
    new MutationObserver((_records, observer) => { if (look() !== false) observer.disconnect(); })
      .observe(document, { childList: true, subtree: true });
  })`;
}

interface Start {
  /** Milliseconds from the start of the process until the password could be typed. */
  readonly ready: number;
  /** … and until what is waited for stood on the screen. */
  readonly shown: number;
  /** Processor time of all processes until then. */
  readonly processor: number;
  /** What the password costs by design: deriving the key and opening the archive, in the warm program. */
  readonly unlocking: number;
}

async function emptyWindow(): Promise<Start> {
  const profile = temporaryFolder('empty');
  const program = await startBare(path.join(PROJECT, 'tests/bench/empty-window'), profile);
  const paint = `new Promise((resolve) => new PerformanceObserver((list, observer) => {
    observer.disconnect();
    resolve(performance.timeOrigin + list.getEntries()[0].startTime);
  }).observe({ type: 'paint', buffered: true }))`;
  const at = Number(await program.evaluate(paint));
  const processor = program.processorTime();
  await program.close();
  fs.rmSync(profile, { recursive: true, force: true });
  const shown = at - program.startedAt;
  return { ready: shown, shown, processor, unlocking: 0 };
}

const unlockAgain = `(async () => {
  await yanzhen.invoke('archive.lock', {});
  const begun = performance.now();
  await yanzhen.invoke('archive.unlock', ${JSON.stringify({ userName, password })});
  return performance.now() - begun;
})()`;

/** The password is typed by the DevTools protocol as soon as there is a box for it. */
async function unlockedList(): Promise<Start> {
  const profile = temporaryFolder('start');
  const program = await startBare(PROJECT, profile, { YANZHEN_DATA: county.data });
  await program.evaluate(painted('input[type=password]'));
  const ready = Date.now() - program.startedAt;
  const listed = program.evaluate(painted('.data-row'));
  await program.evaluate(`document.querySelector('input[type=password]').focus()`);
  await program.send('Input.insertText', { text: password });
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
  const processor = program.processorTime();
  const unlocking = Number(await program.evaluate(unlockAgain));
  await program.close();
  fs.rmSync(profile, { recursive: true, force: true });
  return { ready, shown: at - program.startedAt, processor, unlocking };
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
  const empty: Start[] = [];
  const starts: Start[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [await emptyWindow(), await unlockedList()] as const;
    if (round === 0) continue;
    empty.push(pair[0]);
    starts.push(pair[1]);
  }
  function figure(name: string, unit: 'ms', of: (start: Start) => number, limit: number | null): void {
    const [ours, theirs] = [median(starts.map(of)), median(empty.map(of))];
    const detail = `${rounded(ours)} ${unit} / ${rounded(theirs)} ${unit}`;
    figures.push({ name, value: rounded(ours / theirs), unit: 'x', limit, detail });
  }
  figure('first rows on the screen', 'ms', (start) => start.shown, 1.5);
  figure(
    'the same without what the password costs by design',
    'ms',
    (one) => one.shown - one.unlocking,
    null,
  );
  figure('of which until the password can be typed', 'ms', (start) => start.ready, null);
  figure('processor time of all processes', 'ms', (start) => start.processor, null);
  expect(starts).toHaveLength(rounds);
});
