import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import { emptyLrmx, type LrmxForm, type LrmxTag } from '#shared/register/lrmx-form';
import type { PersonDocument } from '#shared/register/person/person-document';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { administrator, call } from './support/archive.ts';
import { dragging } from './support/drag.ts';
import { openPage, settled } from './support/forms.ts';
import { scene } from './support/scene.ts';

// A folder of approval-form files through the running program: compared, settled, written, taken back, checked, upgraded.
const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
const running = scene('forms', { small: true, people: 300 });
const { data } = running;
const folder = path.join(data, '任免表');
const upgraded = path.join(data, '升级后');
const portrait = (name: string): string =>
  fs.readFileSync(path.join(import.meta.dirname, `../fixtures/portraits/${name}.jpg`)).toString('base64');

let people: PersonDocument[] = [];
/** A picture that is no official photo: as broad as high. */
let square = '';

function withValues(form: LrmxForm, values: Partial<Record<LrmxTag, string>>): LrmxForm {
  return { ...form, values: { ...form.values, ...values } };
}

function put(name: string, form: LrmxForm): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, formatLrmx(form));
}

/** What an organization department gets back from its townships: some changed, one new, one broken, one twice. */
function writeFolder(): void {
  const forms = people.map((person) =>
    formOfPerson({ content: person, photo: null }, { generation: 3, today }),
  );
  const [first, second, third] = forms;
  if (!first || !second || !third) throw new Error('too few people');
  const name = (form: LrmxForm): string => `${form.values.XingMing}.lrmx`;
  const resume = `${first.values.JianLi}\n2026.03--         青石镇党委副书记、镇长`;
  put(name(first), withValues(first, { JiGuan: '湖南清河', JianLi: resume, ZhaoPian: portrait('man') }));
  put(name(second), withValues(second, { JiGuan: '湖南新田', ZhaoPian: square }));
  put(`二批/${name(third)}`, withValues(third, { JiSuanNianLingShiJian: '', TianBiaoShiJian: '' }));
  put(
    '新同志.lrmx',
    withValues(emptyLrmx(3), {
      XingMing: '欧阳新',
      XingBie: '女',
      ChuShengNianYue: '199103',
      MinZu: '汉族',
      XianRenZhiWu: '某某局科员',
    }),
  );
  put('新同志（复件）.lrmx', parseLrmx(fs.readFileSync(path.join(folder, '新同志.lrmx'), 'utf8')));
  fs.writeFileSync(path.join(folder, '损坏.lrmx'), '<?xml version="1.0"?><Person><XingMing>李');
}

beforeAll(async () => {
  fs.mkdirSync(folder);
  fs.mkdirSync(upgraded);
  const { page } = running;
  const list = { organizationId: null, search: '', condition: null, sort: null, columns: ['name' as const] };
  const { rows } = await call(page, 'person.page', { ...list, offset: 0, limit: 40 });
  people = await Promise.all(rows.map(({ id }) => call(page, 'person.get', { id })));
  people = people.filter(({ fields }) => fields.idNumber !== null && fields.birthDate !== null).slice(0, 3);
  square = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 300 });
    canvas.getContext('2d')?.fillRect(50, 50, 200, 250);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  writeFolder();
});

const button = (name: string | RegExp): Locator => running.page.getByRole('button', { name });
const tab = (text: string): Locator =>
  running.page.locator('.ant-segmented-item').filter({ hasText: text }).first();
const list = (): Locator => running.page.getByRole('region', { name: '任免表文件' });
const line = (text: string): Locator => list().locator('.data-row').filter({ hasText: text });
const nameOf = (at: number): string => people[at]?.fields.name ?? '';

it('a folder is read: who is meant, what differs, what could not be read', async () => {
  const { app, page } = running;
  await openPage(page, '任免表文件');
  await takeScreenshot(page, 'forms-empty');
  await answerDialogs(app, { open: [folder] });
  await button('选择文件夹').click();
  await tab('全部 6').waitFor();
  await expect.poll(() => list().locator('.data-row').count()).toBe(6);
  await expect.poll(() => line(nameOf(0)).textContent()).toMatch(/处差异，\d+ 处待定/);
  await expect.poll(() => line(nameOf(2)).textContent()).toContain('无差异');
  await expect.poll(() => line('损坏').textContent()).toContain('未读入');
  // What wants a decision is shown first, and Alt with arrows leads from one such file to the other.
  const active = (): Promise<string | null> => list().locator('.row-active').textContent();
  const wanting = /待定|未定单位/;
  await expect.poll(active).toMatch(wanting);
  const first = await active();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(active).not.toBe(first);
  await expect.poll(active).toMatch(wanting);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.form-comparison') !== null))
    .toBe(true);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(active).toBe(first);
  await line('损坏').click();
  await page.getByText('没有读入“损坏.lrmx”').waitFor();
  await takeScreenshot(page, 'forms-refused');
});

it('differences stand side by side and are settled by keyboard and mouse', async () => {
  const { page } = running;
  await line(nameOf(0)).click();
  const native = page.getByRole('group', { name: '籍贯', exact: true });
  await native.locator('mark').first().waitFor();
  await takeScreenshot(page, 'forms-compare');
  await native.getByRole('radio', { name: '籍贯用文件的' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => native.getByRole('radio', { name: '籍贯用文件的' }).isChecked()).toBe(true);
  // On to the next row that is still open.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('简历用文件的');
  await page.keyboard.press('Enter');
  await expect.poll(() => line(nameOf(0)).textContent()).not.toContain('待定');
  await page.getByText(/显示其余/).click();
  await takeScreenshot(page, 'forms-compare-all');
  // Arrows go from file to file.
  await list().focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('region', { name: '文件和档案库' }).getByText(nameOf(1)).first().waitFor();
});

it('somebody new gets a unit; of the same form twice one is taken', async () => {
  const { page } = running;
  await expect.poll(() => line('复件').textContent()).toContain('重复');
  await line('新同志.lrmx').click();
  await page.getByText('请选择单位').waitFor();
  await takeScreenshot(page, 'forms-new');
  // Somebody whom name and birth did not lead to is found by hand, and let go again.
  await page.getByPlaceholder(/从名册中选人/).fill(nameOf(1));
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: nameOf(1) })
    .first()
    .click();
  await page.getByText(`档案库：${nameOf(1)}`).waitFor();
  await button('恢复自动核对').click();
  await page.getByText('名册中没有找到此人').waitFor();
  const unit = page.getByText('都归入').locator('xpath=..').getByRole('combobox');
  await unit.fill('青石镇');
  await page.locator('.ant-select-tree-title').filter({ hasText: '青石镇' }).first().click();
  await expect.poll(() => line('新同志.lrmx').textContent()).not.toContain('未定单位');
});

it('what was decided is still there after leaving and locking', async () => {
  const { page } = running;
  await button('锁定').click();
  await page.getByLabel('密码').fill(administrator.password);
  await page.keyboard.press('Enter');
  await openPage(page, '任免表文件');
  await button('选择文件夹').click();
  await page.getByText(/已恢复上次对其中 \d+ 份作的选择/).waitFor();
  await expect.poll(() => line(nameOf(0)).textContent()).not.toContain('待定');
  await expect.poll(() => line('新同志.lrmx').textContent()).not.toContain('未定单位');
});

it('leaving asks, and what is open is asked about before writing', async () => {
  const { page } = running;
  await page.getByRole('navigation').getByRole('link', { name: '单位', exact: true }).click();
  await page.getByText('读取的文件还没有写入').waitFor();
  await settled(page);
  await takeScreenshot(page, 'forms-leave');
  await button('继续核对').click();
  await page.locator('.ant-modal').first().waitFor({ state: 'detached' });
  await button('写入 3 人').click();
  await page.getByText(/还有 \d+ 处差异没有选择/).waitFor();
  await settled(page);
  await takeScreenshot(page, 'forms-open-asked');
  await button('回去选择').click();
  await page.locator('.ant-modal').first().waitFor({ state: 'detached' });
  await button('全部文件').click();
  await page.getByRole('menuitem').filter({ hasText: '以文件为准' }).click();
  await expect.poll(() => tab('待定').textContent()).toBe('待定 0');
});

it('everything is written in one go and stands in the register', async () => {
  const { page } = running;
  await takeScreenshot(page, 'forms-settled');
  await button('写入 3 人').click();
  await page.getByRole('heading', { name: '已写入名册' }).waitFor();
  await page.getByText(/错误 \d+ 条|没有发现问题/).waitFor();
  await takeScreenshot(page, 'forms-done');
  const { fields, children } = await call(page, 'person.get', { id: people[0]?.id ?? 0 });
  expect(fields.nativePlace).toBe('湖南清河');
  expect(children.resume.at(-1)).toMatchObject({ started: '2026-03', ended: null });
  expect(await call(page, 'person.photo', { id: people[0]?.id ?? 0 })).toMatchObject({
    image: portrait('man'),
  });
  const cut = await call(page, 'person.photo', { id: people[1]?.id ?? 0 });
  expect(cut).toMatchObject({ width: 240, height: 300 });
});

it('the whole import is taken back from the history, photos too', async () => {
  const { page } = running;
  await button('导入记录').first().click();
  await page.getByText('干部任免审批表').waitFor();
  await page.getByText('撤销整批导入').click();
  await page.getByText(/将撤销/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '撤销整批导入' }).click();
  await page.getByText(/^已撤销：移除 1 条，恢复 2 条/).waitFor();
  const { fields } = await call(page, 'person.get', { id: people[0]?.id ?? 0 });
  expect(fields.nativePlace).toBe(people[0]?.fields.nativePlace);
  expect(await call(page, 'person.photo', { id: people[0]?.id ?? 0 })).toBeNull();
});

it('a folder is checked without the register', async () => {
  const { app, page } = running;
  await openPage(page, '任免表文件');
  await tab('检查').click();
  await takeScreenshot(page, 'forms-check-empty');
  await answerDialogs(app, { open: [folder] });
  await button('选择文件夹').click();
  const results = page.getByRole('region', { name: '检查结果' });
  await results.locator('.data-row').filter({ hasText: '损坏.lrmx' }).first().waitFor();
  expect(await results.locator('.data-row').filter({ hasText: '欧阳新' }).count()).toBeGreaterThan(0);
  await takeScreenshot(page, 'forms-check');
  await tab('错误').click();
  await expect.poll(() => results.locator('.data-row .finding-warning').count()).toBe(0);
  await button('打印、导出').click();
  await page.getByText('任免表文件检查结果').first().waitFor();
  await takeScreenshot(page, 'forms-check-output');
  await page.keyboard.press('Escape');
  await page.locator('.ant-drawer-content').waitFor({ state: 'detached' });
});

it('a folder dropped onto the window is read like a chosen one, and nothing else is', async () => {
  const { page } = running;
  const checked = page.getByText(/^任免表，6 份/);
  // The folder that was chosen before reads the same: it goes first.
  await tab('升级为 4.0').click();
  await tab('检查').click();
  expect(await checked.count()).toBe(0);
  const drag = await dragging(page, [folder]);
  const over = page.getByText('松开鼠标，读取拖入的文件或文件夹');
  await drag.over();
  await over.waitFor();
  await takeScreenshot(page, 'forms-drop');
  await drag.drop();
  await over.waitFor({ state: 'detached' });
  await checked.waitFor();
  await page
    .getByRole('region', { name: '检查结果' })
    .locator('.data-row')
    .filter({ hasText: '损坏.lrmx' })
    .waitFor();
  const notes = path.join(data, '说明.txt');
  fs.writeFileSync(notes, '不是任免表');
  // What is dropped while the window of the progress is still going is not for the page.
  await page.locator('.ant-modal-wrap:visible').waitFor({ state: 'detached' });
  await (await dragging(page, [notes])).drop();
  await page.getByText('“说明.txt”里没有任免表文件').waitFor();
  await tab('导入').click();
  await (await dragging(page, [path.join(folder, '新同志.lrmx'), path.join(folder, '二批'), notes])).drop();
  await page.getByText(/新同志\.lrmx 等 3 项，2 份/).waitFor();
  await page.getByText('1 个不是任免表的文件没有读').waitFor();
  await expect.poll(() => line('欧阳新').textContent()).toContain('未定单位');
});

it('3.x files become 4.0 files in another folder, never in their own', async () => {
  const { app, page } = running;
  const before = fs.readFileSync(path.join(folder, '新同志.lrmx'), 'utf8');
  await tab('升级为 4.0').click();
  await answerDialogs(app, { open: [folder] });
  await button('选择文件夹').click();
  await page.getByText('文件名不变').waitFor();
  await button('选择存放位置并升级').click();
  await page.getByText('不能写到原文件所在的文件夹').waitFor();
  await answerDialogs(app, { open: [upgraded] });
  await button('选择存放位置并升级').click();
  const results = page.getByRole('region', { name: '升级结果' });
  await results.locator('.data-row').filter({ hasText: '损坏.lrmx' }).getByText('没有升级').waitFor();
  await takeScreenshot(page, 'forms-upgrade');
  const form = parseLrmx(fs.readFileSync(path.join(upgraded, '新同志.lrmx'), 'utf8'));
  expect(form).toMatchObject({ generation: 4, values: { XingMing: '欧阳新', Version: '4.0' } });
  expect(form.values.DaoLingNianYue).toMatch(/^\d{6}$/);
  expect(fs.existsSync(path.join(upgraded, '二批', `${nameOf(2)}.lrmx`))).toBe(true);
  expect(fs.readFileSync(path.join(folder, '新同志.lrmx'), 'utf8')).toBe(before);
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
