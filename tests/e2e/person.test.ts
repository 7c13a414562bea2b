import type { CDPSession } from 'playwright-core';
import { makeIdNumber } from '#shared/lib/id-number';
import { beforeAll, describe, expect, it } from 'vitest';
import { addOrganization, administrator, call } from './support/archive.ts';
import { focused, go, paste, save, settled, type } from './support/forms.ts';
import { fileOfPerson, placeOfPerson } from './support/person-file.ts';
import { scene } from './support/scene.ts';

const running = scene('person');
let unit: number;
let person: number;

async function stored(): Promise<ReturnType<typeof call<'person.get'>> extends Promise<infer P> ? P : never> {
  return call(running.page, 'person.get', { id: person });
}

beforeAll(async () => {
  unit = await addOrganization(running.page, '青溪镇');
  await running.page.reload();
});

describe('typing somebody in', () => {
  it('begins with the name, and Enter goes from field to field', async () => {
    const { page } = running;
    await go(page, `/people/new?organization=${unit}`);
    await page.getByLabel('姓名', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toBe('姓名');
    await page.keyboard.insertText('张晓明');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('性别');
    // A closed list lets Enter pass; typing opens it, and Enter then chooses.
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('出生年月');
  });

  it('reads dates in three forms', async () => {
    const { page } = running;
    await type(page, '出生年月', '1985年3月');
    await type(page, '参加工作时间', '200607');
    await type(page, '任现职时间', '2010.5');
    const shown = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
    await expect.poll(() => shown('出生年月')).toBe('1985.03');
    await expect.poll(() => shown('参加工作时间')).toBe('2006.07');
    await expect.poll(() => shown('任现职时间')).toBe('2010.05');
    await page.getByText('1985.03（', { exact: false }).waitFor();
  });

  it('Enter that ends a composition stays in the field', async () => {
    const { page } = running;
    const cdp: CDPSession = await page.context().newCDPSession(page);
    const place = page.getByLabel('籍贯', { exact: true });
    await place.focus();
    await cdp.send('Input.imeSetComposition', { text: 'hunan', selectionStart: 5, selectionEnd: 5 });
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 } as const;
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
    await cdp.send('Input.insertText', { text: '湖南桃源' });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter, windowsVirtualKeyCode: 13 });
    await expect.poll(() => place.inputValue()).toBe('湖南桃源');
    expect(await focused(page)).toBe('籍贯');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('出生地');
  });

  it('is saved with Ctrl+S though the checks find much, and stays on the page', async () => {
    const { page } = running;
    await page.getByLabel('现任职务', { exact: true }).fill('青溪镇党委委员');
    await save(page);
    await page.getByRole('heading', { name: '张晓明' }).waitFor();
    await page.waitForURL(/#\/people\/\d+/);
    person = Number(/\d+/.exec(new URL(page.url()).hash)?.[0]);
    expect((await stored()).fields).toMatchObject({
      name: '张晓明',
      birthDate: '1985-03',
      workStarted: '2006-07',
      currentPostSince: '2010-05',
      nativePlace: '湖南桃源',
      organizationId: unit,
    });
  });
});

describe('the checks', () => {
  it('fill what an ID number tells into empty fields only, and speak of what disagrees', async () => {
    const { page } = running;
    // A man born on 1990-01-01: the sex is empty and is filled in, the birth month stands and disagrees.
    const parts = { region: '990130', birth: '1990-01-01', sequence: 1, sex: '1' } as const;
    await type(page, '身份证号', makeIdNumber(parts));
    const findings = page.getByRole('list', { name: '核查结果' });
    const disagreement = findings.getByText('出生年月 1985.03 与身份证号中的 1990.01 不一致');
    await findings.getByText('性别未填写').waitFor({ state: 'hidden' });
    await disagreement.waitFor();
    expect(await page.getByLabel('出生年月', { exact: true }).inputValue()).toBe('1985.03');
    await page.locator('[data-path="fields.gender"]').getByText('男', { exact: true }).waitFor();
    await disagreement.click();
    await expect.poll(() => focused(page)).toMatch(/出生年月|身份证号/);
    await save(page);
    expect((await stored()).fields.gender).toBe('1');
  });

  it('lead from an address to the field', async () => {
    const { page } = running;
    await go(page, '/people');
    await page.getByRole('heading', { name: '人员名册' }).waitFor();
    await go(page, `/people/${person}?field=fields.phone`);
    await expect.poll(() => focused(page)).toBe('联系电话');
  });
});

describe('repeated sets', () => {
  it('Enter goes from cell to cell, makes a row at the end, and leaves from an empty one', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '新增年度考核' }).click();
    await expect.poll(() => focused(page)).toBe('年度考核第 1 行 年度');
    await page.keyboard.type('2024');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('年度考核第 1 行 考核结论');
    await page.keyboard.insertText('优秀');
    await page.locator('.ant-select-item-option-active').getByText('优秀').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('年度考核第 1 行 说明');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('年度考核第 2 行 年度');
    for (const next of ['年度考核第 2 行 考核结论', '年度考核第 2 行 说明', '年度考核结果']) {
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toBe(next);
    }
    await save(page);
    expect((await stored()).children.appraisals).toEqual([{ year: '2024', result: '1', remark: null }]);
  });

  it('a block copied from Excel fills cells and makes rows', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '新增家庭成员' }).click();
    await expect.poll(() => focused(page)).toBe('家庭成员第 1 行 称谓');
    await page.getByLabel('家庭成员第 1 行 姓名').focus();
    await page.getByLabel('家庭成员第 1 行 姓名').press('Shift+Tab');
    await expect.poll(() => focused(page)).toBe('家庭成员第 1 行 称谓');
    await paste(
      page,
      '称谓\t姓名\t出生年月\t政治面貌\t工作单位及职务\n妻子\t王芳\t1986年5月\t群众\t"青溪镇\n中心小学教师"\n儿子\t张一\t2012.9\t\t学生\n',
    );
    await page.getByText('已粘贴 2 行').waitFor();
    await save(page);
    expect((await stored()).children.family).toMatchObject([
      { relation: '妻子', name: '王芳', birthDate: '1986-05', work: '青溪镇中心小学教师' },
      { relation: '儿子', name: '张一', birthDate: '2012-09', work: '学生' },
    ]);
  });

  it('a free word stays as typed though a customary one begins with it', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '新增家庭成员' }).click();
    await expect.poll(() => focused(page)).toBe('家庭成员第 3 行 称谓');
    await page.keyboard.insertText('岳');
    await page.locator('.ant-select-item-option').getByText('岳父').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('家庭成员第 3 行 姓名');
    await page.locator('[data-path="children.family.2.relation"]').getByText('岳', { exact: true }).waitFor();
    await page.keyboard.press('Control+Delete');
    await page.getByLabel('家庭成员第 3 行 姓名').waitFor({ state: 'detached' });
  });

  it('a whole resume is read from text, and gaps stand between its lines', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '整段粘贴' }).click();
    await page
      .getByLabel('简历全文')
      .fill('2003.09--2006.07  省农业学校学生\n2006年7月至2010年3月 青溪镇干部\n201005-      青溪镇党委委员');
    await page.getByLabel('识别结果').getByText('2010.05--').waitFor();
    await page.getByRole('button', { name: /替换为识别出的 3 段/ }).click();
    await page.getByText('间断 2 个月：2010.03 至 2010.05').waitFor();
    await page.getByLabel('简历第 3 行 起').fill('2010.03');
    await page.getByLabel('简历第 3 行 经历').focus();
    await page.getByText('间断 2 个月').first().waitFor({ state: 'hidden' });
    await save(page);
    expect((await stored()).children.resume.map((row) => row.started)).toEqual([
      '2003-09',
      '2006-07',
      '2010-03',
    ]);
  });

  it('rows move and go by key', async () => {
    const { page } = running;
    await page.getByLabel('家庭成员第 2 行 姓名').press('Alt+ArrowUp');
    await expect.poll(() => page.getByLabel('家庭成员第 1 行 姓名').inputValue()).toBe('张一');
    await page.getByLabel('家庭成员第 2 行 姓名').press('Control+Delete');
    await page.getByLabel('家庭成员第 2 行 姓名').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => page.getByLabel('家庭成员第 2 行 姓名').inputValue()).toBe('王芳');
    await page.getByLabel('家庭成员第 2 行 姓名').press('Control+Delete');
    await page.getByLabel('家庭成员第 2 行 姓名').waitFor({ state: 'detached' });
    await save(page);
    expect((await stored()).children.family.map((row) => row.name)).toEqual(['张一']);
  });
});

describe('nothing typed is lost', () => {
  it('leaving asks, and every answer does what it says', async () => {
    const { page } = running;
    await page.getByLabel('联系电话', { exact: true }).fill('13800000000');
    await page.keyboard.press('Escape');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('改动的栏目：联系电话').waitFor();
    await settled(page);
    await dialog.getByRole('button', { name: '继续填写' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('navigation').getByRole('link', { name: '单位' }).click();
    await dialog.waitFor();
    await settled(page);
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForFunction(() => location.hash === '#/organizations');
    expect((await stored()).fields.phone).toBe('13800000000');
    await go(page, `/people/${person}`);
    await page.getByLabel('联系电话', { exact: true }).fill('1');
    await page.getByRole('button', { name: '返回名册' }).click();
    await dialog.waitFor();
    await settled(page);
    await dialog.getByRole('button', { name: '放弃修改' }).click();
    await page.getByRole('heading', { name: '人员名册' }).waitFor();
    expect((await stored()).fields.phone).toBe('13800000000');
  });

  it('a draft outlives the death of the program and is offered again', async () => {
    await go(running.page, `/people/${person}`);
    await running.page.getByLabel('居住地', { exact: true }).fill('青溪镇柳河村');
    await running.page.getByText(/草稿 \d\d:\d\d 已存/).waitFor();
    running.app.process().kill('SIGKILL');
    await running.reopen();
    const { page } = running;
    await call(page, 'archive.unlock', {
      userName: administrator.userName,
      password: administrator.password,
    });
    await page.reload();
    await go(page, `/people/${person}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/改动的栏目：居住地/).waitFor();
    await settled(page);
    await dialog.getByRole('button', { name: '恢复草稿' }).click();
    await expect.poll(() => page.getByLabel('居住地', { exact: true }).inputValue()).toBe('青溪镇柳河村');
    await save(page);
    expect((await stored()).fields.residence).toBe('青溪镇柳河村');
    await expect.poll(() => call(page, 'draft.get', { form: 'person', entityId: person })).toBeNull();
  });

  it('a change by somebody else is shown beside what was typed', async () => {
    const { page } = running;
    await page.getByLabel('健康状况', { exact: true }).fill('一般');
    await page.getByLabel('出生地', { exact: true }).fill('湖南常德');
    const { version, fields, children } = await stored();
    const other = { ...fields, health: '健康', speciality: '农业技术推广' };
    await call(page, 'person.save', { id: person, version, fields: other, children });
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /健康状况/ }).waitFor();
    await expect.poll(() => dialog.getByRole('row').count()).toBe(2);
    await settled(page);
    await dialog.getByRole('button', { name: '按选择继续' }).click();
    await save(page);
    expect((await stored()).fields).toMatchObject({
      health: '一般',
      birthPlace: '湖南常德',
      speciality: '农业技术推广',
    });
  });

  it('a date that cannot be read is said, and stays in its field', async () => {
    const { page } = running;
    await page.getByLabel('任现职级时间', { exact: true }).fill('前年');
    await page.keyboard.press('Control+s');
    await page.getByText('已保存，但有 1 处内容看不懂，没有存入').waitFor();
    expect(await page.getByLabel('任现职级时间', { exact: true }).inputValue()).toBe('前年');
    await page.getByLabel('任现职级时间', { exact: true }).fill('');
    await page.getByLabel('任现职时间', { exact: true }).focus();
  });
});

describe('what belongs to the person', () => {
  fileOfPerson(running, () => ({ person, unit }));
  placeOfPerson(running, () => ({ person, unit }));
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
