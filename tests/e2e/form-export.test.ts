import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { parseLrmx } from '#shared/register/lrmx';
import { answerDialogs, PROJECT, takeScreenshot } from './support/app.ts';
import { addOrganization, addPerson, call } from './support/archive.ts';
import { choose, go, settled } from './support/forms.ts';
import { scene } from './support/scene.ts';

// Approval forms as files, from the list of people and from a person's page, and the batch edit that fills them first.
const running = scene('form-export');
const { data } = running;
const folder = path.join(data, '任免表');
const portrait = fs.readFileSync(path.join(PROJECT, 'tests/fixtures/portraits/man.jpg')).toString('base64');
let first = 0;

beforeAll(async () => {
  fs.mkdirSync(folder);
  const { page } = running;
  const organizationId = await addOrganization(page, '青溪镇');
  first = await addPerson(page, { name: '张三', organizationId, birthDate: '1985-03', positionOrder: 1 });
  await addPerson(page, { name: '李四', organizationId, positionOrder: 2, appraisalSummary: '2024年称职' });
  await call(page, 'person.setPhoto', { id: first, image: portrait });
  await answerDialogs(running.app, { open: [folder] });
  await page.reload();
});

it('a batch edit sets the sex and appends an appraisal, as shown before', async () => {
  const { page } = running;
  await page.locator('.people-list thead').getByRole('checkbox').check();
  await page.getByRole('button', { name: '批量修改' }).click();
  await page.getByLabel('栏目').click();
  await page.getByText('任免审批表常用栏目').waitFor();
  await choose(page, '性别');
  await page.locator('.batch-value .ant-select').click();
  await choose(page, '男');
  await page.getByRole('button', { name: '再改一栏' }).click();
  await page.getByLabel('栏目').nth(1).click();
  await page.keyboard.type('年度');
  await choose(page, '年度考核结果');
  await page.getByLabel('方式').nth(1).click();
  await choose(page, '在后面添加');
  await page.locator('.batch-value textarea').fill('2025年优秀');
  await page.getByText('2024年称职；2025年优秀').waitFor();
  await takeScreenshot(page, 'form-batch-edit');
  await page.getByRole('button', { name: '修改 2 人' }).click();
  await page.getByText('已修改 2 人').waitFor();
});

it('forms of the selected people are written, named by the pattern', async () => {
  const { page } = running;
  await takeScreenshot(page, 'people-selected');
  await page.getByRole('button', { name: '导出任免表' }).click();
  const pattern = page.getByLabel('文件名');
  await pattern.fill('{序号}{姓名');
  await page.getByText('花括号没有成对').waitFor();
  await pattern.fill('{序号}');
  await page.getByRole('button', { name: '{姓名}' }).click();
  await page.getByText('如：01张三.lrmx').waitFor();
  await page.getByRole('button', { name: '选择文件夹' }).click();
  await page.getByText(folder).waitFor();
  await settled(page);
  await takeScreenshot(page, 'form-export');
  await page.getByRole('button', { name: '导出 2 人' }).click();
  await page.getByText('已导出 2 人的任免表').waitFor();
  await page.getByText('1 人没有照片').waitFor();
  await takeScreenshot(page, 'form-export-done');
  expect(fs.readdirSync(folder).sort()).toEqual(['01张三.lrmx', '02李四.lrmx']);
  const [one, two] = ['01张三.lrmx', '02李四.lrmx'].map((name) =>
    parseLrmx(fs.readFileSync(path.join(folder, name), 'utf8')),
  );
  expect(one).toMatchObject({
    generation: 4,
    values: { XingMing: '张三', XingBie: '男', ZhaoPian: portrait },
  });
  expect(one?.values.ChuShengNianYue).toBe('198503');
  expect(two?.values.NianDuKaoHeJieGuo).toBe('2024年称职；2025年优秀');
  await page.getByRole('button', { name: '关闭' }).last().click();
});

it('a person alone goes out from the page; a file that stands there is asked about, and the log tells', async () => {
  const { app, page } = running;
  await app.evaluate(({ shell }) => {
    shell.openPath = async (opened) => {
      (globalThis as { opened?: string }).opened = opened;
      return '';
    };
  });
  await go(page, `/people/${first}`);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '导出任免表' }).click();
  await page.getByText('如：01张三.lrmx').waitFor();
  await page.getByRole('button', { name: '选择文件夹' }).click();
  await page.getByRole('button', { name: '导出 1 人' }).click();
  await page.getByText('文件夹里已有 1 个同名文件').waitFor();
  await settled(page);
  await takeScreenshot(page, 'form-export-existing');
  await page.getByRole('button', { name: '另存', exact: true }).click();
  await page.getByText('已导出 1 人的任免表').waitFor();
  expect(fs.readdirSync(folder).sort()).toEqual(['01张三.lrmx', '01张三（2）.lrmx', '02李四.lrmx']);
  await page.getByRole('button', { name: '打开文件夹' }).click();
  await expect.poll(() => app.evaluate(() => (globalThis as { opened?: string }).opened)).toBe(folder);
  await page.getByRole('button', { name: '关闭' }).last().click();
  const nobody = { from: null, before: null, actorId: null };
  const log = await call(page, 'audit.page', { ...nobody, kind: 'output', offset: 0, limit: 10 });
  expect(log.rows.map(({ channel }) => channel)).toEqual(['form.export', 'form.export']);
});
