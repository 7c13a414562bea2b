import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROJECT, answerDialogs, launchApp, screenshotOnFailure, type RunningApp } from './support/app.ts';
import { addOrganization, administrator } from './support/archive.ts';
import { pdfPages } from './support/pdf.ts';

// The program's main job from first start to paper, as a clerk does it. `npm run tour` runs this file
// alone; what it leaves in out/tour is for people to look at.
const TOUR = path.join(PROJECT, 'out/tour');

let running: RunningApp;
let shots = 0;

/** Keeps a numbered picture. Waits for fonts and for the little motion there is. */
async function shoot(name: string): Promise<void> {
  shots += 1;
  await running.page.evaluate('document.fonts.ready');
  await running.page.waitForTimeout(250);
  const number = String(shots).padStart(2, '0');
  await running.page.screenshot({ path: path.join(TOUR, `${number}-${name}.png`) });
}

beforeAll(async () => {
  fs.rmSync(TOUR, { recursive: true, force: true });
  fs.mkdirSync(TOUR, { recursive: true });
  running = await launchApp();
});
afterAll(() => running.close());
screenshotOnFailure(() => running);

it('first start: where the data lives, whose it is, and the recovery code', async () => {
  const { page } = running;
  await shoot('first-start');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('单位名称').fill('示范县委组织部');
  await page.getByLabel('登录名').fill(administrator.userName);
  await page.getByLabel('姓名', { exact: true }).fill(administrator.displayName);
  await page.getByLabel('密码', { exact: true }).fill(administrator.password);
  await page.getByLabel('再输一次').fill(administrator.password);
  await shoot('administrator');
  await page.getByRole('button', { name: '建立档案库' }).click();
  const groups = page.getByTestId('recovery-code').locator('li');
  await groups.first().waitFor();
  expect(await groups.allInnerTexts()).toHaveLength(6);
  await shoot('recovery-code');
  await page.getByText('已打印或抄写').click();
  await page.getByRole('button', { name: '下一步' }).click();
  await shoot('begin');
  await page.getByRole('button', { name: /从空库开始/ }).click();
  await page.getByRole('heading', { name: '单位', exact: true }).waitFor();
  await page.getByRole('menuitem', { name: /人员名册/ }).click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor();
});

it('a person is typed in, and found by the initials of her name', async () => {
  const { page } = running;
  await addOrganization(page, '示范县');
  await page.reload();
  await page.getByRole('button', { name: '新增人员' }).click();
  await page.getByLabel('姓名', { exact: true }).fill('张晓明');
  await page.getByLabel('所在单位').click();
  await page.locator('.ant-select-tree').getByText('示范县', { exact: true }).click();
  await shoot('person-form');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '张晓明' }).waitFor();
  await page.getByRole('button', { name: '返回名册' }).click();
  await page.getByPlaceholder('姓名、首字母、身份证号').fill('zxm');
  await page.getByRole('cell', { name: '张晓明' }).waitFor();
  await shoot('register');
});

it('the list is printed', async () => {
  const { app, page } = running;
  const pdf = path.join(TOUR, '干部名册.pdf');
  await answerDialogs(app, { save: pdf });
  await page.getByRole('button', { name: '打印、导出' }).click();
  await page.getByText('共 1 页', { exact: true }).waitFor();
  await shoot('roster-preview');
  await page.getByRole('button', { name: '存为 PDF' }).click();
  await page.getByText(/已存为 PDF/).waitFor();
  const pages = await pdfPages(pdf);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('张晓明');
  expect(pages[0]).toContain('第1页共1页');
});

it('the list goes to Excel', async () => {
  const { app, page } = running;
  const workbook = path.join(TOUR, '干部名册.xlsx');
  await answerDialogs(app, { save: workbook });
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await page.getByText(/已导出 1 行/).waitFor();
  const book = new Workbook();
  await book.xlsx.readFile(workbook);
  const texts = book.worksheets.flatMap((sheet) => sheet.getSheetValues()).flat();
  expect(texts).toContain('张晓明');
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
