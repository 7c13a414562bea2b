import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { takeScreenshot } from './support/app.ts';
import { addOrganization, addPerson, administrator, call } from './support/archive.ts';
import { go, openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// What goes wrong beside the user's own doing: something changes behind an open form, a page falls, the window's process
// dies, the lock key makes capital letters.
let personId = 0;
const running = scene('mishaps');
const { data } = running;

beforeAll(async () => {
  const unit = await addOrganization(running.page, '示范县');
  personId = await addPerson(running.page, { name: '张晓明', organizationId: unit });
});

const log = () => fs.readFileSync(path.join(data, 'profile/logs/yanzhen.log'), 'utf8');

/** The smallest JPEG head of 4:5 that the program takes. */
function photo(): string {
  const content = Buffer.alloc(64);
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 2, 88, 1, 224, 3]).copy(content);
  return content.toString('base64');
}

it('a photo that came while the form was open is no conflict: what was typed is saved in one go', async () => {
  const { page } = running;
  await go(page, `/people/${personId}`);
  await page.getByLabel('籍贯', { exact: true }).waitFor();
  const { version } = await call(page, 'person.get', { id: personId });
  await page.getByLabel('健康状况', { exact: true }).fill('健康');
  await call(page, 'person.setPhoto', { id: personId, image: photo() });
  expect((await call(page, 'person.get', { id: personId })).version).toBe(version + 1);
  await page.keyboard.press('Control+s');
  await page.getByText('已保存', { exact: true }).waitFor();
  const saved = await call(page, 'person.get', { id: personId });
  expect(saved).toMatchObject({ version: version + 2, fields: { health: '健康' } });
  expect(await call(page, 'person.photo', { id: personId })).toMatchObject({ width: 480, height: 600 });
});

/** Lets one channel answer what no page expects, or the truth again. */
async function answerWrongly(app: ElectronApplication, channel: string | null): Promise<void> {
  await app.evaluate(({ ipcMain }, wrong) => {
    type Handler = (event: unknown, name: string, ...rest: unknown[]) => unknown;
    interface Kept {
      readonly _invokeHandlers: Map<string, Handler>;
      truth?: Handler;
    }
    const kept = ipcMain as unknown as Kept;
    kept.truth ??= kept._invokeHandlers.get('yanzhen:invoke');
    const { truth } = kept;
    ipcMain.removeHandler('yanzhen:invoke');
    ipcMain.handle('yanzhen:invoke', (event, name: string, ...rest: unknown[]) =>
      name === wrong ? { ok: true, value: 7 } : truth?.(event, name, ...rest),
    );
  }, channel);
}

it('a page that falls while it is drawn says so with the id of the log, and the rest goes on', async () => {
  const { app, page } = running;
  // This page has no heading to wait for while it falls.
  const follow = () => page.getByRole('navigation').getByRole('link', { name: '职数配备' }).click();
  await answerWrongly(app, 'organization.establishment');
  await follow();
  await page.getByText('这个页面出错了').waitFor();
  await takeScreenshot(page, 'mishap-page');
  const id = await page.locator('b', { hasText: /^\s*[0-9a-f]{8}\s*$/ }).innerText();
  // The id stands on the screen before the report has reached the log's file.
  const logged = () =>
    log()
      .split('\n')
      .find((one) => one.includes(id.trim()));
  await expect.poll(logged).toMatch(/window \/.*TypeError/);
  // Another page, and the way back; once the cause is gone the page stands again.
  await openPage(page, '使用说明');
  await page.getByRole('heading', { name: '开始使用' }).waitFor();
  await follow();
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor();
  await answerWrongly(app, null);
  await page.reload();
  await openPage(page, '职数配备');
});

it('every password box says that the lock key is on, as long as it is', async () => {
  const { app, page } = running;
  const press = (modifiers: 'capslock'[]) =>
    app.evaluate(({ BrowserWindow }, held) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'A', modifiers: held });
      window?.webContents.sendInputEvent({ type: 'keyUp', keyCode: 'A', modifiers: held });
    }, modifiers);
  const hint = page.getByText('大写锁定已打开');
  await openPage(page, '档案库');
  await page.getByRole('button', { name: '修改密码' }).click();
  for (const label of ['现在的密码', '新密码', '再输一次']) {
    await page.getByLabel(label, { exact: true }).focus();
    await press(['capslock']);
    await expect.poll(() => hint.count()).toBe(1);
  }
  await takeScreenshot(page, 'mishap-caps-lock');
  await press([]);
  await hint.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await call(page, 'archive.lock', {});
  await page.getByLabel('密码', { exact: true }).focus();
  await press(['capslock']);
  await hint.waitFor();
  await press([]);
  await hint.waitFor({ state: 'detached' });
  await page.getByLabel('密码', { exact: true }).fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link', { name: '人员名册' }).waitFor();
  expect(running.problems.filter((problem) => !problem.includes('TypeError'))).toEqual([]);
});

it('a window whose process died is drawn anew over the open archive, and the log says why', async () => {
  const { app } = running;
  const inWindow = <T>(code: string): Promise<T> =>
    app.evaluate(
      ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
      code,
    ) as Promise<T>;
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(log).toMatch(/window process gone: (crashed|killed)/);
  // Asked while the process is dying, the window never answers: then it is asked again.
  const noAnswer = () => new Promise<string>((resolve) => setTimeout(resolve, 3000, ''));
  await expect
    .poll(() => Promise.race([inWindow<string>('document.body.innerText').catch(() => ''), noAnswer()]))
    .toContain('人员名册');
  const state = await inWindow<{ value: unknown }>("yanzhen.invoke('app.state', {})");
  expect(state.value).toMatchObject({ stage: 'open', actor: { name: 'admin' } });
});
