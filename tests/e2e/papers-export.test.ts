import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { paperParts } from '#shared/register/papers/paper-person';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { chinesePdf, pdfPages } from './support/pdf.ts';
import { scene } from './support/scene.ts';

// The whole file of a person as one document, and its ways out for offices that go on working with it.
let page: Page;
const running = scene('papers-export', { people: 400 });
const { data } = running;

beforeAll(async () => {
  page = running.page;
  await page.locator('.people-list .data-row').first().dblclick();
  await page.getByRole('button', { name: '添加扫描件' }).waitFor();
});

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

it('pages of a scan are counted when it is added', async () => {
  const scan = path.join(data, '入党志愿书.pdf');
  fs.writeFileSync(scan, chinesePdf(['入党志愿书', '支部意见', '批准']));
  await answerDialogs(running.app, { open: [scan] });
  await page.getByRole('button', { name: '添加扫描件' }).click();
  await page.getByRole('menuitem', { name: '六、党团类' }).click();
  await page.getByText('已存入 1 件').first().waitFor();
  const id = Number(/people\/(\d+)/.exec(page.url())?.[1]);
  const [item] = await call(page, 'attachment.list', { personId: id });
  expect(item?.pages).toBe(3);
});

it('every paper of a file in one PDF: the catalogue leads to the sheet of each scan', async () => {
  await page.getByRole('button', { name: /打印材料/ }).click();
  for (const { label } of paperParts) {
    const box = page.getByRole('checkbox', { name: label, exact: true });
    if (!(await box.isChecked())) await box.check();
  }
  await page.getByRole('checkbox', { name: '加印页码' }).check();
  await page.getByText(/^共 1[0-9] 页$/).waitFor({ timeout: 60_000 });
  await takeScreenshot(page, 'papers-all');
  const pdf = path.join(data, '全部材料.pdf');
  await answerDialogs(running.app, { save: pdf });
  await button('存为 PDF').click();
  await page.getByText(/已存为 PDF，共 1[0-9] 页/).waitFor({ timeout: 90_000 });
  const pages = await pdfPages(pdf);
  // The catalogue stands before: the first other sheet that names the scan is its first one.
  const catalogue = pages.findIndex((text) => text.includes('干部人事档案材料目录'));
  const first = pages.findIndex((text, index) => index > catalogue && text.includes('入党志愿书'));
  expect(first).toBe(pages.length - 3);
  expect(pages[first]).toContain(`第${first + 1}页共${pages.length}页`);
  // Copied from the PDF, digits and dashes of half width are what they look like.
  expect(pages[first]).toContain('6-1入党志愿书1/3');
  expect(pages[0]).toContain('干部人事档案');
  const numbers = page.locator('[data-box="page.1"]').filter({ hasText: /\d/ });
  await expect.poll(() => numbers.allTextContents()).toEqual([String(first + 1)]);
});

it('goes to Word, to be edited', async () => {
  const file = path.join(data, '材料.docx');
  await answerDialogs(running.app, { save: file });
  await button('导出').click();
  await page.getByRole('menuitem', { name: '导出 Word' }).click();
  await page.getByText(/已导出 Word，共 1[0-9] 页/).waitFor({ timeout: 60_000 });
  expect(fs.readFileSync(file).subarray(0, 2).toString()).toBe('PK');
});

it('and the collection tables to Excel', async () => {
  const file = path.join(data, '采集表.xlsx');
  await answerDialogs(running.app, { save: file });
  await button('导出').click();
  await page.getByRole('menuitem', { name: '导出 Excel（采集表）' }).click();
  await page.getByText(/已导出 Excel，共 \d+ 行/).waitFor({ timeout: 60_000 });
  expect(fs.readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  await takeScreenshot(page, 'papers-exported');
});
