import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelName, Input, Output } from '#shared/contract';
import { usualOptions } from '#shared/register/import/plan';
import { answerDialogs, launchApp, temporaryFolder } from '../e2e/support/app';
import { call, createArchive, timedCall } from '../e2e/support/archive';
import { median, ratioFigure, rounded, writeFigures, type Figure } from './support/figures';
import { watchWindow } from './support/watch';
import { writeRosterFile } from './support/roster-file';

const rows = 10_000;
const rounds = 5;
const figures: Omit<Figure, 'group'>[] = [];
const folder = temporaryFolder('import-bench');
let file = '';

beforeAll(async () => {
  file = await writeRosterFile(folder, rows);
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  writeFigures('4-import', 'import of 10,000 rows of 30 columns, in the real program', figures);
});

/** exceljs merely reading the file, in the same Electron, in a process of its own: milliseconds. */
function exceljsReads(): number {
  const exceljs = createRequire(import.meta.url).resolve('exceljs');
  const script = `const E = require(${JSON.stringify(exceljs)});
    const began = performance.now();
    new E.Workbook().xlsx.readFile(${JSON.stringify(file)}).then((book) => {
      if (book.worksheets[0].rowCount !== ${rows + 1}) throw new Error('not read');
      process.stdout.write(String(performance.now() - began));
    });`;
  const electron = process.env['YANZHEN_TEST_ELECTRON'] ?? '';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return Number(execFileSync(electron, ['-e', script], { env, encoding: 'utf8' }));
}

interface Imported {
  /** Milliseconds of each step as the window waits for it. */
  readonly steps: Readonly<Record<string, number>>;
  /** The longest time between two frames of the window, and the slowest answer to a small call, meanwhile. */
  readonly frame: number;
  readonly answer: number;
  /** The same while nothing goes on: what the machine's other work costs. */
  readonly quiet: { readonly frame: number; readonly answer: number };
}

async function importOnce(): Promise<Imported> {
  const running = await launchApp();
  try {
    await createArchive(running.page, running.data);
    await answerDialogs(running.app, { open: [file] });
    // As the page does it: the thread gets ready while the dialog stands open.
    await call(running.page, 'import.warmUp', {});
    const [chosen] = await call(running.page, 'file.open', { kind: 'workbook', several: false });
    const token = chosen?.token ?? '';
    const steps: Record<string, number> = {};
    const step = async <Name extends ChannelName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
      const { answer, time } = await timedCall(running.page, name, input);
      steps[name] = time;
      return answer;
    };
    const idle = await watchWindow(running.page);
    // Three seconds after unlocking the daily upkeep runs in the thread that imports, too: nobody chooses a file sooner.
    await running.page.waitForTimeout(5000);
    const quiet = await idle();
    const stop = await watchWindow(running.page);
    const book = await step('import.open', { file: token });
    const source = { file: token, kind: book.kind, sheet: book.suggested };
    const { head, columns } = await step('import.sheet', { ...source, head: null });
    if (!head) throw new Error('no head');
    const mapping = {
      ...source,
      head,
      columns: columns.flatMap(({ index, target }) => (target === null ? [] : [{ index, target }])),
      options: usualOptions,
    };
    expect(mapping.columns).toHaveLength(30);
    const questions = await step('import.units', mapping);
    const units = Object.fromEntries(
      questions.map(({ key, name, kind, parentKey }) => [
        key,
        { action: 'create' as const, name, kind, parentId: null, parentKey },
      ]),
    );
    const { planId, counts } = await step('import.plan', { ...mapping, units, decisions: [] });
    expect(counts).toEqual({ new: rows, changed: 0, same: 0, refused: 0 });
    const selection = { states: ['new' as const, 'changed' as const], rows: [], changes: [] };
    const done = await step('import.apply', { planId, selection });
    expect(done.added).toBe(rows);
    return { steps, quiet, ...(await stop()) };
  } finally {
    await running.close();
  }
}

test('an import takes at most half as long again as exceljs takes to read the file', async () => {
  const theirs: number[] = [];
  const ours: Imported[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(exceljsReads());
    ours.push(await importOnce());
  }
  const totals = ours.map(({ steps }) => Object.values(steps).reduce((sum, time) => sum + time, 0));
  const pair = { ours: median(totals), theirs: median(theirs) };
  figures.push(
    ratioFigure('import against exceljs reading', { ...pair, ratio: pair.ours / pair.theirs }, 1.5),
  );
  for (const name of Object.keys(ours[0]?.steps ?? {}))
    figures.push({
      name,
      value: rounded(median(ours.map(({ steps }) => steps[name] ?? 0))),
      unit: 'ms',
      limit: null,
      detail: '',
    });
  const worst = (key: 'frame' | 'answer'): number => rounded(Math.max(...ours.map((one) => one[key])));
  const idle = (key: 'frame' | 'answer'): string =>
    `${rounded(Math.max(...ours.map(({ quiet }) => quiet[key])))} ms while nothing goes on`;
  figures.push({
    name: 'longest frame of the window meanwhile',
    value: worst('frame'),
    unit: 'ms',
    limit: 100,
    detail: idle('frame'),
  });
  figures.push({
    name: 'slowest small call meanwhile',
    value: worst('answer'),
    unit: 'ms',
    limit: 100,
    detail: idle('answer'),
  });
});
