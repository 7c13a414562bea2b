import { beforeAll, expect, it } from 'vitest';
import { call } from './support/archive.ts';
import { focused, openPage, save, settled } from './support/forms.ts';
import { scene } from './support/scene.ts';

// The form of a unit in the running program: nothing typed is lost or made twice.
const running = scene('organizations', { people: 100 });

beforeAll(async () => {
  await openPage(running.page, '单位');
});

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
    // The archive has it before the form has heard of it, and meanwhile the form takes no second save.
    await save(page);
    const [unit] = await unitsNamed('试点办公室');
    expect((await call(page, 'organization.get', { id: unit?.id ?? 0 })).fields.remark).toBe(remark);
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

async function unitId(name: string): Promise<number> {
  const [unit] = await unitsNamed(name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit.id;
}

it('refuses to save what it cannot read, says which field, and saves once it is put right', async () => {
  const { page } = running;
  const id = await unitId('试点办公室');
  await page.getByRole('tree').getByText('试点办公室').click();
  await page.getByLabel('设立时间').fill('1985.13');
  await page.getByLabel('备注').fill('与日期一起');
  await page.keyboard.press('Control+s');
  await page.getByText('没有保存：“设立时间”月份不在 1 至 12 之间').waitFor();
  expect((await call(page, 'organization.get', { id })).fields.remark).toBe('第二次');
  await page.getByLabel('设立时间').fill('1985.3');
  await page.getByLabel('行政编制数').fill('十来个');
  await page.keyboard.press('Control+s');
  await page.getByText('没有保存：“行政编制数”看不出是数字').waitFor();
  await page.getByLabel('行政编制数').fill('１２人');
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => (await call(page, 'organization.get', { id })).fields)
    .toMatchObject({ established: '1985-03', staffAdministrative: 12, remark: '与日期一起' });
});

it('shows what the checks say while typing, and a finding leads to its input', async () => {
  const { page } = running;
  await page.getByLabel('正职职数').fill('-2');
  const finding = page.getByLabel('核查结果').getByText('正职职数为 -2');
  await finding.waitFor();
  await page.getByLabel('备注').click();
  await finding.click();
  await expect.poll(() => focused(page)).toBe('正职职数');
  await page.getByRole('status').getByText('正职职数为 -2').waitFor();
  await page.getByLabel('正职职数').fill('');
  await finding.waitFor({ state: 'hidden' });
});

it('keeps what was typed through a reload, and offers it when the unit is opened again', async () => {
  const { page } = running;
  const id = await unitId('试点办公室');
  await page.getByLabel('地址').fill('示范路 1 号');
  // A draft is kept some seconds after typing; nothing else has been told to the program when the window dies.
  await expect
    .poll(() => call(page, 'draft.get', { form: 'organization', entityId: id }), { timeout: 30_000 })
    .toMatchObject({ content: expect.stringContaining('示范路') as string });
  await page.reload();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('试点办公室有一份没有保存的草稿').waitFor();
  await dialog.getByText('改动的栏目：地址').waitFor();
  await settled(page);
  await dialog.getByRole('button', { name: '恢复草稿' }).click();
  await expect.poll(() => page.getByLabel('地址').inputValue()).toBe('示范路 1 号');
  await save(page);
  expect((await call(page, 'organization.get', { id })).fields.address).toBe('示范路 1 号');
  await expect.poll(() => call(page, 'draft.get', { form: 'organization', entityId: id })).toBeNull();
});

it('pages through the history of a unit', async () => {
  const { page } = running;
  const id = await unitId('试点办公室');
  for (let time = 0; time < 40; time += 1) {
    const { version, parentId, fields } = await call(page, 'organization.get', { id });
    await call(page, 'organization.save', {
      id,
      version,
      parentId,
      fields: { ...fields, remark: `第 ${time} 遍` },
    });
  }
  await page.getByRole('button', { name: '变更记录' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('第 39 遍').first().waitFor();
  expect(await drawer.getByText('新建').count()).toBe(0);
  await drawer.getByRole('button', { name: '更早的记录' }).click();
  await drawer.getByText('新建').waitFor();
  await page.keyboard.press('Escape');
});
