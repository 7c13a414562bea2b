import fs from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, screenshotOnFailure, temporaryFolder, type RunningApp } from './support/app.ts';
import { call, createArchive } from './support/archive.ts';

// The form of a unit in the running program: nothing typed is lost or made twice.
let running: RunningApp;
const data = temporaryFolder('organizations');

beforeAll(async () => {
  running = await launchApp({ data });
  await createArchive(running.page, data);
  await call(running.page, 'demo.load', { people: 100 });
  await running.page.getByRole('menuitem', { name: /单位$/ }).click();
});
afterAll(async () => {
  await running.close();
  fs.rmSync(data, { recursive: true, force: true });
});
screenshotOnFailure(() => running);

function unitsNamed(name: string) {
  return call(running.page, 'organization.tree', {}).then((tree) =>
    tree.filter((node) => node.name === name && !node.abolished),
  );
}

it('makes one unit of two quick saves, and saves it again without a conflict', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '新增顶层单位' }).click();
  await page.getByLabel('单位名称').fill('试点办公室');
  await page.keyboard.press('Control+s');
  await page.keyboard.press('Control+s');
  await page.getByText('已保存').first().waitFor();
  expect(await unitsNamed('试点办公室')).toHaveLength(1);
  for (const remark of ['第一次', '第二次']) {
    await page.getByLabel('备注').fill(remark);
    await page.keyboard.press('Control+s');
    const [unit] = await unitsNamed('试点办公室');
    await expect
      .poll(async () => (await call(page, 'organization.get', { id: unit?.id ?? 0 })).fields.remark)
      .toBe(remark);
    await page.getByText('已保存').first().waitFor({ state: 'hidden' });
  }
});

it('asks before another unit takes the place of what was typed', async () => {
  const { page } = running;
  await page.getByLabel('备注').fill('没有保存');
  await page.getByRole('button', { name: '新增顶层单位' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('改动的栏目：备注').waitFor();
  await dialog.getByRole('button', { name: '继续填写' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('备注').inputValue()).toBe('没有保存');
  await page.getByRole('button', { name: '新增顶层单位' }).click();
  await dialog.getByRole('button', { name: '放弃修改' }).click();
  await page.getByRole('heading', { name: '新增单位' }).waitFor();
});
