import path from 'node:path';
import { Workbook } from 'exceljs';
import { expect, it } from 'vitest';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// Templates and the ten sheets of the extraction table, out of the running program and back into it.
const running = scene('exchange', { people: 100 });
const { data } = running;
const table = path.join(data, '提取表.xlsx');
const template = path.join(data, '模板.xlsx');

async function chooseFile(file: string): Promise<void> {
  const { app, page } = running;
  await answerDialogs(app, { open: [file] });
  await openPage(page, '导入');
  const again = page.getByRole('button', { name: '再导入一个文件' });
  const choose = page.getByRole('button', { name: /选择文件|换一个文件/ });
  await again.or(choose).first().waitFor();
  if (await again.isVisible()) await again.click();
  await choose.click();
  await page.getByText('整本导入：').waitFor();
}

it('the table is saved from the list of people, one appraisal changed, and imported', async () => {
  const { app, page } = running;
  await page.getByRole('button', { name: '其他导出' }).click();
  await page.getByRole('menuitem', { name: '模板和提取表' }).click();
  await takeScreenshot(page, 'exchange-drawer');
  await answerDialogs(app, { save: table });
  await page.getByRole('button', { name: '导出提取表' }).click();
  await page.getByText('已导出 100 人：提取表.xlsx').waitFor();
  await page.keyboard.press('Escape');

  const book = new Workbook();
  await book.xlsx.readFile(table);
  const sheet = book.getWorksheet('A15');
  const name = String(sheet?.getCell('A2').value);
  expect(sheet?.getCell('C2').value).toBeTruthy();
  sheet?.addRow([name, sheet.getCell('B2').value, '优秀', '2001']);
  await book.xlsx.writeFile(table);

  await chooseFile(table);
  await takeScreenshot(page, 'exchange-file');
  await page.getByRole('button', { name: '下一步：认各表和列' }).click();
  await page.getByText('找到 10 张表').waitFor();
  await takeScreenshot(page, 'exchange-sheets');
  await page.getByRole('button', { name: '下一步：对单位' }).click();
  await page.getByText('修改 1', { exact: true }).waitFor();
  await page.getByText('2001　优秀').first().waitFor();
  await takeScreenshot(page, 'exchange-changes');
  await page.getByRole('button', { name: '导入 1 人' }).click();
  await page.getByRole('heading', { name: '已导入' }).waitFor({ timeout: 60_000 });
  await takeScreenshot(page, 'exchange-done');
  const [run] = (await call(page, 'import.history', { offset: 0, limit: 1 })).runs;
  expect(run).toMatchObject({ changed: 1, added: 0, sheetName: '提取表（十张表）' });
});

it('a template is saved from the import page, filled in, and imported without a question', async () => {
  const { app, page } = running;
  await answerDialogs(app, { save: template });
  await page.getByRole('button', { name: '模板和提取表' }).click();
  await page.getByRole('button', { name: '下载人员模板' }).click();
  await page.getByText('已保存：模板.xlsx').waitFor();
  await page.keyboard.press('Escape');

  const book = new Workbook();
  await book.xlsx.readFile(template);
  const sheet = book.getWorksheet('人员');
  sheet?.getRow(4).eachCell((cell, column) => {
    sheet.getCell(5, column).value = cell.value;
  });
  if (sheet) {
    const unit = (await call(page, 'organization.tree', {})).find(({ kind }) => kind === 'village');
    const heads = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(2, index + 1).value);
    sheet.getCell(5, 1).value = '欧阳示例';
    sheet.getCell(5, heads.indexOf('所在单位') + 1).value = unit?.name ?? '';
  }
  await book.xlsx.writeFile(template);

  await chooseFile(template);
  await page.getByRole('button', { name: '下一步：认各表和列' }).click();
  await page.getByText('找到 5 张表').waitFor();
  await page.getByRole('button', { name: '下一步：对单位' }).click();
  await page.getByText('新增 1', { exact: true }).waitFor();
  await takeScreenshot(page, 'exchange-template');
  await page.getByRole('button', { name: '导入 1 人' }).click();
  await page.getByRole('heading', { name: '已导入' }).waitFor({ timeout: 60_000 });
  expect(running.problems).toEqual([]);
});
