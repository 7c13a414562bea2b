import { expect, it } from 'vitest';
import { takeScreenshot } from './app.ts';
import { call } from './archive.ts';
import { choose, openPage } from './forms.ts';
import { everybody, listRows, waitForTotal } from './people-list.ts';
import type { Scene } from './scene.ts';

/** Everybody of the demonstration county of 4,000 is changed at once; nobody is selected before or after. */
export function changedInBulk(running: Scene): void {
  it('are selected over pages, shown what would change, changed, and put back as a whole', async () => {
    const { page } = running;
    await page.locator('.people-list thead').getByRole('checkbox').check();
    await page.getByRole('button', { name: '选择列表全部 4,000 人' }).click();
    await page.getByText('已选 4,000 人').waitFor();
    await page.getByRole('button', { name: '批量修改' }).click();
    await page.getByLabel('栏目').click();
    await page.keyboard.type('年度');
    await choose(page, '年度考核结果');
    await page.getByLabel('方式').click();
    await choose(page, '在后面添加');
    await page.locator('.batch-value textarea').fill('特此说明');
    const apply = page.getByRole('button', { name: '修改 4,000 人' });
    await apply.waitFor();
    await page.getByText('将修改 4,000').waitFor({ timeout: 60_000 });
    await takeScreenshot(page, 'people-batch');
    const { id } = (await call(page, 'person.page', { ...everybody, columns: [], offset: 7, limit: 1 }))
      .rows[0] ?? { id: 0 };
    const before = await call(page, 'person.get', { id });
    await apply.click();
    await page.getByText('已修改 4,000 人').waitFor({ timeout: 120_000 });
    // The offer goes after ten seconds, unless the mouse rests on it.
    const undo = page.locator('.ant-message').getByRole('button', { name: '撤销' });
    await undo.hover();
    const changed = await call(page, 'person.get', { id });
    expect(changed.fields.appraisalSummary).toBe(
      `${before.fields.appraisalSummary ?? ''}；特此说明`.replace(/^；/, ''),
    );
    // Somebody changes one of them: that one is named and left when the rest is put back.
    const fields = { ...changed.fields, appraisalSummary: '另行改过' };
    await call(page, 'person.save', { id, version: changed.version, fields, children: changed.children });
    await undo.click();
    await page.getByText('以下 1 处后来又改动过').waitFor({ timeout: 60_000 });
    await takeScreenshot(page, 'people-undo');
    await page.getByRole('button', { name: '撤销 3,999 人' }).click();
    await page.getByText('已撤销 3,999 人的改动，1 处保持现状').waitFor({ timeout: 120_000 });
    expect((await call(page, 'person.get', { id })).fields.appraisalSummary).toBe('另行改过');
    await page.getByRole('button', { name: '取消选择' }).click();
  });
}

/** Two of the same county go to the recycle bin. */
export function removedInBulk(running: Scene): void {
  it('go to the recycle bin with a reason after a backup, and come back or are deleted for good', async () => {
    const { page } = running;
    for (const row of [2, 4]) await listRows(page).nth(row).getByRole('checkbox').check();
    await page.getByRole('button', { name: '移入回收站' }).click();
    await page.getByRole('button', { name: '移除 2 人' }).click();
    await page.getByText('请填写原因').waitFor();
    await page.getByLabel('原因').fill('重复录入');
    await page.keyboard.press('Escape');
    await takeScreenshot(page, 'people-remove');
    await page.getByRole('button', { name: '移除 2 人' }).click();
    await page.getByText('已将 2 人移入回收站').waitFor({ timeout: 60_000 });
    await waitForTotal(page, 3998);
    await openPage(page, '回收站');
    const bin = page.getByLabel('回收站人员').locator('.data-row');
    await bin.nth(1).waitFor();
    await takeScreenshot(page, 'recycle-bin');
    await bin.first().getByRole('checkbox').check();
    await page.getByRole('button', { name: '恢复 1 人' }).click();
    await page.getByText('已恢复 1 人').waitFor();
    await expect.poll(() => bin.count()).toBe(1);
    await bin.first().getByRole('checkbox').check();
    await page.getByRole('button', { name: '彻底删除 1 人' }).click();
    const purge = page.getByRole('dialog').getByRole('button', { name: '彻底删除 1 人' });
    expect(await purge.isDisabled()).toBe(true);
    await page.getByLabel('请输入“彻底删除”').fill('彻底删除');
    await purge.click();
    await page.getByText('回收站是空的').waitFor({ timeout: 60_000 });
    await openPage(page, '人员名册');
    await waitForTotal(page, 3999);
  });
}
