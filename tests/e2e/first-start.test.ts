import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT, answerDialogs, launchApp, takeScreenshot } from './support/app.ts';
import { administrator, call } from './support/archive.ts';
import { pdfPages } from './support/pdf.ts';
import { scene } from './support/scene.ts';

// The first start as a clerk meets it, the lock, a forgotten password, and the demonstration county.
let code = '';
const running = scene('first-start', { archive: false });
const { data } = running;
const newPassword = 'Wild-1357-goose';

const button = (name: string) => running.page.getByRole('button', { name, exact: true });

it('the place of the data: a relative path is refused, a folder with other things gets one of its own', async () => {
  const { app, page } = running;
  await page.getByLabel('档案库存放在').fill('资料');
  await button('下一步').click();
  await page.getByText('请选择完整的文件夹位置').waitFor();
  const used = path.join(data, '其他资料');
  fs.mkdirSync(used);
  fs.writeFileSync(path.join(used, '通知.txt'), '');
  await answerDialogs(app, { open: [used] });
  await button('选择文件夹').click();
  await expect.poll(() => page.getByLabel('档案库存放在').inputValue()).toBe(path.join(used, 'Yanzhen'));
  await page.getByText('所在磁盘剩余').waitFor();
  await takeScreenshot(page, 'first-start-1-place');
  expect(fs.readdirSync(used)).toEqual(['通知.txt']);
  await page.getByLabel('档案库存放在').fill(path.join(data, 'archive'));
  await button('下一步').click();
});

it('the password’s rules are shown as they are met, and hold', async () => {
  const { page } = running;
  await page.getByLabel('单位名称').fill('示范县委组织部');
  await page.getByLabel('登录名').fill(administrator.userName);
  await page.getByLabel('姓名', { exact: true }).fill(administrator.displayName);
  const password = page.getByLabel('密码', { exact: true });
  const met = page.getByLabel('密码要求').locator('[data-met=true]');
  await password.fill('Admin12345');
  await expect.poll(() => met.count()).toBe(2);
  await button('建立档案库').click();
  await page.getByText('密码还不符合下列要求').waitFor();
  await password.fill(administrator.password);
  await page.getByLabel('再输一次').fill('something else');
  await button('建立档案库').click();
  await page.getByText('两次输入的密码不一致').waitFor();
  await takeScreenshot(page, 'first-start-2-account');
  await expect.poll(() => met.count()).toBe(3);
  await page.getByLabel('再输一次').fill(administrator.password);
  await button('建立档案库').click();
});

it('the recovery code stands on its sheet, large and alone', async () => {
  const { page } = running;
  const groups = page.getByLabel('恢复码', { exact: true }).locator('li');
  await expect.poll(() => groups.count()).toBe(6);
  code = (await groups.allInnerTexts()).join('-');
  expect(code).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/);
  await takeScreenshot(page, 'first-start-3-recovery');
  // A printer cannot be pressed by a test; the same page goes to a PDF.
  const pdf = path.join(data, '恢复码.pdf');
  await answerDialogs(running.app, { save: pdf });
  const file = await call(page, 'file.saveAs', { kind: 'pdf', suggestedName: '恢复码' });
  const document = { kind: 'recovery', unitName: '示范县委组织部', code, date: '2026-11-22' } as const;
  await call(page, 'print.toPdf', { document, range: null, file: file?.token ?? '' });
  const pages = await pdfPages(pdf);
  expect(pages).toHaveLength(1);
  for (const group of code.split('-')) expect(pages[0]).toContain(group);
  fs.renameSync(pdf, path.join(PROJECT, 'out/screenshots/recovery-sheet.pdf'));
});

it('the recovery code is saved to a file and must be confirmed; no copy stays behind', async () => {
  const { app, page } = running;
  expect(await button('下一步').isDisabled()).toBe(true);
  await answerDialogs(app, { save: path.join(data, 'archive/恢复码.txt') });
  await button('保存为文件').click();
  await page.getByText('恢复码不能与档案库存放在同一个文件夹').waitFor();
  const stick = path.join(data, '恢复码.txt');
  await answerDialogs(app, { save: stick });
  await button('保存为文件').click();
  await page.getByText('已保存').waitFor();
  expect(fs.readFileSync(stick, 'utf8')).toContain(code);
  fs.rmSync(stick);
  await page.getByText('已打印或抄写').click();
  await button('下一步').click();
  const kept = filesUnder(data).filter((file) => contentOf(file).includes(code));
  expect(kept).toEqual([]);
});

it('the demonstration county is loaded; who closes meanwhile is asked', { timeout: 300_000 }, async () => {
  const { app, page } = running;
  await takeScreenshot(page, 'first-start-4-begin');
  await page.getByRole('button', { name: /载入示范县/ }).click();
  await page.getByText('正在载入示范县').waitFor();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.getByText('正在处理数据，要退出吗').waitFor();
  await takeScreenshot(page, 'closing-asks');
  await button('继续处理').click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor({ timeout: 240_000 });
  expect((await call(page, 'archive.status', {})).people).toBeGreaterThan(3500);
  await takeScreenshot(page, 'first-start-5-register');
});

it('locked, a wrong password says how many are left', async () => {
  const { page } = running;
  await page.getByRole('button', { name: /锁定$/ }).click();
  await page.getByText('干部档案库已锁定').waitFor();
  await page.getByRole('heading', { name: '示范县委组织部' }).waitFor();
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await button('登录').click();
  await page.getByText('再输错 4 次将暂时锁定').waitFor();
  await takeScreenshot(page, 'unlock-wrong');
});

it('the recovery code, typed carelessly, sets a new password', async () => {
  const { page } = running;
  await button('忘记密码').click();
  const typed = page.getByLabel('恢复码', { exact: true });
  await typed.fill(`${code.slice(0, 4)}#`);
  await typed.fill(code.toLowerCase().replaceAll('-', '  '));
  await expect.poll(() => page.locator('.code-groups [data-state=right]').count()).toBe(6);
  await page.getByLabel('新密码').fill(newPassword);
  await page.getByLabel('再输一次').fill(newPassword);
  await takeScreenshot(page, 'unlock-recover');
  await button('重设密码并登录').click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor();
  await page.getByRole('button', { name: /锁定$/ }).click();
  await page.getByLabel('密码', { exact: true }).fill(newPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '人员名册' }).waitFor();
});

it('a folder with an archive offers to open it', async () => {
  const other = await launchApp();
  try {
    await other.page.getByLabel('档案库存放在').fill(path.join(data, 'archive'));
    await other.page.getByRole('button', { name: '下一步', exact: true }).click();
    await other.page.getByRole('button', { name: '打开已有档案库' }).click();
    await other.page.getByText('干部档案库已锁定').waitFor();
  } finally {
    await other.close();
  }
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});

/** Empty for a file that has gone since it was listed: the running program replaces its own now and then. */
function contentOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function filesUnder(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(full);
    return entry.isFile() ? [full] : [];
  });
}
