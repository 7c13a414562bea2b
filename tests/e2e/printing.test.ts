import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { pdfPages } from './support/pdf.ts';
import { scene } from './support/scene.ts';

// A long roster before it is printed: the window answers, and holds only the pages that are looked at.
const people = 3000;
/** The design promises 100 ms; the machine of the tests is shared, and laying out all at once took seconds. */
const answerMs = 300;
let page: Page;
const running = scene('printing', { people });
const { data } = running;

beforeAll(() => {
  page = running.page;
});

const sheets = (): Locator => page.locator('.page-stack .sheet');
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

/** From now on the page notes the longest time in which it could not answer. */
async function watchAnswers(): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { longest: number };
    watched.longest = 0;
    const pause = 10;
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      watched.longest = Math.max(watched.longest, now - before - pause);
      before = now;
    }, pause);
  });
  return () => page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
}

async function pagesLaidOut(): Promise<number> {
  const said = page.getByText(/^共 \d+ 页$/);
  await said.waitFor({ timeout: 60_000 });
  return Number(/\d+/.exec(await said.innerText())?.[0]);
}

let total = 0;

it('lays a long roster out while the window answers, and shows only the pages in sight', async () => {
  await button('打印、导出').click();
  await sheets().first().waitFor();
  const longest = await watchAnswers();
  total = await pagesLaidOut();
  expect(total).toBeGreaterThan(people / 40);
  expect(await longest()).toBeLessThan(answerMs);
  await expect.poll(() => page.locator('.sheet-measure').count()).toBe(0);
  expect(await sheets().count()).toBeLessThan(8);
  await takeScreenshot(page, 'printing-first');
});

it('the last page is numbered and signed', async () => {
  await page.locator('.preview-pages').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await page.getByText(`第 ${total} 页　共 ${total} 页`).waitFor();
  await page.locator('.sheet-signature').getByText('制表人').waitFor();
  expect(await sheets().count()).toBeLessThan(8);
  await takeScreenshot(page, 'printing-last');
});

it('what was previewed is what is printed, whoever has left meanwhile', async () => {
  const list = { organizationId: null, search: '', condition: null, sort: null };
  const ids = await call(page, 'person.ids', list);
  const gone = await call(page, 'person.get', { id: ids.at(-1) ?? 0 });
  await call(page, 'person.remove', { ids: [...ids.slice(-1)], reason: '调出' });
  const pdf = path.join(data, '名册.pdf');
  await answerDialogs(running.app, { save: pdf });
  await button('存为 PDF').click();
  await page.getByText(`已存为 PDF，共 ${total} 页`).waitFor({ timeout: 90_000 });
  const pages = await pdfPages(pdf);
  expect(pages).toHaveLength(total);
  pages.forEach((text, index) => expect(text).toContain(`第${index + 1}页共${total}页`));
  expect(pages.at(-1)).toContain(gone.fields.name);
  expect(pages.at(-1)).toContain('制表人');
  expect(pages.filter((text) => text.includes('制表人'))).toHaveLength(1);
});

it('some pages are numbered as pages of the whole', async () => {
  await page.getByText('部分', { exact: true }).click();
  await page.getByLabel('起始页').fill('3');
  await page.getByLabel('结束页').fill('5');
  await page.getByLabel('结束页').press('Tab');
  const pdf = path.join(data, '部分.pdf');
  await answerDialogs(running.app, { save: pdf });
  await takeScreenshot(page, 'printing-range');
  await button('存为 PDF').click();
  await page.getByText('已存为 PDF，共 3 页').waitFor({ timeout: 90_000 });
  const pages = await pdfPages(pdf);
  expect(pages.map((text) => /第\d+页共\d+页/.exec(text)?.[0])).toEqual(
    [3, 4, 5].map((number) => `第${number}页共${total}页`),
  );
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
