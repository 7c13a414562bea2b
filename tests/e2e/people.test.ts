import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { choose } from './support/forms.ts';
import { changedInBulk, removedInBulk } from './support/people-bulk.ts';
import { everybody, listRows, waitForTotal } from './support/people-list.ts';
import { scene } from './support/scene.ts';

// The list of people in the running program, as a clerk works in it for a day.
let page: Page;
const running = scene('people');

beforeAll(() => {
  page = running.page;
});

const rows = (): Locator => listRows(page);
const footer = (): Locator => page.locator('.footer-counts');
const search = (): Locator => page.getByPlaceholder('姓名、首字母、身份证号');

async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, [w = 0, h = 0]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height],
  );
  await page.waitForFunction((w) => innerWidth === w, width);
}

/** The rows come by themselves, after or before the numbers in the footer. */
async function waitForFirstRow(id: number | undefined): Promise<void> {
  await expect.poll(() => rows().first().getAttribute('data-row-key')).toBe(String(id));
}

describe('an empty register', () => {
  it('says what to do first, and loads the demonstration county from there', async () => {
    await page.getByText('名册还是空的').waitFor();
    for (const name of ['导入名册', '建立单位', '载入示范县']) {
      await expect.poll(() => page.getByRole('button', { name }).count()).toBe(1);
    }
    await takeScreenshot(page, 'people-empty');
    await page.getByRole('button', { name: '载入示范县' }).click();
    await waitForTotal(page, 4000, 240_000);
    await expect.poll(() => rows().count()).toBe(50);
  });
});

describe('the list', () => {
  it('fits 1366 pixels: nothing scrolls sideways, rows are 36 pixels, the footer stands at the bottom', async () => {
    await resize(1366, 768);
    const frame = () =>
      page.locator('.people-list .data-table').evaluate((body) => ({
        sideways: body.scrollWidth - body.clientWidth,
        page: document.documentElement.scrollWidth - innerWidth,
        row: document.querySelector('.people-list .data-row')?.getBoundingClientRect().height,
        bottom: innerHeight - (document.querySelector('.page-footer')?.getBoundingClientRect().bottom ?? 0),
        cut: [...document.querySelectorAll('.people-list th .data-table-title')].filter(
          (title) => title.scrollWidth > title.clientWidth,
        ).length,
      }));
    await expect.poll(frame).toEqual({ sideways: 0, page: 0, row: 36, bottom: 0, cut: 0 });
    await takeScreenshot(page, 'people-1366');
    await resize(1920, 1080);
    await takeScreenshot(page, 'people-1920');
    await resize(1366, 768);
  });

  it('goes from the search box by key through the rows into a person and back to the same place', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('zh', { delay: 30 });
    // Typed slowly, the first letter is searched for by itself: only what both letters find will do.
    const ids = await call(page, 'person.ids', { ...everybody, search: 'zh' });
    const found = ids.length;
    expect((await call(page, 'person.footer', { ...everybody, search: 'zh' })).total).toBe(found);
    await waitForTotal(page, found);
    await waitForFirstRow(ids[0]);
    await page.keyboard.press('ArrowDown');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    const active = page.locator('.people-list .row-active');
    await expect.poll(() => active.getAttribute('data-row-key')).toBe(String(ids[4]));
    const name = await active.locator('.name-link').innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    await page.getByRole('button', { name: '返回名册' }).click();
    await waitForTotal(page, found);
    await expect.poll(() => search().inputValue()).toBe('zh');
    await expect.poll(() => active.locator('.name-link').innerText()).toBe(name);
  });

  it('comes back to the page of whoever was looked at last', async () => {
    await search().fill('');
    await waitForTotal(page, 4000);
    const ids = await call(page, 'person.ids', everybody);
    await page.locator('.ant-pagination-item-2').click();
    await waitForFirstRow(ids[50]);
    await rows().nth(49).dblclick();
    await page.getByText('100 / 4000').waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForFunction((id) => location.hash.includes(`/people/${id}`), ids[100]);
    await page.getByRole('button', { name: '返回名册' }).click();
    await page.locator('.ant-pagination-item-3.ant-pagination-item-active').waitFor();
    await page.waitForFunction(
      (key) => document.querySelector('.people-list .row-active')?.getAttribute('data-row-key') === key,
      String(ids[100]),
    );
    await page.locator('.ant-pagination-item-1').click();
    await waitForFirstRow(ids[0]);
  });

  it('is selected by key: with Shift on the way, all rows of the page, and none', async () => {
    await page.getByRole('region', { name: '人员列表' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('已选 3 人').waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('已选 50 人').waitFor();
    // Beyond the last row: on to the next page, where the selection stays.
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.locator('.ant-pagination-item-2.ant-pagination-item-active').waitFor();
    await page.getByText('已选 50 人').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('已选').waitFor({ state: 'detached' });
    await page.locator('.ant-pagination-item-1').click();
  });

  it('is narrowed by unit, found by the initials of its name, and counted with everything under it', async () => {
    await page.getByPlaceholder('查找单位').fill('qsz');
    const unit = page
      .locator('.unit-title')
      .filter({ hasText: /^青石镇/ })
      .first();
    await unit.waitFor();
    const people = Number((await unit.locator('.unit-count').innerText()).replaceAll(',', ''));
    await unit.click();
    await waitForTotal(page, people);
    await page.getByText('青石镇（含下级单位）').waitFor();
    await page.getByRole('button', { name: '全部单位' }).click();
    await waitForTotal(page, 4000);
  });

  it('is ordered by its heads; age runs against the date of birth', async () => {
    await page.getByRole('columnheader', { name: '年龄' }).click();
    const ages = async (): Promise<number[]> =>
      (await page.locator('.people-list .data-row td:nth-child(4)').allInnerTexts())
        .filter(Boolean)
        .map(Number);
    await page.locator('.people-list th[aria-sort="ascending"]').waitFor();
    await expect
      .poll(ages)
      .toSatisfy(
        (shown: readonly number[]) =>
          (shown[0] ?? 99) < 25 && shown.every((age, index) => age >= (shown[index - 1] ?? 0)),
      );
    await page.getByRole('columnheader', { name: '年龄' }).click();
    await page.locator('.people-list th[aria-sort="descending"]').waitFor();
    await page.getByRole('columnheader', { name: '年龄' }).click();
    await page.locator('.people-list th[aria-sort$="ending"]').waitFor({ state: 'detached' });
  });

  it('every number in the footer opens the people behind it', async () => {
    const counts = await call(page, 'person.footer', everybody);
    await footer().getByRole('button', { name: /^女/ }).click();
    await waitForTotal(page, counts.women);
    await footer()
      .getByRole('button', { name: /^研究生/ })
      .click();
    await page.getByLabel('筛选条件').getByText('学历层次是 研究生').waitFor();
    await takeScreenshot(page, 'people-chips');
    await page.getByLabel('去掉条件：性别是 女').click();
    await waitForTotal(page, counts.bands['5']);
    await page.getByRole('button', { name: '清除条件' }).click();
    await waitForTotal(page, 4000);
  });
});

describe('conditions', () => {
  it('reach into repeated sets, say themselves in words and become a named query', async () => {
    await page.getByRole('button', { name: /筛选条件/ }).click();
    await page.getByRole('button', { name: '35 岁及以下' }).click();
    await page.getByRole('button', { name: /添加条件$/ }).click();
    await page.getByLabel('栏目').last().click();
    await page.keyboard.type('培训');
    await choose(page, /^培训$/);
    const set = page.locator('.condition-rows');
    await set.getByLabel('栏目').click();
    await choose(page, '开始日期');
    await set.getByLabel('比较').click();
    await choose(page, '晚于');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await page.getByText('还有 1 项没有填全').waitFor();
    await set.getByPlaceholder('yyyy.MM.dd').fill('2024年1月1日');
    await page.getByRole('button', { name: '查询', exact: true }).hover();
    await takeScreenshot(page, 'people-conditions');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    const condition = {
      type: 'and' as const,
      parts: [
        { type: 'test' as const, field: 'age', operator: 'atMost' as const, values: [35] },
        {
          type: 'some' as const,
          set: 'trainings',
          part: {
            type: 'test' as const,
            field: 'started',
            operator: 'after' as const,
            values: ['2024-01-01'],
          },
        },
      ],
    };
    const { total } = await call(page, 'person.footer', { ...everybody, condition });
    expect(total).toBeGreaterThan(0);
    await waitForTotal(page, total);
    await page.getByText('“培训”有一条满足（开始日期晚于 2024.01.01）').waitFor();
    await page.getByRole('button', { name: '存为常用查询' }).click();
    await page.getByLabel('名称').fill('年轻干部近年培训');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已存为常用查询').waitFor();
    await page.getByRole('button', { name: '清除条件' }).click();
    await waitForTotal(page, 4000);
    await page.getByRole('button', { name: /常用查询/ }).click();
    await page.getByRole('button', { name: /^年轻干部近年培训/ }).click();
    await waitForTotal(page, total);
  });

  it('that nobody meets leave a page that leads out again', async () => {
    await search().fill('没有这个人');
    await page.getByText('没有符合条件的人员').waitFor();
    await takeScreenshot(page, 'people-none');
    await page.getByRole('button', { name: '清除搜索和条件' }).click();
    await waitForTotal(page, 4000);
  });
});

it('columns are chosen and ordered, and stay so for this user', async () => {
  await page.getByRole('button', { name: '显示的列' }).click();
  await page.getByRole('checkbox', { name: '最近年度考核' }).check();
  await page.getByRole('checkbox', { name: '籍贯' }).uncheck();
  for (let step = 0; step < 8; step += 1) await page.getByLabel('最近年度考核上移').click();
  await takeScreenshot(page, 'people-columns');
  await page.getByRole('button', { name: '完成' }).click();
  const heads = async (): Promise<string[]> =>
    (await page.locator('.people-list th').allInnerTexts()).map((text) => text.trim()).filter(Boolean);
  const wanted = [
    '姓名',
    '最近年度考核',
    '性别',
    '年龄',
    '出生年月',
    '民族',
    '入党时间',
    '最高学历',
    '所在单位',
    '现任职务',
  ];
  await expect.poll(heads).toEqual(wanted);
  await rows()
    .first()
    .locator('td:nth-child(3)', { hasText: /^20\d\d / })
    .waitFor();
  await page.reload();
  await waitForTotal(page, 4000);
  await expect.poll(heads).toEqual(wanted);
  await page.getByRole('button', { name: '显示的列' }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await page.getByRole('button', { name: '完成' }).click();
});

describe('many at once', () => {
  changedInBulk(running);
  removedInBulk(running);
});

it('the units can be widened, hidden and shown again', async () => {
  const handle = page.getByRole('separator', { name: '单位宽度' });
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    () => document.querySelector('.tree-panel')?.getBoundingClientRect().width === 228,
  );
  await page.getByRole('button', { name: '收起单位' }).click();
  await page.getByRole('button', { name: '显示单位' }).click();
  await expect.poll(() => handle.getAttribute('aria-valuenow')).toBe('228');
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
