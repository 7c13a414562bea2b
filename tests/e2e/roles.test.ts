import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract';
import { errorText } from '#shared/lib/error-texts';
import { emptyBatch, newItem, newTake } from '#shared/register/appointment/batch';
import { emptyLrmx } from '#shared/register/lrmx-form';
import { formatLrmx } from '#shared/register/lrmx';
import { answerDialogs, seenAs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { go, openPage, save } from './support/forms.ts';
import { reopenAs } from './support/role.ts';
import { scene } from './support/scene.ts';

// The pages of approval forms, papers and appointments as those see them who may only look, and as a clerk does.
const running = scene('roles', { people: 100 });
const files = path.join(running.data, '任免表');
const denied = errorText({ code: 'ACCESS_DENIED', params: {} });
let batchId = 0;

beforeAll(async () => {
  const { page } = running;
  fs.mkdirSync(files);
  const form = emptyLrmx(3);
  const values = { ...form.values, XingMing: '欧阳新', XingBie: '女', ChuShengNianYue: '199103' };
  fs.writeFileSync(path.join(files, '欧阳新.lrmx'), formatLrmx({ ...form, values }));
  const [personId = 0] = await call(page, 'person.ids', {
    organizationId: null,
    search: '',
    condition: null,
    sort: null,
  });
  const { fields } = await call(page, 'person.get', { id: personId });
  const take = { ...newTake(true), organizationId: fields.organizationId, post: '四级主任科员' };
  const batch = { ...emptyBatch().fields, title: '2026 年第 1 批' };
  const items = [{ ...newItem(personId), takes: [take] }];
  batchId = (await call(page, 'appointment.save', { id: null, version: 0, fields: batch, items })).id;
  const offset = { printer: '办公室针式', front: { x: 1.5, y: -0.5 }, back: { x: 1.5, y: 0 } };
  await call(page, 'print.saveSettings', { offsets: [offset] });
});

const button = (name: string | RegExp): Locator => running.page.getByRole('button', { name });
const links = (): Promise<string[]> => running.page.getByRole('navigation').getByRole('link').allInnerTexts();

/** Everything on the page that can be typed into or chosen, unless it is disabled. */
function inputs(within: Locator): Promise<string[]> {
  return within
    .locator('input:not([disabled]), textarea:not([disabled])')
    .evaluateAll((found) => found.map((input) => input.id || (input.getAttribute('aria-label') ?? '?')));
}

async function papersOpen(): Promise<void> {
  const { app, page } = running;
  await page.locator('.page-stack .paper-sheet').first().waitFor();
  const pdf = path.join(running.data, '材料.pdf');
  fs.rmSync(pdf, { force: true });
  await answerDialogs(app, { save: pdf });
  await page.getByRole('button', { name: '存为 PDF', exact: true }).click();
  const anyway = page.getByRole('button', { name: '仍要存为 PDF' });
  const said = page.getByText(/已存为 PDF/).first();
  await anyway.or(said).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await said.waitFor({ timeout: 90_000 });
  expect(fs.statSync(pdf).size).toBeGreaterThan(1000);
  await page.locator('.ant-drawer-close').click();
  await expect.poll(() => page.locator('.preview').count()).toBe(0);
}

describe('whoever may only look', () => {
  beforeAll(() => reopenAs(running, 'viewer'));

  it('finds the pages that can be looked at, and no others', async () => {
    const shown = await links();
    expect(shown).toEqual(expect.arrayContaining(['任免表文件', '任免动议', '任职试用期', '打印']));
    expect(shown.filter((name) => ['导入', '操作日志'].includes(name))).toEqual([]);
    await go(running.page, '/import');
    await running.page.getByText('不能打开这一页').waitFor();
    await running.page.getByText(denied).waitFor();
    await button('回到人员名册').click();
    await running.page.getByRole('heading', { level: 1, name: '人员名册' }).waitFor();
  });

  it('prints papers and writes files of people, and is offered nothing that changes them', async () => {
    const { app, page } = running;
    for (const row of [0, 1]) await page.locator('.people-list .data-row input').nth(row).check();
    const bar = page.getByRole('toolbar', { name: '已选人员' });
    const offered = (await bar.getByRole('button').allInnerTexts()).map((text) => text.replace(/\s/g, ''));
    expect(offered.slice(-3)).toEqual(['打印、导出所选', '导出任免表', '打印材料']);
    await bar.getByRole('button', { name: '打印材料' }).click();
    await papersOpen();
    const sent = path.join(running.data, '导出');
    fs.mkdirSync(sent);
    await answerDialogs(app, { open: [sent] });
    await bar.getByRole('button', { name: '导出任免表' }).click();
    await page.getByRole('button', { name: '选择文件夹' }).click();
    await page.getByRole('button', { name: '导出 2 人' }).click();
    await page.getByText('已导出 2 人的任免表').waitFor();
    expect(fs.readdirSync(sent)).toHaveLength(2);
    await page.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
    await bar.getByRole('button', { name: '取消选择' }).click();
  });

  it('checks and upgrades files of approval forms, and is not offered to bring them in', async () => {
    const { app, page } = running;
    await openPage(page, '任免表文件');
    const ways = page.locator('.form-ways .ant-segmented-item');
    expect(await ways.allInnerTexts()).toEqual(['检查', '升级为 4.0']);
    await answerDialogs(app, { open: [files] });
    await button('选择文件夹').click();
    await page.getByRole('region', { name: '检查结果' }).locator('.data-row').first().waitFor();
    await takeScreenshot(page, 'roles-forms');
  });

  it('reads a batch, its history and its papers, and changes nothing in it', async () => {
    const { page } = running;
    await openPage(page, '任免动议');
    await page.getByRole('cell', { name: '2026 年第 1 批' }).waitFor();
    expect(await button('新建批次').count()).toBe(0);
    await button('任免设置').click();
    const drawer = page.getByRole('dialog', { name: '任免设置' });
    await drawer.getByText('任免设置全县统一，由系统管理员调整。').waitFor();
    expect(await inputs(drawer)).toEqual([]);
    expect(await drawer.getByRole('button', { name: '保存设置' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('cell', { name: '2026 年第 1 批' }).dblclick();
    await page.getByRole('heading', { level: 1, name: '2026 年第 1 批' }).waitFor();
    await page.getByLabel('核查结果').getByText('拟任').first().waitFor();
    await expect.poll(() => inputs(page.locator('.batch-form'))).toEqual([]);
    for (const name of ['保存', '完成任免', '更多', '增加人员', '删除'])
      expect([name, await button(new RegExp(`^${name}$`)).count()]).toEqual([name, 0]);
    await takeScreenshot(page, 'roles-batch');
    await page.locator('.batch-items tbody tr').first().getByRole('button').first().click();
    const item = page.locator('.ant-drawer').filter({ has: page.getByRole('button', { name: '人员页' }) });
    await item.getByRole('region', { name: '任免' }).waitFor();
    expect(await inputs(item)).toEqual([]);
    expect(await item.getByRole('button', { name: /增加一项|按职务填写|删除/ }).count()).toBe(0);
    await takeScreenshot(page, 'roles-batch-item');
    await page.locator('.ant-drawer-close').click();
    await button('变更记录').click();
    await page.getByRole('dialog').getByText('管理员').first().waitFor();
    await page.keyboard.press('Escape');
    await button('打印文书').click();
    await page.getByRole('menuitem', { name: '动议名单' }).click();
    await papersOpen();
    await openPage(page, '任职试用期');
    await page.getByText('没有试用期').waitFor();
  });

  it('sees where printers put a page, and by whom that is changed', async () => {
    const { page } = running;
    await openPage(page, '打印');
    await page.getByRole('table', { name: '打印位置' }).getByText('办公室针式（未连接）').waitFor();
    await page.getByText('由可以修改名册的用户填写').waitFor();
    expect(await inputs(page.getByRole('table', { name: '打印位置' }))).toEqual([]);
    expect(await button('保存').count()).toBe(0);
    await takeScreenshot(page, 'roles-printing');
  });

  it('is refused by the program itself whatever needs another role', async () => {
    const { page } = running;
    const rooms = /^(form|papers|appointment|print)\./;
    const theirs = Object.entries(contract).filter(([name, channel]) => {
      return rooms.test(name) && (channel.role === 'editor' || channel.role === 'administrator');
    });
    expect(theirs.length).toBeGreaterThan(15);
    for (const [name] of theirs)
      await expect(call(page, name as 'appointment.save', {} as never), name).rejects.toThrow(
        'ACCESS_DENIED',
      );
  });

  it('is told so in words where the window believed otherwise', async () => {
    const { app, page } = running;
    await seenAs(app, 'editor');
    await page.reload();
    await openPage(page, '打印');
    await page.getByLabel('办公室针式（未连接）　正面右移').fill('3');
    await button('保存').click();
    await page.locator('.ant-message').getByText(denied).waitFor();
    await openPage(page, '任免动议');
    await page.getByRole('cell', { name: '2026 年第 1 批' }).dblclick();
    await page.getByText('打不开这个批次').waitFor();
    await page.getByRole('main').getByText(denied).waitFor();
    const { offsets } = await call(page, 'print.settings', {});
    expect(offsets).toMatchObject([{ front: { x: 1.5, y: -0.5 } }]);
  });
});

describe('a clerk', () => {
  beforeAll(() => reopenAs(running, 'editor'));

  it('brings files of approval forms in', async () => {
    const { app, page } = running;
    expect((await links()).filter((name) => ['导入', '操作日志'].includes(name))).toEqual(['导入']);
    await openPage(page, '任免表文件');
    expect(await page.locator('.form-ways .ant-segmented-item').allInnerTexts()).toEqual([
      '导入',
      '检查',
      '升级为 4.0',
    ]);
    await answerDialogs(app, { open: [files] });
    await button('选择文件夹').click();
    await page.getByRole('region', { name: '任免表文件' }).getByText('欧阳新').first().waitFor();
  });

  it('changes a batch; its settings are the administrator’s', async () => {
    const { page } = running;
    await page.getByRole('navigation').getByRole('link', { name: '任免动议' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '离开' }).click();
    await page.getByRole('cell', { name: '2026 年第 1 批' }).dblclick();
    await page.getByRole('heading', { level: 1, name: '2026 年第 1 批' }).waitFor();
    await page.locator('[id="input-fields.remark"]').fill('会前再核');
    await save(page);
    expect((await call(page, 'appointment.get', { id: batchId })).fields.remark).toBe('会前再核');
    await button('完成任免').waitFor();
    await button('返回列表').click();
    await button('任免设置').click();
    const drawer = page.getByRole('dialog', { name: '任免设置' });
    await drawer.getByText('任免设置全县统一，由系统管理员调整。').waitFor();
    expect(await inputs(drawer)).toEqual([]);
    await page.keyboard.press('Escape');
    const settings = await call(page, 'appointment.settings', {});
    await expect(call(page, 'appointment.saveSettings', settings)).rejects.toThrow('ACCESS_DENIED');
  });

  it('moves what a printer prints', async () => {
    const { page } = running;
    await openPage(page, '打印');
    await page.getByLabel('办公室针式（未连接）　正面右移').fill('2');
    await button('保存').click();
    await page.getByText('已保存，下次打印起生效').waitFor();
    const { offsets } = await call(page, 'print.settings', {});
    expect(offsets).toMatchObject([{ printer: '办公室针式', front: { x: 2, y: -0.5 } }]);
  });
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
