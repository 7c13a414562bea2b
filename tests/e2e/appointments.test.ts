import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { emptyRecord } from '#shared/lib/field';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { childKeys, personChildren, type PersonChildren } from '#shared/register/fields/children';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { go, openPage, save } from './support/forms.ts';
import { scene } from './support/scene.ts';

// 任免动议 in the running program: from two people in the list over the steps, the findings and the papers to the register,
// and back again.
const running = scene('appointments');
const { data } = running;
let town = 0;
let other = 0;
let wang = 0;

async function addTown(name: string, parentId: number | null): Promise<number> {
  const given = { name, kind: parentId === null ? 'county' : 'town', approvedChief: 2, approvedDeputy: 3 };
  const fields = { ...emptyRecord(organizationFields), ...given };
  return (await call(running.page, 'organization.save', { id: null, version: 0, parentId, fields })).id;
}

async function addDeputy(): Promise<number> {
  const fields = {
    ...emptyRecord(personFields),
    name: '王晓明',
    idNumber: '110101198503070011',
    birthDate: '1985-03',
    gender: '1',
    politicalStatus: '01',
    partyJoined: '2006-05',
    organizationId: town,
    currentPost: '雁阵镇副镇长',
    currentPostSince: '2016-05',
    postTier: '0142',
    postTierSince: '2016-05',
  } as PersonRecord;
  const none = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;
  const post = {
    ...emptyRecord(personChildren.appointments.fields),
    organizationId: town,
    post: '副镇长',
    tier: '0142',
    memberKind: '3',
    leader: true,
    primary: true,
    started: '2016-05',
    state: '1',
  };
  const children = {
    ...none,
    appointments: [post],
    resume: [{ started: '2016-05', ended: null, content: '雁阵镇副镇长' }],
  };
  return (await call(running.page, 'person.save', { id: null, version: 0, fields, children })).id;
}

/** An input of the batch itself: the steps' headings bear the same words as their dates. */
function input(key: string) {
  return running.page.locator(`[id="input-fields.${key}"]`);
}

async function fill(key: string, text: string): Promise<void> {
  await input(key).fill(text);
  await input(key).press('Enter');
}

beforeAll(async () => {
  const { page } = running;
  const county = await addTown('示范县', null);
  town = await addTown('雁阵镇', county);
  other = await addTown('青溪镇', county);
  wang = await addDeputy();
  await page.reload();
});

it('puts people of the list into a new batch', async () => {
  const { page } = running;
  await openPage(page, '任免动议');
  await page.getByText('还没有任免动议').waitFor();
  await openPage(page, '人员名册');
  await page.locator('.data-row').first().waitFor();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: '列入动议' }).click();
  await page.getByRole('textbox', { name: '批次名称' }).fill('2026 年第 1 批');
  await page.getByRole('button', { name: '列入 1 人' }).click();
  await page.waitForURL(/#\/appointments\/\d+/);
  await page.getByRole('heading', { level: 1, name: '2026 年第 1 批' }).waitFor();
  await page.getByLabel('核查结果').getByText('王晓明没有拟任免职务').waitFor();
});

it('takes posts to leave from the register and posts to take from the tree', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '王晓明', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '王晓明' });
  await drawer.getByRole('checkbox', { name: /雁阵镇副镇长/ }).check();
  await drawer.getByRole('button', { name: '增加一项' }).click();
  await drawer.locator('#take-0-organizationId').fill('青溪');
  await page.locator('.ant-select-tree-title').getByText('青溪镇', { exact: true }).click();
  await drawer.locator('#take-0-post').fill('镇长');
  await page.keyboard.press('Tab');
  const choose = async (id: string, text: string): Promise<void> => {
    await drawer.locator(id).fill(text);
    await page.keyboard.press('Enter');
  };
  await choose('#take-0-tier', '乡科级正职');
  await choose('#take-0-memberKind', '正职');
  await choose('[id="input-items.0.fields.change"]', '逐级晋升');
  await choose('[id="input-items.0.fields.method"]', '选任');
  await choose('[id="input-items.0.fields.endReason"]', '晋升');
  // Closed with Escape, the drawer keeps what is being typed.
  await drawer.locator('[id="input-items.0.fields.probationUntil"]').fill('2027.03');
  await takeScreenshot(page, 'appointment-item');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: '青溪镇镇长' }).waitFor();
  await save(page);
  const { items } = await call(page, 'appointment.get', { id: 1 });
  expect(items[0]).toMatchObject({
    leaves: [{ organizationId: town, post: '副镇长', started: '2016-05' }],
    takes: [{ organizationId: other, post: '镇长', tier: '0141', memberKind: '1', primary: true }],
    fields: { change: '26', method: '2', endReason: '1' },
  });
});

it('counts the working days of the notice and says what is too short', async () => {
  const { page } = running;
  const dates = [
    ['proposed', '2026.01.05'],
    ['reviewed', '2026.01.08'],
    ['inspectedFrom', '2026.01.20'],
    ['inspectedUntil', '2026.01.22'],
    ['decided', '2026.02.10'],
    ['noticeFrom', '2026.03.02'],
    ['noticeUntil', '2026.03.05'],
    // Elected after the notice; the document is of the day after.
    ['appointed', '2026.03.10'],
    ['documentDate', '2026.03.11'],
  ] as const;
  for (const [key, date] of dates) await fill(key, date);
  await page.getByLabel('核查结果').getByText('只有 4 个工作日，少于 5 个').waitFor();
  await page.getByRole('button', { name: '按 5 日' }).click();
  await page.getByText('5 个工作日', { exact: true }).waitFor();
  expect(await input('noticeUntil').inputValue()).toBe('2026.03.06');
  await page.getByRole('region', { name: '公示（起、止）' }).getByRole('combobox').fill('没有反映');
  await page.keyboard.press('Enter');
  await save(page);
  await takeScreenshot(page, 'appointment-batch');
});

it('is not completed without the number of the document, and says in words what is missing', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '完成任免' }).click();
  const dialog = page.getByRole('dialog', { name: /完成/ });
  await dialog.getByText('没有填写任免文号').waitFor();
  expect(await dialog.getByRole('button', { name: '办理 1 人' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '暂不办理' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await fill('document', '示组干〔2026〕3号');
  await save(page);
});

it('shows the papers of a step as they are printed', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '文书' }).click();
  await page.getByRole('menuitem', { name: '任前公示' }).click();
  await page.getByText('干部任前公示', { exact: true }).waitFor();
  await page.getByText(/共5个工作日/).waitFor();
  await takeScreenshot(page, 'appointment-notice');
  await page.keyboard.press('Escape');
});

it('makes one PDF of several papers, and asks first about what is left for ink', async () => {
  const { app, page } = running;
  await page.getByRole('button', { name: '打印文书' }).click();
  await page.getByRole('menuitem', { name: '任职通知书' }).click();
  await page.getByText('王晓明没有填写任职通知书编号，纸上留空').waitFor();
  await page.getByRole('checkbox', { name: '任免通知' }).check();
  await page.getByText(/共 2 份 2 页/).waitFor();
  await takeScreenshot(page, 'appointment-papers');
  const file = path.join(data, '文书.pdf');
  await answerDialogs(app, { save: file });
  await page.getByRole('button', { name: '存为 PDF', exact: true }).click();
  await page.getByText(/有 \d+ 处需要核对/).waitFor();
  await page.getByRole('button', { name: '仍要存为 PDF' }).click();
  await page.getByText('已存为 PDF，共 2 页').waitFor();
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');
});

it('carries the batch out in the register, shown in numbers first', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '完成任免' }).click();
  const dialog = page.getByRole('dialog', { name: /完成/ });
  await dialog.getByText('1 人，1 项任职，1 项免职，1 人调整单位').waitFor();
  await takeScreenshot(page, 'appointment-completion');
  const warned = dialog.getByRole('checkbox', { name: /警告已核实/ });
  if (await warned.isVisible()) await warned.check();
  await dialog.getByRole('button', { name: '办理 1 人' }).click();
  await page.getByText('已办理 1 人').waitFor();
  await page.getByText('已完成').waitFor();
  // The page says what stood before, as the papers do.
  const row = page.getByRole('region', { name: '任免人员' }).getByRole('row').nth(1);
  await expect.poll(() => row.getByRole('cell').nth(2).textContent()).toBe('雁阵镇副镇长');
  const { fields, children } = await call(page, 'person.get', { id: wang });
  expect(fields).toMatchObject({ organizationId: other, currentPost: '青溪镇镇长', postTier: '0141' });
  expect(children.appointments.map(({ post, state }) => [post, state])).toEqual([
    ['镇长', '1'],
    ['副镇长', '0'],
  ]);
  expect(children.resume.map(({ content, ended }) => [content, ended])).toEqual([
    ['雁阵镇副镇长', '2026-03'],
    ['青溪镇镇长', null],
  ]);
});

it('lists the trial period, and keeps what is decided at its end', async () => {
  const { page } = running;
  await openPage(page, '任职试用期');
  await page.getByText('其他状态 1 人').or(page.getByText('期满未定').first()).first().waitFor();
  await page.getByRole('combobox', { name: '状态' }).fill('试用中');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const line = page.locator('.data-row').filter({ hasText: '王晓明' });
  await line.getByText('青溪镇镇长').waitFor();
  await takeScreenshot(page, 'appointment-trials');
  await line.dblclick();
  const dialog = page.getByRole('dialog', { name: '王晓明　试用期满' });
  await dialog.getByText('正式任职').waitFor();
  await takeScreenshot(page, 'appointment-trial');
  await dialog.locator('#trial-decided').fill('2026.03.12');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('已记录').waitFor();
  const [trial] = await call(page, 'appointment.trials', { search: '王晓明', days: 60 });
  expect(trial).toMatchObject({ trialResult: 'confirmed', trialDecided: '2026-03-12', state: 'decided' });
  await go(page, '/appointments/1');
});

it('takes the completion back, and the person stands as before', async () => {
  const { page } = running;
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '撤回完成' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回完成' }).click();
  await page.getByText('已撤回，1 人').waitFor();
  const { fields } = await call(page, 'person.get', { id: wang });
  expect(fields).toMatchObject({ organizationId: town, currentPost: '雁阵镇副镇长', postTier: '0142' });
});

it('tells on the page of the person which batch runs, and leads there', async () => {
  const { page } = running;
  await go(page, `/people/${wang}`);
  await page.getByRole('button', { name: '2026 年第 1 批' }).click();
  await page.waitForURL(/#\/appointments\/1$/);
  expect(running.problems).toEqual([]);
});

it('keeps a draft of what was typed and not saved', async () => {
  const { page } = running;
  await fill('number', '2026-01');
  await page.getByText(/草稿 .* 已存/).waitFor();
  await page.reload();
  await page.getByRole('button', { name: '恢复草稿' }).click();
  await expect.poll(() => input('number').inputValue()).toBe('2026-01');
});
