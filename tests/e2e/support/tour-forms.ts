import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import { emptyLrmx, type LrmxForm, type LrmxTag } from '#shared/register/lrmx-form';
import { answerDialogs, PROJECT, type RunningApp } from './app.ts';
import { call } from './archive.ts';
import { openPage } from './forms.ts';
import { pdfPages } from './pdf.ts';
import { shoot, TOUR } from './tour.ts';

const returned = path.join(TOUR, '青石镇报来的任免表');
const sent = path.join(TOUR, '报县委的任免表');
const upgraded = path.join(TOUR, '升级为 4.0');

function portrait(name: 'man' | 'woman'): string {
  return fs.readFileSync(path.join(PROJECT, `tests/fixtures/portraits/${name}.jpg`)).toString('base64');
}

function put(name: string, form: LrmxForm, values: Partial<Record<LrmxTag, string>>): void {
  const text = formatLrmx({ ...form, values: { ...form.values, ...values } });
  fs.writeFileSync(path.join(returned, `${name}.lrmx`), text);
}

/** A township's folder as it comes back: people who are known, each with something new, one nobody knows, one broken. */
async function writeReturned({ app, page }: RunningApp): Promise<void> {
  for (const folder of [returned, sent, upgraded]) fs.mkdirSync(folder, { recursive: true });
  const today = await app.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  const units = await call(page, 'organization.tree', {});
  const township = units.find(({ name }) => name === '青石镇');
  if (!township) throw new Error('no such township');
  const list = { organizationId: township.id, search: '', condition: null, sort: null };
  const { rows } = await call(page, 'person.page', { ...list, columns: ['name'], offset: 0, limit: 12 });
  const people = await Promise.all(rows.map(({ id }) => call(page, 'person.get', { id })));
  const known = people.filter(({ fields }) => fields.idNumber !== null && fields.birthDate !== null);
  expect(known.length).toBeGreaterThan(5);
  for (const person of known) {
    const form = formOfPerson({ content: person, photo: null }, { generation: 3, today });
    put(form.values.XingMing, form, {
      ZhaoPian: portrait(form.values.XingBie === '女' ? 'woman' : 'man'),
      JiGuan: '江南清河',
      ShuXiZhuanYeYouHeZhuanChang: '基层党建',
      ChengBaoDanWei: '中共青石镇委员会',
    });
  }
  put('欧阳新', emptyLrmx(3), {
    XingMing: '欧阳新',
    XingBie: '女',
    ChuShengNianYue: '199103',
    MinZu: '汉族',
    JiGuan: '江南示范',
    XianRenZhiWu: '农技推广站技术员',
    JianLi: '2009.09--2013.07  江南农业大学农学专业学习\n2013.07--         农技推广站技术员',
    ZhaoPian: portrait('woman'),
  });
  fs.writeFileSync(path.join(returned, '损坏的文件.lrmx'), '<?xml version="1.0"?><Person><XingMing>李');
}

/** Files of approval forms in: compared, settled, written; checked and upgraded without the register. */
export function formsComeIn(current: () => RunningApp): void {
  it('a folder of approval forms is compared with the register and settled', async () => {
    const running = current();
    const { app, page } = running;
    await writeReturned(running);
    await openPage(page, '任免表文件');
    await shoot(running, 'forms-start');
    await answerDialogs(app, { open: [returned] });
    await page.getByRole('button', { name: '选择文件夹' }).click();
    await page.getByRole('region', { name: '文件和档案库' }).waitFor();
    await shoot(running, 'forms-compared');
    await page.getByRole('region', { name: '任免表文件' }).getByText('欧阳新').first().click();
    await page.getByText('请选择单位').waitFor();
    await shoot(running, 'forms-new-person');
    await page.getByText('都归入').locator('xpath=..').getByRole('combobox').fill('青石镇');
    await page.locator('.ant-select-tree-title').filter({ hasText: '青石镇' }).first().click();
    await page.getByRole('button', { name: '全部文件' }).click();
    await page.getByRole('menuitem').filter({ hasText: '以文件为准' }).click();
    const write = page.getByRole('button', { name: /^写入 \d+ 人$/ });
    await expect.poll(() => write.isEnabled()).toBe(true);
    await page.getByText('待定 0').waitFor();
    await shoot(running, 'forms-settled');
    await write.click();
    await page.getByRole('heading', { name: '已写入名册' }).waitFor({ timeout: 60_000 });
    await shoot(running, 'forms-written');
  });

  it('the same folder is checked and upgraded without the register', async () => {
    const running = current();
    const { app, page } = running;
    await openPage(page, '任免表文件');
    await page.locator('.ant-segmented-item').filter({ hasText: '检查' }).first().click();
    await answerDialogs(app, { open: [returned] });
    await page.getByRole('button', { name: '选择文件夹' }).click();
    const results = page.getByRole('region', { name: '检查结果' });
    await results.locator('.data-row').filter({ hasText: '损坏的文件' }).first().waitFor();
    await shoot(running, 'forms-checked');
    await page.locator('.ant-segmented-item').filter({ hasText: '升级为 4.0' }).first().click();
    await page.getByRole('button', { name: '选择文件夹' }).click();
    await page.getByText('文件名不变').waitFor();
    await answerDialogs(app, { open: [upgraded] });
    await page.getByRole('button', { name: '选择存放位置并升级' }).click();
    await page.getByRole('region', { name: '升级结果' }).locator('.data-row').first().waitFor();
    await shoot(running, 'forms-upgraded');
    const form = parseLrmx(fs.readFileSync(path.join(upgraded, '欧阳新.lrmx'), 'utf8'));
    expect(form).toMatchObject({ generation: 4, values: { XingMing: '欧阳新' } });
  });
}

/** Approval forms of people in the list that stands there: on the screen as on paper, as PDF, as files. */
export function formsGoOut(current: () => RunningApp): void {
  it('the forms of those people are seen, become a PDF, and files', async () => {
    const running = current();
    const { app, page } = running;
    for (const row of [0, 1, 2, 3]) await page.locator('.people-list .data-row input').nth(row).check();
    await page.getByRole('button', { name: '打印材料' }).click();
    await page.getByText('共 4 份 8 页').waitFor({ timeout: 60_000 });
    await shoot(running, 'approval-forms');
    const pdf = path.join(TOUR, '青石镇干部任免审批表.pdf');
    await answerDialogs(app, { save: pdf });
    await page.getByRole('button', { name: '存为 PDF', exact: true }).click();
    await page.getByText(/已存为 PDF，共 8 页/).waitFor({ timeout: 90_000 });
    const pages = await pdfPages(pdf);
    expect(pages).toHaveLength(8);
    expect(pages[0]).toContain('干部任免审批表');
    await page.getByRole('checkbox', { name: '档案目录' }).check();
    await page.getByRole('checkbox', { name: '干部基本情况登记表' }).check();
    await page.getByText(/^共 4 份 (?!8 页)\d+ 页$/).waitFor({ timeout: 60_000 });
    await shoot(running, 'personnel-file');
    await page.locator('.ant-drawer-close').click();
    await answerDialogs(app, { open: [sent] });
    await page.getByRole('button', { name: '导出任免表' }).click();
    await page.getByRole('button', { name: '选择文件夹' }).click();
    await page.getByRole('button', { name: '导出 4 人' }).click();
    await page.getByText('已导出 4 人的任免表').waitFor();
    await shoot(running, 'forms-exported');
    const files = fs.readdirSync(sent);
    expect(files).toHaveLength(4);
    for (const file of files) parseLrmx(fs.readFileSync(path.join(sent, file), 'utf8'));
    await page.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '取消选择' }).click();
  });
}
