import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  answerDialogs,
  launchApp,
  removeFolder,
  screenshotOnFailure,
  takeScreenshot,
  temporaryFolder,
  type RunningApp,
} from './support/app.ts';
import { call, createArchive } from './support/archive.ts';
import { pdfPages } from './support/pdf.ts';

// The papers of people: exact pages on the screen, one PDF or one for each, and nothing lost on the way.
const people = 400;
let running: RunningApp;
let page: Page;
const data = temporaryFolder('papers');

beforeAll(async () => {
  running = await launchApp({ data });
  page = running.page;
  await createArchive(page, data);
  await call(page, 'demo.load', { people });
  await page.reload();
  await page.getByText(`共 ${people} 人`).waitFor();
});
afterAll(async () => {
  await running.close();
  await removeFolder(data);
});
screenshotOnFailure(() => running);

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const sheets = (): Locator => page.locator('.page-stack .paper-sheet');

it('one person: the form stands on the screen in its true size', async () => {
  await page.locator('.people-list .data-row').first().dblclick();
  await page.getByRole('button', { name: /打印材料/ }).click();
  await sheets().first().waitFor();
  await page.getByText('共 2 页').waitFor();
  await page.getByText('100%', { exact: true }).click();
  const box = await sheets().first().boundingBox();
  expect((box?.width ?? 0) / (96 / 25.4)).toBeCloseTo(210, 0);
  await takeScreenshot(page, 'papers-person');
});

it('and goes into a PDF of two pages of A4', async () => {
  const pdf = path.join(data, '一人.pdf');
  await answerDialogs(running.app, { save: pdf });
  await button('存为 PDF').click();
  await page.getByText('已存为 PDF，共 2 页').waitFor({ timeout: 60_000 });
  const pages = await pdfPages(pdf);
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('干部任免审批表');
});
