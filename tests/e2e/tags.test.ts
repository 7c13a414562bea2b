import { beforeAll, expect, it } from 'vitest';
import { seenAs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// 来源标签: the county's own list, from the settings to the form and the conditions.
const running = scene('tags', { people: 400 });

beforeAll(async () => {
  await openPage(running.page, '来源标签');
});

const rowOf = (name: string) =>
  running.page.getByRole('row').filter({ has: running.page.getByRole('cell', { name, exact: true }) });

it('a tag of the county is added and moved up', async () => {
  const { page } = running;
  await page.getByLabel('新标签').fill('选派支书');
  await page.getByLabel('新标签').press('Enter');
  await rowOf('选派支书').waitFor();
  await rowOf('选派支书').getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '上移' }).click();
  await expect.poll(async () => (await call(page, 'tag.list', {})).at(-2)?.name).toBe('选派支书');
  await takeScreenshot(page, 'tags');
});

it('a renamed tag takes its people along', async () => {
  const { page } = running;
  const counts = await call(page, 'tag.counts', {});
  const before = counts.find(({ name }) => name === '退役军人')?.people ?? 0;
  expect(before).toBeGreaterThan(0);
  await rowOf('退役军人').getByRole('button', { name: '改名' }).click();
  await page.getByLabel('新名称').fill('退役军人（优秀）');
  await takeScreenshot(page, 'tags-rename');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /改\s?名/ })
    .click();
  await page.getByText(`已改名为“退役军人（优秀）”，${before} 人随之更改`).waitFor();
  await rowOf('退役军人（优秀）').getByText('退役军人', { exact: true }).waitFor();
  await rowOf('退役军人（优秀）').getByText(String(before), { exact: true }).click();
  await page.getByRole('heading', { name: '人员名册' }).waitFor();
  await page.getByText(`共 ${before} 人`).waitFor();
});

it('the form offers the county’s tags, a retired one no longer', async () => {
  const { page } = running;
  await openPage(page, '来源标签');
  await rowOf('乡村教师').getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await rowOf('乡村教师').getByText('停用').waitFor();
  await openPage(page, '人员名册');
  await page.locator('.people-list .data-row').first().dblclick();
  const words = page.locator('.tag-words');
  await words.getByRole('button', { name: '选派支书' }).waitFor();
  expect(await words.getByRole('button', { name: '乡村教师' }).count()).toBe(0);
  await words.scrollIntoViewIfNeeded();
  await takeScreenshot(page, 'tags-form');
});

it('who may not change the list sees it', async () => {
  const { app, page } = running;
  await seenAs(app, 'viewer');
  await page.reload();
  await openPage(page, '来源标签');
  await page.getByText('由系统管理员调整').waitFor();
  expect(await page.getByRole('button', { name: '改名' }).count()).toBe(0);
  await takeScreenshot(page, 'tags-read-only');
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
