import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { addOrganization, addPerson, administrator, call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// What keeps the archive safe, as an administrator uses it: backups and back, the log, the lock, the manual,
// and what happens when a page fails or the program is closed.
const running = scene('settings');
const { data } = running;
const nextPassword = 'Plain-8642-goose';

beforeAll(async () => {
  const unit = await addOrganization(running.page, '示范县');
  await addPerson(running.page, { name: '张晓明', organizationId: unit });
  await openPage(running.page, '档案库');
});

const button = (name: string | RegExp) => running.page.getByRole('button', { name });

it('shows where the archive is and backs it up here and on a stick', async () => {
  const { app, page } = running;
  await page.getByText(path.join(data, 'archive'), { exact: true }).waitFor();
  await page.getByText('1 人，1 个单位').waitFor();
  await button('立即备份').click();
  await page.getByText(/备份完成，已核验/).waitFor();
  await page.getByText(/手动/).waitFor();
  const stick = path.join(data, 'stick');
  fs.mkdirSync(stick);
  await answerDialogs(app, { open: [stick] });
  await button('备份到文件夹或U盘').click();
  await page.getByText('备份完成').filter({ hasText: stick }).waitFor();
  expect(fs.readdirSync(stick)).toHaveLength(1);
  await takeScreenshot(page, 'settings-archive');
});

it('the integrity check answers in words', async () => {
  const { page } = running;
  await button('检 查')
    .or(button(/^检查$/))
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('档案库完好').waitFor();
  await dialog.getByText(/操作日志完整，共 \d+ 条，没有被改动/).waitFor();
  await takeScreenshot(page, 'settings-integrity');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
});

it('a restore names its consequence, goes back and can be undone', async () => {
  const { page } = running;
  await addOrganization(page, '示范镇');
  const units = async () => (await call(page, 'organization.tree', {})).length;
  await button(/^恢复$/).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('在那之后录入和修改的内容都不再显示').waitFor();
  await dialog.getByRole('row', { name: /手动/ }).first().click();
  await takeScreenshot(page, 'settings-restore');
  await dialog.getByRole('button', { name: /^恢复到/ }).click();
  await page.getByText(/已恢复到/).waitFor({ timeout: 60_000 });
  expect(await units()).toBe(1);
  await button(/^撤销 .* 的恢复$/).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销恢复' }).click();
  await page.getByText('已撤销恢复').waitFor({ timeout: 60_000 });
  expect(await units()).toBe(2);
});

it('password and recovery code are changed', async () => {
  const { page } = running;
  await button('修改密码').click();
  await page.getByLabel('现在的密码').fill('not this');
  await page.getByLabel('新密码').fill(nextPassword);
  await page.getByLabel('再输一次').fill(nextPassword);
  const confirm = page.getByRole('dialog').getByRole('button', { name: '修改密码' });
  await confirm.click();
  await page.getByText('再输错 4 次将暂时锁定').waitFor();
  await page.getByLabel('现在的密码').fill(administrator.password);
  await takeScreenshot(page, 'settings-password');
  await confirm.click();
  await page.getByText('密码已修改').waitFor();
  await button('更换恢复码').click();
  await page.getByLabel('您的密码').fill(nextPassword);
  await page.getByRole('dialog').getByRole('button', { name: '更换恢复码' }).click();
  await page.getByLabel('恢复码', { exact: true }).locator('li').first().waitFor();
  await page.getByText('已打印或抄写').click();
  await button('完成').click();
});

it('diagnostics hold no names', async () => {
  const { app, page } = running;
  const file = path.join(data, '诊断.txt');
  await answerDialogs(app, { save: file });
  await button('导出诊断信息').click();
  await page.getByText(/已导出/).waitFor();
  const text = fs.readFileSync(file, 'utf8');
  expect(text).toContain('"program"');
  expect(text).not.toMatch(/张晓明|示范县|管理员|archive\/|yanzhen-settings/);
});

it('the operation log tells in words who did what, is filtered and printed, and its chain holds', async () => {
  const { page } = running;
  await openPage(page, '操作日志');
  await page.getByText(/日志完整：共 \d+ 条，没有被改动/).waitFor();
  await page.getByRole('cell', { name: '保存人员信息' }).waitFor();
  await takeScreenshot(page, 'settings-audit');
  await page.getByLabel('操作', { exact: true }).click();
  await page.getByTitle('登录和密码').click();
  await page.getByRole('cell', { name: '更换恢复码' }).waitFor();
  await page.getByRole('cell', { name: '保存人员信息' }).waitFor({ state: 'hidden' });
  await button('打印、导出').click();
  await page.getByText('共 1 页', { exact: true }).waitFor();
  await takeScreenshot(page, 'settings-audit-print');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
});

it('the manual opens chapter by chapter and is searched', async () => {
  const { page } = running;
  await openPage(page, '使用说明');
  await page.getByRole('heading', { name: '开始使用' }).waitFor();
  await takeScreenshot(page, 'manual');
  await page.getByPlaceholder('在说明中查找').fill('恢复码泄露');
  const chapters = page.getByRole('navigation', { name: '目录' }).getByRole('listitem');
  await expect.poll(() => chapters.count()).toBe(1);
  await chapters.getByRole('button').click();
  await page.getByRole('heading', { name: '密码和恢复码' }).waitFor();
});

it('locks by itself when nobody is there', async () => {
  const { page } = running;
  await openPage(page, '档案库');
  await page.getByLabel('自动锁定分钟数').fill('2');
  await page.getByLabel('自动锁定分钟数').press('Enter');
  await expect.poll(async () => (await call(page, 'security.settings', {})).autoLockMinutes).toBe(2);
  await page.clock.install();
  await page.mouse.move(300, 300);
  await page.clock.fastForward(110_000);
  expect((await call(page, 'app.state', {})).stage).toBe('open');
  await page.clock.fastForward(20_000);
  await page.getByText('干部档案库已锁定').waitFor();
  await page.clock.resume();
  await page.getByLabel('密码', { exact: true }).fill(nextPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '档案库' }).waitFor();
});

it('a failing page says so, its id is in the log, and the rest goes on', async () => {
  const { page } = running;
  const { id } = await call(page, 'app.reportError', {
    where: '/people',
    text: '张晓明 532301198503078888 fell',
  });
  const log = fs.readFileSync(path.join(data, 'profile/logs/yanzhen.log'), 'utf8');
  const line = log.split('\n').find((one) => one.includes(id));
  expect(line).toMatch(/fell$/);
  expect(line).not.toMatch(/张晓明|5323011985/);
  for (let count = 0; count < 30; count += 1)
    await call(page, 'app.reportError', { where: 'flood', text: String(count) });
  const flood = fs.readFileSync(path.join(data, 'profile/logs/yanzhen.log'), 'utf8').match(/flood/g);
  expect(flood?.length).toBeLessThanOrEqual(20);
  await page.evaluate("location.hash = '/nowhere'");
  await page.getByText('没有这个页面').waitFor();
  await button('回到人员名册').click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor();
});

it('closing keeps what was just typed as a draft', async () => {
  const { app, page } = running;
  await button('新增人员').click();
  await page.getByLabel('姓名', { exact: true }).fill('李未存');
  const closed = new Promise<void>((resolve) => app.once('close', () => resolve()));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  expect(running.problems).toEqual([]);
  await running.reopen();
  const credentials = { userName: administrator.userName, password: nextPassword };
  await call(running.page, 'archive.unlock', credentials);
  const draft = await call(running.page, 'draft.get', { form: 'person', entityId: 0 });
  expect(draft?.content).toContain('李未存');
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
