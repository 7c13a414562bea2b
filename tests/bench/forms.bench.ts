import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelName, Input, Output } from '#shared/contract';
import {
  answerDialogs,
  launchApp,
  PROJECT,
  removeFolder,
  temporaryFolder,
  type RunningApp,
} from '../e2e/support/app';
import { call, createArchive, timedCall } from '../e2e/support/archive';
import { rounded, writeFigures, type Figure } from './support/figures';
import { watchWindow } from './support/watch';

const people = 2000;
const files = 500;
/** The longest that anything may keep the window. */
const limit = 50;
const figures: Omit<Figure, 'group'>[] = [];
const folder = temporaryFolder('forms-bench');
let running: RunningApp;

async function chosenFolder(): Promise<string> {
  await answerDialogs(running.app, { open: [folder] });
  const chosen = await call(running.page, 'file.chooseFolder', {});
  return chosen?.token ?? '';
}

/** Files as other departments send them: of people who are known, with photos, each different in three boxes. */
async function writeFiles(): Promise<void> {
  const { page } = running;
  const ids = Array.from({ length: files }, (_, index) => 1 + index * 4);
  const portrait = path.join(PROJECT, 'tests/fixtures/portraits/woman.jpg');
  const image = fs.readFileSync(portrait).toString('base64');
  for (const id of ids) await call(page, 'person.setPhoto', { id, image });
  const kind = { kind: 'lrmx', generation: 4, pattern: '{序号} {姓名}' } as const;
  const request = { ids, ...kind, folder: await chosenFolder(), existing: 'refuse' } as const;
  const { written } = await call(page, 'form.export', request);
  expect(written).toBe(files);
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    const text = fs.readFileSync(file, 'utf8');
    const changed = text
      .replace(/(<JianKangZhuangKuang>)[^<]*/, '$1一般')
      .replace(/(<ShuXiZhuanYeYouHeZhuanChang>)[^<]*/, '$1农业技术推广')
      .replace(/(<ChengBaoDanWei>)[^<]*/, '$1中共示范县委组织部');
    fs.writeFileSync(file, changed);
  }
}

beforeAll(async () => {
  running = await launchApp();
  await createArchive(running.page, running.data);
  await call(running.page, 'demo.load', { people });
  await writeFiles();
  // Three seconds after unlocking the daily upkeep runs.
  await running.page.waitForTimeout(5000);
});
afterAll(async () => {
  await running?.close();
  await removeFolder(folder);
  writeFigures(
    '5-forms',
    `${files} approval-form files against ${people} people, in the real program`,
    figures,
  );
});

/** One step of the import, and how long it kept the window while it ran. */
async function step<Name extends ChannelName>(
  title: string,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const stop = await watchWindow(running.page);
  const { answer, time } = await timedCall(running.page, name, input);
  const seen = await stop();
  const detail = `${rounded(time)} ms in all`;
  const kept = { unit: 'ms', limit, detail } as const;
  figures.push({ ...kept, name: `${title}: longest frame`, value: rounded(seen.frame) });
  figures.push({ ...kept, name: `${title}: slowest small call`, value: rounded(seen.answer) });
  return answer;
}

test('hundreds of files are read, compared and written beside a window that answers', async () => {
  const idle = await watchWindow(running.page);
  await running.page.waitForTimeout(2000);
  const quiet = await idle();
  const detail = `slowest small call ${rounded(quiet.answer)} ms`;
  figures.push({
    name: 'nothing: longest frame',
    value: rounded(quiet.frame),
    unit: 'ms',
    limit: null,
    detail,
  });
  const source = { folder: await chosenFolder() };
  const session = await step('read and compare', 'form.open', { source });
  expect(session.counts.changed).toBe(files);
  const { sessionId } = session;
  const page = { sessionId, show: 'all', search: '', offset: 0, limit: files } as const;
  await step('list of files', 'form.rows', page);
  await step('one file side by side', 'form.compare', { sessionId, file: 250 });
  const choice = { type: 'rows', file: null, key: null, rule: 'file' } as const;
  await step('all by the files', 'form.choose', { sessionId, choice });
  const done = await step('write', 'form.apply', { sessionId });
  expect(done.changed).toBe(files);
  await step('take back', 'import.undo', { runId: done.runId, conflicts: 'keep' });
});
