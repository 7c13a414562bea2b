import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/workbooks/read.ts';
import { answerDialogs, seenAs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// 名册核查 in the running program: from the empty page over the run in the worker thread to the field and the workbook.
const running = scene('checks', { people: 400 });
const { data } = running;

beforeAll(async () => {
  await openPage(running.page, '名册核查');
});

it('says what to do before the first check, then lists the gravest findings first', async () => {
  const { page } = running;
  await page.getByText('还没有核查过名册').waitFor();
  await page.getByRole('button', { name: '开始核查' }).click();
  const rows = page.locator('.data-row');
  await rows.first().waitFor({ timeout: 60_000 });
  const { counts } = await call(page, 'check.summary', {});
  const errors = counts.filter(({ level }) => level === 'error').reduce((sum, { count }) => sum + count, 0);
  expect(errors).toBeGreaterThan(0);
  await expect.poll(() => rows.first().locator('td').first().innerText()).toBe('错误');
  await page.getByText(`错误 ${errors}`).click();
  await page.getByText(`共 ${errors} 条`).waitFor();
  await expect.poll(() => rows.count()).toBe(errors);
  await takeScreenshot(page, 'checks');
});

it('writes what is shown to a workbook', async () => {
  const { app, page } = running;
  const save = path.join(data, '核查结果.xlsx');
  await answerDialogs(app, { save });
  await page.getByRole('button', { name: /导\s?出/ }).click();
  await page.getByText('已导出').waitFor();
  const [sheet] = await readWorkbook(save);
  const levels = sheet?.rows
    .map(({ cells }) => cells[3])
    .filter((cell) => cell === '错误' || cell === '提示');
  expect(new Set(levels)).toEqual(new Set(['错误']));
});

it('leads from a finding to the person and the field', async () => {
  const { page } = running;
  const first = page.locator('.data-row').first();
  const name = await first.locator('td').nth(1).innerText();
  await first.locator('a').click();
  await page.waitForURL(/field=.*#\/people\/\d+/);
  const id = Number(/people\/(\d+)/.exec(page.url())?.[1]);
  expect((await call(page, 'person.get', { id })).fields.name).toBe(name);
  await page.getByLabel('姓名', { exact: true }).waitFor();
  expect(running.problems).toEqual([]);
});

it('lets an administrator switch a rule off, with a reason, and says so with the next run', async () => {
  const { page } = running;
  await openPage(page, '名册核查');
  await page.getByRole('button', { name: '核查规则' }).click();
  await page
    .getByRole('row', { name: /须有照片/ })
    .getByText('调整')
    .click();
  await page.getByRole('radio', { name: '停用' }).check();
  const dialog = page.getByRole('dialog', { name: '须有照片' });
  expect(await dialog.getByRole('button', { name: /保\s?存/ }).isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('照片另行采集');
  await dialog.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByText('已保存，下次核查起生效').waitFor();
  // Escape goes to the dialog as long as it is still closing, and would leave the drawer open.
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '开始核查' }).click();
  await page.getByText('县设置停用了 1 条规则').waitFor({ timeout: 60_000 });
  const { counts } = await call(page, 'check.summary', {});
  expect(counts.some(({ rule }) => rule === 'identity.photo')).toBe(false);
});

it('who may not change the rules sees them, and by whom they are changed', async () => {
  const { app, page } = running;
  await seenAs(app, 'editor');
  await page.reload();
  await openPage(page, '名册核查');
  await page.getByRole('button', { name: '核查规则' }).click();
  const drawer = page.getByRole('dialog', { name: '核查规则' });
  await drawer.getByText('由系统管理员调整').waitFor();
  expect(await drawer.getByText('调整', { exact: true }).count()).toBe(0);
  await takeScreenshot(page, 'checks-rules-read-only');
  await drawer.getByRole('tab', { name: '数值' }).click();
  const numbers = drawer.getByRole('tabpanel', { name: '数值' });
  expect(await numbers.getByRole('spinbutton').first().isDisabled()).toBe(true);
  expect(await numbers.getByRole('button', { name: '保存数值' }).count()).toBe(0);
  await seenAs(app, 'administrator');
  await page.reload();
});

it('lets an administrator choose the education that a post asks', async () => {
  const { page } = running;
  await openPage(page, '名册核查');
  await page.getByRole('button', { name: '核查规则' }).click();
  const drawer = page.getByRole('dialog', { name: '核查规则' });
  await drawer.getByRole('tab', { name: '数值' }).click();
  // From 高中或中专 to the next one, 大专.
  const education = drawer.getByRole('combobox', { name: '村党组织书记学历不低于' });
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await education.press(key);
  await drawer.getByRole('spinbutton', { name: '同一职位任职满多久应当交流' }).fill('8');
  await drawer.getByRole('button', { name: '保存数值' }).click();
  await page.getByText('已保存，下次核查起生效').waitFor();
  const { thresholds } = await call(page, 'check.settings', {});
  expect(thresholds).toMatchObject({ villageSecretaryEducation: 3, samePostYears: 8, secretaryEducation: 4 });
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
});

it('leads from a finding about a unit to the unit', async () => {
  const { page } = running;
  const { rows, total } = await call(page, 'check.page', {
    levels: [],
    rules: ['organization.siteArea'],
    organizationId: null,
    search: '',
    sort: null,
    offset: 0,
    limit: 1,
  });
  await openPage(page, '名册核查');
  await page.getByRole('combobox', { name: '规则' }).fill('活动场所面积');
  await page.locator('.ant-select-item-option-active').getByText('活动场所面积').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByText(`共 ${total} 条`).waitFor();
  await page
    .getByText(rows[0]?.message ?? '没有')
    .first()
    .click();
  await page.waitForURL(new RegExp(`unit=${rows[0]?.organizationId}&field=fields.siteArea#/organizations`));
  await page.getByRole('heading', { name: rows[0]?.organizationName ?? '没有' }).waitFor();
  await expect
    .poll(() => page.getByLabel('场所面积').evaluate((input) => input === document.activeElement))
    .toBe(true);
  await page
    .getByLabel('核查结果')
    .getByText(rows[0]?.message ?? '没有')
    .waitFor();
  await takeScreenshot(page, 'unit-finding');
});
