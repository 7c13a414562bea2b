import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { textWidth } from '#shared/lib/paper/text-fit';
import { answerDialogs, PROJECT, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { chinesePdf, pdfImages, pdfPages, pdfSizes } from './support/pdf.ts';
import { plugIn, printedBy, type Printed } from './support/printer.ts';
import { scene } from './support/scene.ts';

// The papers of people: exact pages on the screen, one PDF or one for each, and nothing lost on the way.
const people = 400;
const millimetre = 96 / 25.4;
let page: Page;
let ids: readonly number[];
const running = scene('papers', { people });
const { data } = running;

beforeAll(async () => {
  page = running.page;
  ids = await call(page, 'person.ids', { organizationId: null, search: '', condition: null, sort: null });
});

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const sheets = (): Locator => page.locator('.page-stack .paper-sheet');
async function closeDrawer(): Promise<void> {
  await page.locator('.ant-drawer-close').click();
  await expect.poll(() => page.locator('.preview').count()).toBe(0);
}

async function select(count: number): Promise<void> {
  await page.locator('.people-list .data-row').first().getByText(/./).nth(1).click();
  for (let more = 1; more < count; more += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('toolbar', { name: '已选人员' }).getByText(String(count), { exact: true }).waitFor();
}

it('one person: the form stands on the screen in its true size', async () => {
  await page.locator('.people-list .data-row').first().dblclick();
  await page.getByRole('button', { name: /打印材料/ }).click();
  await sheets().first().waitFor();
  await page.getByText('共 2 页', { exact: true }).waitFor();
  await page.getByText('100%', { exact: true }).click();
  const box = await sheets().first().boundingBox();
  expect((box?.width ?? 0) / millimetre).toBeCloseTo(210, 1);
  expect((box?.height ?? 0) / millimetre).toBeCloseTo(297, 1);
  await takeScreenshot(page, 'papers-person');
});

it('every line is as wide as the layout took it to be', async () => {
  const lines = await page.locator('.paper-line').evaluateAll((elements) =>
    elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      return { text: element.textContent, width: range.getBoundingClientRect().width / size };
    }),
  );
  const filled = lines.filter(({ text }) => text !== '');
  expect(filled.length).toBeGreaterThan(40);
  expect(filled.some(({ text }) => /\d{4}\.\d\d/.test(text))).toBe(true);
  for (const { text, width } of filled) expect.soft(width, text).toBeCloseTo(textWidth(text), 1);
});

it('and goes into a PDF of two pages of A4', async () => {
  const pdf = path.join(data, '一人.pdf');
  await answerDialogs(running.app, { save: pdf });
  await button('存为 PDF').click();
  await page.getByText('已存为 PDF，共 2 页').waitFor({ timeout: 60_000 });
  const pages = await pdfPages(pdf);
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('干部任免审批表');
  for (const { width, height } of await pdfSizes(pdf)) {
    expect(width).toBeCloseTo(210, 0);
    expect(height).toBeCloseTo(297, 0);
  }
  expect(fs.readdirSync(data).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('what was chosen is remembered', async () => {
  await page.getByText('加印页码').click();
  await page.getByText('第 1 页　共 2 页').waitFor();
  await closeDrawer();
  await page.getByRole('button', { name: /打印材料/ }).click();
  await page.getByText('第 1 页　共 2 页').waitFor();
  await page.getByText('加印页码').click();
  await expect.poll(() => page.getByText('第 1 页　共 2 页').count()).toBe(0);
  await closeDrawer();
});

it('what is said of the chosen pages stands with them, apart from what is below', async () => {
  await page.getByRole('button', { name: /打印材料/ }).click();
  await page.getByText('共 2 页', { exact: true }).waitFor();
  await page.getByText('部分', { exact: true }).click();
  await page.getByLabel('起始页').fill('2');
  await page.getByLabel('结束页').fill('1');
  await page.getByLabel('结束页').press('Tab');
  const said = page.getByText('起始页不能在结束页之后');
  await said.waitFor();
  // It opens with a movement.
  const gap = async (): Promise<number> => {
    const [text, label] = [
      await said.boundingBox(),
      await page.getByText('打印机', { exact: true }).boundingBox(),
    ];
    return (label?.y ?? 0) - (text?.y ?? 0) - (text?.height ?? 0);
  };
  await expect.poll(gap).toBeGreaterThan(12);
  await page.getByText('全部', { exact: true }).click();
  await closeDrawer();
});

it('many people: one after the other on the screen, all in one PDF in the order of the list', async () => {
  await openPage(page, '人员名册');
  await select(45);
  await button('打印材料').click();
  await page.getByText('共 45 份 90 页').waitFor({ timeout: 60_000 });
  const second = await call(page, 'person.get', { id: ids[1] ?? 0 });
  await page.getByRole('button', { name: '下一份' }).click();
  await page.getByText(`2　${second.fields.name}`).first().waitFor();
  await takeScreenshot(page, 'papers-batch');
  const pdf = path.join(data, '多人.pdf');
  await answerDialogs(running.app, { save: pdf });
  await button('存为 PDF').click();
  await page.getByText('已存为 PDF，共 90 页').waitFor({ timeout: 90_000 });
  const pages = await pdfPages(pdf);
  expect(pages).toHaveLength(90);
  // Two windows draw them by turns; the order is that of the list.
  for (const [at, id] of ids.slice(0, 45).entries())
    expect(pages[at * 2]).toContain((await call(page, 'person.get', { id })).fields.name);
});

it('one PDF for each: names of their own, none in place of another', async () => {
  const folder = path.join(data, '每人一份');
  fs.mkdirSync(folder);
  const first = await call(page, 'person.get', { id: ids[0] ?? 0 });
  const taken = path.join(folder, `${first.fields.name}.pdf`);
  fs.writeFileSync(taken, '别的文件');
  await answerDialogs(running.app, { open: [folder] });
  await button('每人一个 PDF').click();
  await page.getByText('已存为 45 个文件，共 90 页').waitFor({ timeout: 120_000 });
  const files = fs.readdirSync(folder);
  expect(files).toHaveLength(46);
  expect(fs.readFileSync(taken, 'utf8')).toBe('别的文件');
  expect(files).toContain(`${first.fields.name}（2）.pdf`);
  expect(await pdfPages(path.join(folder, `${first.fields.name}（2）.pdf`))).toHaveLength(2);
});

it('cancelled, what is written stays and nothing is left half', async () => {
  const folder = path.join(data, '取消');
  fs.mkdirSync(folder);
  await answerDialogs(running.app, { open: [folder] });
  await button('每人一个 PDF').click();
  await expect.poll(() => fs.readdirSync(folder).length, { timeout: 60_000 }).toBeGreaterThan(2);
  await page
    .getByRole('dialog', { name: '每人存为一个 PDF' })
    .getByRole('button', { name: /取\s?消/ })
    .click();
  await page.getByText(/已取消，已写好 \d+ 个文件/).waitFor();
  const files = fs.readdirSync(folder);
  expect(files.length).toBeLessThan(45);
  expect(files.every((name) => name.endsWith('.pdf'))).toBe(true);
});

it('a folder that cannot be written to is said in a sentence', async () => {
  const folder = path.join(data, '没有这个文件夹');
  await answerDialogs(running.app, { open: [folder] });
  await button('每人一个 PDF').click();
  await page.getByText(/没有写成，它之前的 0 个文件已经写好/).waitFor({ timeout: 60_000 });
});

const printed = (): Promise<readonly Printed[]> => printedBy(running.app);

it('a chosen printer gets the pages in parts, moved as its settings say, both sides', async () => {
  await closeDrawer();
  await plugIn(running.app, 'HP1020');
  await openPage(page, '打印');
  await page.getByLabel('HP1020　正面右移').fill('2');
  await page.getByLabel('HP1020　背面下移').fill('-1.5');
  await page.getByLabel('HP1020　背面下移').press('Tab');
  await takeScreenshot(page, 'printing-offsets');
  await page.getByRole('button', { name: /保\s?存/ }).click();
  await page.getByText('已保存，下次打印起生效').waitFor();
  await openPage(page, '人员名册');
  await button('打印材料').click();
  await page.getByText('共 45 份 90 页').waitFor({ timeout: 60_000 });
  await page.getByRole('combobox', { name: '打印机' }).click();
  await page.getByTitle('HP1020', { exact: true }).click();
  await page.getByText('打印前显示系统打印窗口').click();
  await page.getByText('双面打印，每份材料从正面起').click();
  await page.getByText('共 45 份 90 页').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^打\s?印$/ }).click();
  await page.getByRole('button', { name: '打印 90 页' }).click();
  await expect.poll(async () => (await printed()).length, { timeout: 90_000 }).toBe(3);
  const parts = await printed();
  expect(parts.map(({ moved }) => moved.length)).toEqual([40, 40, 10]);
  for (const { options, moved } of parts) {
    expect(options).toMatchObject({ silent: true, deviceName: 'HP1020', duplexMode: 'longEdge' });
    expect(moved[0]).toBe('translate(2mm, 0mm)');
    expect(moved[1]).toBe('translate(0mm, -1.5mm)');
  }
  await closeDrawer();
});

it('a table that lies across is turned upright, so that one stack of paper takes all', async () => {
  await page.locator('.people-list .data-row').first().dblclick();
  await page.getByRole('button', { name: /打印材料/ }).click();
  const family = page.getByRole('checkbox', { name: /家庭成员/ });
  await family.check();
  await page.getByText('共 3 页', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^打\s?印$/ }).click();
  await expect.poll(async () => (await printed()).length, { timeout: 60_000 }).toBe(4);
  const last = (await printed()).at(-1);
  expect(last?.moved).toEqual([
    'translate(2mm, 0mm)',
    'translate(0mm, -1.5mm)',
    'translate(2mm, 297mm) rotate(-90deg)',
  ]);
  expect(last?.options).toMatchObject({ pageSize: 'A4', landscape: false });
  await family.uncheck();
  await closeDrawer();
});

it('text that cannot fit is told before anything is printed, and leads to its field', async () => {
  const id = ids[0] ?? 0;
  const person = await call(page, 'person.get', { id });
  const rows = person.children.resume;
  const resume = Array.from({ length: 90 }, (_, index) => rows[index % rows.length]).flatMap(
    (row) => row ?? [],
  );
  const { version, fields, children } = person;
  await call(page, 'person.save', { id, version, fields, children: { ...children, resume } });
  await openPage(page, '人员名册');
  await page.locator('.people-list .data-row').first().dblclick();
  await page.getByRole('button', { name: /打印材料/ }).click();
  const findings = page.getByRole('list', { name: '版面核对' });
  await findings.getByText('简历').waitFor();
  await takeScreenshot(page, 'papers-findings');
  await button('存为 PDF').click();
  await page.getByText(/有 \d+ 处文字放不下/).waitFor();
  await button('返回修改').click();
  await findings.getByRole('button', { name: '去修改' }).first().click();
  await expect.poll(() => page.locator('.preview').count()).toBe(0);
});

it('scanned pages stand behind the form, each sheet in its own size; what cannot be drawn says so', async () => {
  const personId = ids[3] ?? 0;
  const scan = path.join(data, '考察材料.pdf');
  const picture = path.join(data, '证书.jpg');
  const tif = path.join(data, '旧表.tif');
  fs.writeFileSync(scan, chinesePdf(['考察材料', '第二页']));
  fs.copyFileSync(path.join(PROJECT, 'tests/fixtures/portraits/man.jpg'), picture);
  fs.writeFileSync(tif, Buffer.concat([Buffer.from([0x49, 0x49, 0x2a, 0]), Buffer.alloc(60)]));
  await answerDialogs(running.app, { open: [scan, picture, tif] });
  const chosen = await call(page, 'file.open', { kind: 'attachment', several: true });
  const files = chosen.map(({ token }) => token);
  await call(page, 'attachment.add', { personId, fileClass: 3, files });
  await openPage(page, '人员名册');
  await page.locator('.people-list .data-row').nth(3).dblclick();
  await page.getByRole('button', { name: /打印材料/ }).click();
  await page.getByRole('checkbox', { name: '扫描材料' }).check();
  await page.getByText('B5', { exact: true }).click();
  await page.getByText('共 6 页', { exact: true }).waitFor();
  await page.getByText('“旧表”是 TIFF 图像').waitFor();
  await page.getByText('50%', { exact: true }).click();
  await page.locator('.preview-pages').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await page.getByText('TIF 图片，不能在这里打印').waitFor();
  await expect.poll(() => page.locator('img.paper-scan').count()).toBeGreaterThan(0);
  await takeScreenshot(page, 'papers-scans');
  const pdf = path.join(data, '含扫描件.pdf');
  await answerDialogs(running.app, { save: pdf });
  await button('存为 PDF').click();
  await button('仍要存为 PDF').click();
  await page.getByText('已存为 PDF，共 6 页').waitFor({ timeout: 60_000 });
  const widths = (await pdfSizes(pdf)).map(({ width }) => Math.round(width));
  expect(widths).toEqual([182, 182, 210, 210, 210, 210]);
  expect(await pdfImages(pdf)).toEqual([0, 0, 1, 1, 1, 0]);
  await page.getByText('A4', { exact: true }).click();
  await closeDrawer();
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
