import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { expectedCounts } from '../fixtures/messy/book.ts';
import { townshipRoster } from '../fixtures/messy/township-roster.ts';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// A township's messy roster through the wizard in the running program, as a clerk does it, and back out again.
/** The program's calendar, which the demonstration county is made by: its environment says Asia/Shanghai. */
const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
const county = { people: 300, today };
const book = townshipRoster(county);
const counts = expectedCounts(book);
const running = scene('import', { small: true, people: county.people });
const { data } = running;
const file = path.join(data, '青石镇干部花名册.xlsx');
const errors = path.join(data, '待改正.xlsx');

beforeAll(async () => {
  await book.write(file);
});

const button = (name: string | RegExp): Locator => running.page.getByRole('button', { name });
/** The tab of a state with its number, such as 新增 12. */
const tab = (text: string): Locator => running.page.locator('.ant-segmented-item').filter({ hasText: text });

async function people(): Promise<number> {
  const { total } = await call(running.page, 'person.footer', {
    organizationId: null,
    search: '',
    condition: null,
    sort: null,
  });
  return total;
}

async function toColumns(path: string): Promise<void> {
  const { app, page } = running;
  await answerDialogs(app, { open: [path], save: errors });
  await openPage(page, '导入');
  const again = button('再导入一个文件');
  const choose = button(/选择文件|换一个文件/);
  await again.or(choose).first().waitFor();
  if (await again.isVisible()) await again.click();
  await choose.click();
  await page
    .getByText(path.split('/').at(-1) ?? '', { exact: true })
    .first()
    .waitFor();
  await button('下一步：认表头和列').click();
  await button('下一步：对单位').waitFor();
}

it('the head is found under title rows and every column is known or not needed', async () => {
  const { page } = running;
  await toColumns(file);
  await expect.poll(() => page.getByLabel('表头首行').inputValue()).toBe('3');
  await expect.poll(() => page.getByLabel('表头末行').inputValue()).toBe('4');
  await expect.poll(() => page.getByText('请确认', { exact: true }).count()).toBe(0);
  await takeScreenshot(page, 'import-columns');
});

it('the preview tells what would happen to every row, and nothing has happened yet', async () => {
  const { page } = running;
  const before = await people();
  await button('下一步：对单位').click();
  const next = button('下一步：预览');
  await next.or(tab('新增')).first().waitFor();
  if (await next.isVisible()) {
    await takeScreenshot(page, 'import-units');
    await next.click();
  }
  await tab(`新增 ${counts.new}`).waitFor();
  await tab(`修改 ${counts.changed}`).waitFor();
  await tab(`无变化 ${counts.same}`).waitFor();
  await tab(`拒绝 ${counts.refused}`).click();
  await page.getByRole('region', { name: '拒绝' }).waitFor();
  await takeScreenshot(page, 'import-refused');
  await tab(`修改 ${counts.changed}`).click();
  await page.getByRole('region', { name: '修改' }).waitFor();
  await takeScreenshot(page, 'import-changed');
  expect(await people()).toBe(before);
});

it('nothing scrolls sideways at 1366 x 768', async () => {
  const { page } = running;
  for (const state of ['新增', '修改', '拒绝']) {
    await tab(state).click();
    await page.getByRole('region', { name: state }).waitFor();
    const wide = () =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('.shell-content *')].filter((element) =>
          element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)
        ).map((element) => element.className)`,
      );
    await expect.poll(wide, { message: state }).toEqual([]);
  }
});

it('the refused rows are saved to be sent back', async () => {
  await tab('拒绝').click();
  await button(/^导出待改正的/).click();
  await running.page.getByText(/已导出 \d+ 行/).waitFor();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(errors);
  const heads: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => heads.push(String(cell.value))));
  expect(heads).toContain('错误原因');
  expect(heads).toContain('处理办法');
});

it('rows can be left out; the others are written in one go', async () => {
  const { page } = running;
  const before = await people();
  await tab('新增').click();
  await page
    .getByRole('checkbox', { name: /^导入第/ })
    .first()
    .uncheck();
  await takeScreenshot(page, 'import-new');
  await button(new RegExp(`^导入 ${counts.new + counts.changed - 1} 人`)).click();
  await page.getByRole('heading', { name: '已导入' }).waitFor({ timeout: 60_000 });
  await page.getByText(/错误 \d+ 条|没有发现问题/).waitFor();
  await takeScreenshot(page, 'import-done');
  expect(await people()).toBe(before + counts.new - 1);
});

it('somebody who came with it is found by the initials of the name', async () => {
  const { page } = running;
  const [run] = (await call(page, 'import.history', { offset: 0, limit: 1 })).runs;
  expect(run).toMatchObject({ added: counts.new - 1, changed: counts.changed, refused: counts.refused });
  const hits = await call(page, 'person.search', { text: 'wjs', limit: 12 });
  expect(hits.map(({ name }) => name)).toContain('王建设');
  await page.getByPlaceholder(/拼音首字母/).fill('wjs');
  await page.locator('.ant-select-item-option').filter({ hasText: '王建设' }).first().click();
  await page.getByRole('heading', { name: '王建设' }).waitFor();
});

it('the same file a second time changes nothing but what was left out', async () => {
  const { page } = running;
  await toColumns(file);
  await expect.poll(() => page.getByText('沿用上次').count()).toBeGreaterThan(5);
  await button('下一步：对单位').click();
  const next = button('下一步：预览');
  await next.or(tab('新增')).first().waitFor();
  if (await next.isVisible()) await next.click();
  await tab('新增 1').waitFor();
  await tab('修改 0').waitFor();
});

it('the whole import is taken back from the history, after a restart of the program', async () => {
  await running.reopen();
  const { page } = running;
  await page.getByLabel('密码').fill('Goose-2468-flight');
  await page.keyboard.press('Enter');
  await openPage(page, '导入');
  const before = await people();
  await button('导入记录').click();
  await page.getByText('撤销整批导入').waitFor();
  await takeScreenshot(page, 'import-history');
  await page.getByText('撤销整批导入').click();
  await page.getByText(/将撤销/).waitFor();
  await takeScreenshot(page, 'import-undo');
  await page.getByRole('dialog').getByRole('button', { name: '撤销整批导入' }).click();
  await page.getByText(/^已撤销：/).waitFor({ timeout: 60_000 });
  expect(await people()).toBe(before - counts.new + 1);
  await page.getByText(/由.*撤销/).waitFor();
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
