import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualPaperOptions, type PersonPapers } from '#shared/register/papers/paper-person';
import {
  answerDialogs,
  isolatedEnvironment,
  launchApp,
  PROJECT,
  removeFolder,
  temporaryFolder,
  type RunningApp,
} from '../e2e/support/app';
import { machineSwitches } from '../electron-runtime/switches.mjs';
import { call, createArchive, timedCall } from '../e2e/support/archive';
import { pdfPages } from '../e2e/support/pdf';
import { median, ratioFigure, rounded, writeFigures, type Figure } from './support/figures';
import { watchWindow } from './support/watch';

const people = 500;
/** Single rounds lie far apart on a machine that others share: the median of five does not. */
const rounds = 5;
const figures: Omit<Figure, 'group'>[] = [];
const folder = temporaryFolder('papers-bench');
const pdf = path.join(folder, 'forms.pdf');
let running: RunningApp;

/** The approval forms of everybody, with a photo each. */
const papers: PersonPapers = {
  ids: Array.from({ length: people }, (_, index) => index + 1),
  parts: ['approvalForm'],
  options: usualPaperOptions,
};

beforeAll(async () => {
  running = await launchApp();
  await createArchive(running.page, running.data);
  await call(running.page, 'demo.load', { people });
  const portrait = path.join(PROJECT, 'tests/fixtures/portraits/man.jpg');
  const image = fs.readFileSync(portrait).toString('base64');
  for (const id of papers.ids) await call(running.page, 'person.setPhoto', { id, image });
  // Three seconds after unlocking the daily upkeep runs.
  await running.page.waitForTimeout(5000);
});
afterAll(async () => {
  await running?.close();
  await removeFolder(folder);
  writeFigures('6-papers', `${people} approval forms into one PDF, in the real program`, figures);
});

/** Lets the program write the PDF. @returns milliseconds that the window waited */
async function programPrints(): Promise<number> {
  await answerDialogs(running.app, { save: pdf });
  const chosen = await call(running.page, 'file.saveAs', { kind: 'pdf', suggestedName: 'forms.pdf' });
  const { answer, time } = await timedCall(running.page, 'print.toPdf', {
    document: { kind: 'papers', title: '干部任免审批表', source: { kind: 'people', ...papers } },
    range: null,
    file: chosen?.token ?? '',
  });
  expect(answer.pages).toBe(people * 2);
  return time;
}

/** Has the program print once and keeps what stands in its print window each time as a page without a script. */
async function keepStaticPages(): Promise<number> {
  await running.app.evaluate(({ app }) => {
    const kept: string[] = [];
    Object.assign(globalThis, { kept });
    app.on('browser-window-created', (_event, { webContents }) => {
      const print = webContents.printToPDF.bind(webContents);
      webContents.printToPDF = async (options) => {
        const page: string = await webContents.executeJavaScript(`
          '<!doctype html><meta charset="utf-8"><style>' +
          [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('') +
          '</style>' + document.body.outerHTML.replace(/<script.*?<\\/script>/gs, '')`);
        kept.push(page);
        return print(options);
      };
    });
  });
  await programPrints();
  const pages = (await running.app.evaluate(({ app }) => {
    app.removeAllListeners('browser-window-created');
    return (globalThis as unknown as { kept: string[] }).kept;
  })) as string[];
  pages.forEach((html, index) => fs.writeFileSync(path.join(folder, `part-${index}.html`), html));
  return pages.length;
}

/** The same engine prints the same pages from files, in a process of its own, and does nothing else. @returns milliseconds */
function enginePrints(): number {
  const electron = process.env['YANZHEN_TEST_ELECTRON'] ?? '';
  const program = path.join(PROJECT, 'tests/bench/static-pages');
  const output = execFileSync(electron, [program, ...machineSwitches(electron), '--disable-gpu'], {
    env: { ...isolatedEnvironment(folder), STATIC_PAGES: folder },
    encoding: 'utf8',
  });
  return Number(/static-pages: ([\d.]+) ms/.exec(output)?.[1]);
}

test(
  'the forms of hundreds cost little more than printing pages that are ready',
  { timeout: 15 * 60_000 },
  async () => {
    const parts = await keepStaticPages();
    expect(parts).toBeGreaterThan(1);
    const ours: number[] = [];
    const theirs: number[] = [];
    const stop = await watchWindow(running.page);
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(enginePrints());
      ours.push(await programPrints());
    }
    const { frame, answer } = await stop();
    expect(await pdfPages(pdf)).toHaveLength(people * 2);
    const pair = { ours: median(ours), theirs: median(theirs) };
    figures.push(
      ratioFigure(
        'the program against its engine with static pages',
        { ...pair, ratio: pair.ours / pair.theirs },
        1.2,
      ),
    );
    const meanwhile = { unit: 'ms', limit: null, detail: 'both sides take part of it' } as const;
    figures.push({ ...meanwhile, name: 'longest frame of the window meanwhile', value: rounded(frame) });
    figures.push({ ...meanwhile, name: 'slowest small call meanwhile', value: rounded(answer) });
  },
);
