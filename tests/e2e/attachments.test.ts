import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { addOrganization, addPerson } from './support/archive.ts';
import { go } from './support/forms.ts';
import { chinesePdf, darkShare } from './support/pdf.ts';
import { scene } from './support/scene.ts';

// Scanned pages of a personnel file as they are looked at.
const running = scene('attachments');
const { data: folder } = running;

beforeAll(async () => {
  const organizationId = await addOrganization(running.page, '青溪镇');
  const person = await addPerson(running.page, { name: '张晓明', organizationId });
  await go(running.page, `/people/${person}`);
  await running.page.getByRole('heading', { name: '张晓明' }).waitFor();
});

it('a Chinese PDF is viewed page by page, also one that brings no fonts', async () => {
  const { app, page } = running;
  const scan = path.join(folder, '考察材料.pdf');
  fs.writeFileSync(scan, chinesePdf(['考察材料', '第二页']));
  await answerDialogs(app, { open: [scan] });
  await page.getByRole('button', { name: '添加扫描件' }).click();
  await page.getByRole('menuitem', { name: '三、考核鉴定类' }).click();
  await page.getByText('已存入 1 件').first().waitFor();
  await page
    .getByRole('row')
    .filter({ has: page.getByTitle('考察材料.pdf') })
    .getByRole('button', { name: '查看' })
    .click();
  const viewer = page.getByRole('dialog', { name: '考察材料' });
  await viewer.locator('canvas[aria-busy="false"]').waitFor();
  await expect.poll(() => darkShare(viewer.locator('canvas'))).toBeGreaterThan(0.002);
  await viewer.getByText('/ 2 页').waitFor();
  await takeScreenshot(page, 'person-pdf');
  await viewer.getByRole('button', { name: '下一页' }).click();
  await viewer.getByRole('img', { name: '第 2 页' }).waitFor();
  await viewer.locator('canvas[aria-busy="false"]').waitFor();
  const wide = await viewer.locator('canvas').evaluate((canvas) => canvas.clientWidth);
  await viewer.getByText('整页', { exact: true }).click();
  await expect
    .poll(() => viewer.locator('canvas').evaluate((canvas) => canvas.clientWidth))
    .toBeLessThan(wide);
  await viewer.getByRole('button', { name: '放大' }).click();
  await viewer.locator('canvas[aria-busy="false"]').waitFor();
  await takeScreenshot(page, 'person-pdf-zoomed');
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
});

it('says what cannot be viewed: a broken PDF, a TIF', async () => {
  const { app, page } = running;
  const broken = path.join(folder, '入党志愿书.pdf');
  fs.writeFileSync(broken, '%PDF-1.4 scanned');
  await answerDialogs(app, { open: [broken] });
  await page.getByRole('button', { name: '添加扫描件' }).click();
  await page.getByRole('menuitem', { name: '六、党团类' }).click();
  const row = page.getByRole('row').filter({ has: page.getByTitle('入党志愿书.pdf') });
  await row.getByRole('button', { name: '查看' }).click();
  const viewer = page.getByRole('dialog', { name: '入党志愿书' });
  await viewer.getByText('这份 PDF 已损坏').waitFor();
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'hidden' });
  const tif = path.join(folder, '处分决定.tif');
  fs.writeFileSync(tif, Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]));
  const saved = path.join(folder, '另存.tif');
  await answerDialogs(app, { open: [tif], save: saved });
  await page.getByRole('button', { name: '添加扫描件' }).click();
  await page.getByRole('menuitem', { name: /^八、/ }).click();
  await page
    .getByRole('row')
    .filter({ has: page.getByTitle('处分决定.tif') })
    .getByRole('button', { name: '查看' })
    .click();
  const question = page.getByRole('dialog', { name: 'TIF 图片不能在程序内查看' });
  await takeScreenshot(page, 'person-tif');
  await question.getByRole('button', { name: /另\s?存/ }).click();
  await expect.poll(() => fs.existsSync(saved)).toBe(true);
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
