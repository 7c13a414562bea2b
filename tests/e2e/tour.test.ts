import fs from 'node:fs';
import path from 'node:path';
import { Workbook } from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerDialogs, launchApp, screenshotOnFailure, type RunningApp } from './support/app.ts';
import { expectedCounts } from '../fixtures/messy/book.ts';
import { townshipRoster } from '../fixtures/messy/township-roster.ts';
import { administrator } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { pdfPages } from './support/pdf.ts';
import { plugIn } from './support/printer.ts';
import { appointmentsAreMade } from './support/tour-appointments.ts';
import { trialsAreWatched } from './support/tour-trials.ts';
import { formsComeIn, formsGoOut } from './support/tour-forms.ts';
import { shoot as keepPicture, TOUR } from './support/tour.ts';

// The program's main job from first start to paper, as a clerk does it. `npm run tour` runs this file
// alone; what it leaves in out/tour is for people to look at.
let running: RunningApp;
const shoot = (name: string): Promise<void> => keepPicture(running, name);

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
  await expect.poll(() => groups.count()).toBe(6);
  await shoot('recovery-code');
  await page.getByText('已打印或抄写').click();
  await page.getByRole('button', { name: '下一步' }).click();
  await shoot('begin');
  await page.getByRole('button', { name: /载入示范县/ }).click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor({ timeout: 240_000 });
  await page.getByText('共 4,000 人').waitFor();
  await shoot('register');
});

it('a messy spreadsheet from a township is read, questioned, previewed and imported', async () => {
  const { app, page } = running;
  const today = await app.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  const roster = townshipRoster({ people: 4000, today });
  const expected = expectedCounts(roster);
  const file = path.join(TOUR, '青石镇报来的花名册.xlsx');
  await roster.write(file);
  await answerDialogs(app, { open: [file] });
  await openPage(page, '导入');
  await shoot('import-start');
  await page.getByRole('button', { name: '选择文件' }).click();
  await page.getByRole('button', { name: /下一步/ }).click();
  await page.getByText('表头在第').waitFor();
  await shoot('import-columns');
  await page.getByRole('button', { name: /下一步/ }).click();
  await page.getByText(`新增 ${expected.new}`, { exact: true }).waitFor({ timeout: 60_000 });
  await shoot('import-new');
  await page.getByText(`修改 ${expected.changed}`, { exact: true }).click();
  await shoot('import-changes');
  await page.getByText(`拒绝 ${expected.refused}`, { exact: true }).click();
  await shoot('import-refused');
  const returned = path.join(TOUR, '退回青石镇改正.xlsx');
  await answerDialogs(app, { save: returned });
  await page.getByRole('button', { name: /导出待改正/ }).click();
  await expect.poll(() => fs.existsSync(returned), { timeout: 60_000 }).toBe(true);
  await page.getByRole('button', { name: `导入 ${expected.new + expected.changed} 人` }).click();
  await page.getByRole('button', { name: '看名册' }).waitFor({ timeout: 60_000 });
  await shoot('import-done');
});

it('a person who came with the spreadsheet is found by initials and corrected', async () => {
  const { page } = running;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('wxm');
  await page.locator('.ant-select-item-option').filter({ hasText: '吴新民' }).first().waitFor();
  await shoot('found-by-initials');
  await page.locator('.ant-select-item-option').filter({ hasText: '吴新民' }).first().click();
  await page.getByRole('heading', { name: '吴新民' }).waitFor();
  await shoot('person');
  await page.getByLabel('健康状况').fill('健康');
  await page.getByLabel('参加工作时间').fill('2008年7月');
  await page.keyboard.press('Control+s');
  await page.getByText('已保存').first().waitFor();
  await page.getByRole('button', { name: '变更记录' }).click();
  await page.getByText('2008.07').first().waitFor();
  await shoot('person-history');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '返回名册' }).click();
});

formsComeIn(() => running);

it('the township’s roster is printed', async () => {
  const { app, page } = running;
  await openPage(page, '人员名册');
  await page.getByPlaceholder('查找单位').fill('青石镇');
  await page.locator('.ant-tree-node-content-wrapper').filter({ hasText: '青石镇' }).first().click();
  await page.getByText('青石镇（含下级单位）').waitFor();
  await page.getByText('共 4,004 人').waitFor({ state: 'hidden' });
  await shoot('township');
  const pdf = path.join(TOUR, '青石镇干部名册.pdf');
  await answerDialogs(app, { save: pdf });
  await page.getByRole('button', { name: '打印、导出' }).click();
  await page.getByText(/^共 \d+ 页$/).waitFor({ timeout: 60_000 });
  await shoot('roster-preview');
  await page.getByRole('button', { name: '存为 PDF' }).click();
  await page.getByText(/已存为 PDF/).waitFor({ timeout: 90_000 });
  const pages = await pdfPages(pdf);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.join('')).toContain('吴新民');
  pages.forEach((text, index) => {
    expect(text).toContain('参加工作时间');
    expect(text).toContain(`第${index + 1}页共${pages.length}页`);
  });
  expect(pages.at(-1)).toContain('制表人');
});

it('the roster goes to Excel', async () => {
  const { app, page } = running;
  const workbook = path.join(TOUR, '青石镇干部名册.xlsx');
  await answerDialogs(app, { save: workbook });
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await page.getByText(/已导出 \d+ 行/).waitFor({ timeout: 60_000 });
  const book = new Workbook();
  await book.xlsx.readFile(workbook);
  const texts = book.worksheets.flatMap((sheet) => sheet.getSheetValues()).flat();
  expect(texts).toContain('吴新民');
  await page.locator('.ant-drawer-close').click();
});

formsGoOut(() => running);
appointmentsAreMade(() => running);
trialsAreWatched(() => running);

it('a scanned paper is filed with a person and read', async () => {
  const { app, page } = running;
  await openPage(page, '人员名册');
  await page.locator('.data-row').first().dblclick();
  await answerDialogs(app, { open: [path.join(TOUR, '青石镇干部名册.pdf')] });
  await page.getByRole('button', { name: '添加扫描件' }).click();
  await page.getByRole('menuitem', { name: '三、考核鉴定类' }).click();
  await page
    .getByRole('row')
    .filter({ has: page.getByTitle('青石镇干部名册.pdf') })
    .getByRole('button', { name: '查看' })
    .click();
  await page.getByRole('dialog').locator('canvas[aria-busy="false"]').waitFor();
  await shoot('scanned-paper');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '返回名册' }).click();
});

it('every other page shows the county', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '筛选条件' }).click();
  await page.getByRole('button', { name: '35 岁及以下' }).click();
  await page.getByRole('button', { name: '大学及以上' }).click();
  await page.getByText(/^符合条件 [\d,]+ 人$/).waitFor();
  await shoot('conditions');
  await page.keyboard.press('Escape');
  await openPage(page, '单位');
  await page.getByPlaceholder('查找单位名称或编码').fill('红旗坝村');
  await page.locator('.ant-tree-node-content-wrapper').filter({ hasText: '红旗坝村' }).click();
  await page.getByRole('heading', { name: '红旗坝村' }).waitFor();
  await shoot('organizations');
  await openPage(page, '职数配备');
  await shoot('establishment');
  await openPage(page, '名册核查');
  await shoot('checks-before');
  await page.getByRole('button', { name: '开始核查' }).click();
  await page.getByRole('cell', { name: '错误' }).first().waitFor({ timeout: 60_000 });
  await shoot('checks');
  await openPage(page, '回收站');
  await shoot('recycle-bin');
  await openPage(page, '来源标签');
  await shoot('source-tags');
  await openPage(page, '档案库');
  await shoot('archive');
  await plugIn(running.app, 'HP LaserJet M1005');
  await openPage(page, '打印');
  await page.getByLabel('HP LaserJet M1005　正面右移').fill('1.5');
  await page.getByLabel('HP LaserJet M1005　正面下移').fill('-1');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存，下次打印起生效').waitFor();
  await shoot('printing');
  await openPage(page, '操作日志');
  await shoot('operation-log');
  await openPage(page, '使用说明');
  await shoot('manual');
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
