import path from 'node:path';
import { expect, it } from 'vitest';
import { answerDialogs, type RunningApp } from './app.ts';
import { call } from './archive.ts';
import { save } from './forms.ts';
import { pdfPages } from './pdf.ts';
import { shoot, TOUR } from './tour.ts';

/** Chooses in a select by typing what it says, or fills in a date. */
async function choose({ page }: RunningApp, id: string, text: string): Promise<void> {
  await page.locator(`[id="${id}"]`).fill(text);
  await page.keyboard.press('Enter');
}

/** The dates of a batch that has gone through its steps. */
const dates = [
  ['proposed', '2026.01.05'],
  ['reviewed', '2026.01.08'],
  ['recommended', '2026.01.13'],
  ['inspectedFrom', '2026.01.20'],
  ['inspectedUntil', '2026.01.22'],
  ['decided', '2026.02.10'],
  ['noticeFrom', '2026.03.02'],
  ['noticeUntil', '2026.03.06'],
  ['appointed', '2026.03.10'],
  ['documentDate', '2026.03.11'],
  ['document', '示组干〔2026〕3号'],
] as const;

/** Fills in what the only person of the batch leaves and takes. */
async function propose(running: RunningApp): Promise<void> {
  const { page } = running;
  const drawer = page.getByRole('dialog');
  for (const post of await drawer.getByRole('checkbox', { name: /青石镇/ }).all()) await post.check();
  await drawer.getByRole('button', { name: '增加一项' }).click();
  await drawer.locator('#take-0-organizationId').fill('白鹭镇');
  await page.locator('.ant-select-tree-title').getByText('白鹭镇', { exact: true }).first().click();
  await drawer.locator('#take-0-post').fill('党委书记');
  await page.keyboard.press('Tab');
  await choose(running, 'take-0-tier', '乡科级正职');
  await choose(running, 'take-0-memberKind', '正职');
  await choose(running, 'input-items.0.fields.change', '平级调动');
  await choose(running, 'input-items.0.fields.method', '选任');
  await shoot(running, 'appointment-person');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}

/** Prints the public notice, with an office that can be reached in it. */
async function printNotice(running: RunningApp): Promise<void> {
  const { app, page } = running;
  const settings = await call(page, 'appointment.settings', {});
  const office = { noticePhone: '0000-0000000', noticeAddress: '示范县县委大院 1 号楼 201 室' };
  await call(page, 'appointment.saveSettings', { ...settings, ...office });
  await page.getByRole('button', { name: /文书/ }).click();
  await page.getByRole('menuitem', { name: '任前公示' }).click();
  await page.getByText(/共5个工作日/).waitFor();
  await shoot(running, 'public-notice');
  const pdf = path.join(TOUR, '任前公示.pdf');
  await answerDialogs(app, { save: pdf });
  await page.getByRole('button', { name: '存为 PDF', exact: true }).click();
  await page.getByText(/已存为 PDF/).waitFor({ timeout: 90_000 });
  expect((await pdfPages(pdf)).join('')).toContain('公示');
  await page.locator('.ant-drawer-close').click();
}

/** A batch of appointments, from the list of a township's people to the register. */
export function appointmentsAreMade(current: () => RunningApp): void {
  it('a mayor is proposed for the vacant post of another township, and the batch is checked', async () => {
    const running = current();
    const { page } = running;
    const mayor = page.locator('.people-list .data-row').filter({ hasText: '党委副书记、镇长' });
    await mayor.locator('input').check();
    await page.getByRole('button', { name: '列入动议' }).click();
    await page.getByRole('textbox', { name: '批次名称' }).fill('2026 年第 1 批干部调整');
    await page.getByRole('button', { name: '列入 1 人' }).click();
    await page.waitForURL(/#\/appointments\/\d+/);
    await page
      .getByLabel('核查结果')
      .getByText(/没有拟任免职务/)
      .waitFor();
    await page.locator('.batch-items tbody tr').first().getByRole('button').first().click();
    await propose(running);
    for (const [key, value] of dates) await choose(running, `input-fields.${key}`, value);
    await page.getByRole('region', { name: '公示（起、止）' }).getByRole('combobox').fill('没有反映');
    await page.keyboard.press('Enter');
    await save(page);
    await shoot(running, 'appointment-batch');
  });

  it('the papers of the batch are printed', () => printNotice(current()));

  it('the batch is completed: the register, the resume and the establishment follow', async () => {
    const running = current();
    const { page } = running;
    await page.getByRole('button', { name: '完成任免' }).click();
    const dialog = page.getByRole('dialog', { name: /完成/ });
    await dialog.getByText(/1 项任职/).waitFor();
    await shoot(running, 'appointment-completion');
    const warned = dialog.getByRole('checkbox', { name: /警告已核实/ });
    if (await warned.isVisible()) await warned.check();
    await dialog.getByRole('button', { name: '办理 1 人' }).click();
    await page.getByText('已办理 1 人').waitFor();
    await shoot(running, 'appointment-completed');
    await page.locator('.batch-items tbody tr').first().getByRole('button').first().click();
    await page.getByRole('button', { name: '人员页' }).click();
    await page.getByText('白鹭镇党委书记').first().waitFor();
    await shoot(running, 'person-appointed');
  });
}
