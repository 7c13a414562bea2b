import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT, answerDialogs } from './app.ts';
import { addPerson, call } from './archive.ts';
import { go, save } from './forms.ts';
import type { Scene } from './scene.ts';

interface Current {
  readonly person: number;
  readonly unit: number;
}

/** History, photo and scans of somebody whose page is open and has been written in. */
export function fileOfPerson(running: Scene, current: () => Current): void {
  it('the history tells who changed what, and an earlier state is put back', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '变更记录' }).click();
    const drawer = page.locator('.ant-drawer');
    await drawer.getByText('湖南常德').waitFor();
    await drawer
      .getByRole('listitem')
      .filter({ hasText: '联系电话' })
      .getByRole('button', { name: '恢复到这一版' })
      .click();
    await expect.poll(() => page.getByLabel('居住地', { exact: true }).inputValue()).toBe('');
    await save(page);
    expect((await call(page, 'person.get', { id: current().person })).fields).toMatchObject({
      residence: null,
      phone: '13800000000',
      birthPlace: null,
    });
  });

  it('a photo is cut to 4:5 and kept', async () => {
    const { page } = running;
    await page.getByTestId('photo-file').setInputFiles(path.join(PROJECT, 'resources/icons/512x512.png'));
    await page.getByRole('button', { name: '使用这张照片' }).waitFor();
    // Nothing moves where the system wants it so (launchApp says that it does).
    expect(await page.locator('[class*="ant-zoom"]').count()).toBe(0);
    await page.getByRole('button', { name: '使用这张照片' }).click();
    await page.getByAltText('照片', { exact: true }).waitFor();
    await expect
      .poll(() => call(page, 'person.photo', { id: current().person }))
      .toMatchObject({ width: 410, height: 512 });
  });

  it('scanned files go into their class, are described and saved out', async () => {
    const { app, page } = running;
    const scan = path.join(running.data, '入党志愿书.pdf');
    fs.writeFileSync(scan, '%PDF-1.4 scanned');
    await answerDialogs(app, { open: [scan], save: path.join(running.data, '导出.pdf') });
    await page.getByRole('button', { name: '添加扫描件' }).click();
    await page.getByRole('menuitem', { name: '六、党团类' }).click();
    await page.getByText('已存入 1 件').waitFor();
    const title = page.getByLabel('材料名称');
    await expect.poll(() => title.inputValue()).toBe('入党志愿书');
    await page.getByLabel('材料日期').fill('2009.6');
    await page.getByLabel('页数').fill('12');
    await page.getByLabel('材料名称').focus();
    await page.getByText('1 件，12 页').waitFor();
    await page.getByRole('button', { name: '另存' }).click();
    await page.getByText(/已存为/).waitFor();
    expect(fs.readFileSync(path.join(running.data, '导出.pdf'), 'utf8')).toBe('%PDF-1.4 scanned');
  });
}

/** Somebody in the bin, in the list, and as a pattern for others. */
export function placeOfPerson(running: Scene, current: () => Current): void {
  it('goes to the recycle bin with a reason, can still be read, and comes back', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '移入回收站' }).click();
    await page.getByLabel('原因（记入变更记录）').fill('录入错误');
    await page.getByRole('button', { name: '移除张晓明' }).click();
    await page.getByRole('heading', { name: '人员名册' }).waitFor();
    await go(page, `/people/${current().person}`);
    await page.getByText('此人在回收站中，只能查看').waitFor();
    await expect.poll(() => page.getByLabel('姓名', { exact: true }).isDisabled()).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: '保存', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '从回收站恢复' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).waitFor();
  });

  it('the people before and behind in the list are one key away', async () => {
    const { page } = running;
    await addPerson(page, { name: '李建国', organizationId: current().unit });
    await page.reload();
    await go(page, '/people');
    await page.getByRole('cell', { name: '李建国' }).dblclick();
    await page.getByRole('heading', { name: '李建国' }).waitFor();
    await page.getByText('2 / 2').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { name: '张晓明' }).waitFor();
    await page.getByRole('button', { name: '下一人' }).click();
    await page.getByRole('heading', { name: '李建国' }).waitFor();
  });

  it('somebody new begins after the pattern of a colleague', async () => {
    const { page } = running;
    await go(page, `/people/${current().person}`);
    await page.getByRole('heading', { name: '张晓明' }).waitFor();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '照此人新增' }).click();
    await page.getByRole('heading', { name: '新增人员' }).waitFor();
    await expect.poll(() => page.getByLabel('现任职务', { exact: true }).inputValue()).toBe('青溪镇党委委员');
    expect(await page.getByLabel('身份证号', { exact: true }).inputValue()).toBe('');
  });
}
