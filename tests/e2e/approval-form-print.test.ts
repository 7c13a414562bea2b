import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { usualPaperOptions, type PaperOptions } from '#shared/register/papers/paper-person';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { takeScreenshot } from './support/app.ts';
import { back3, back4, front3, front4, type Expected } from './support/form-places.ts';
import { addFormPeople, fullPerson, longPerson, shortPerson } from './support/form-people.ts';
import { compareWithKept } from './support/golden.ts';
import { measuredSheets, type MeasuredSheet } from './support/paper-window.ts';
import { scene } from './support/scene.ts';

// 干部任免审批表 as it comes out: boxes where the official template has them, text within its boxes, and pictures of every
// kind of form compared with kept ones (tests/fixtures/golden). After a change that is meant, YANZHEN_RENEW_GOLDEN=1 makes
// those anew: look at each before it is committed.
let page: Page;
const running = scene('approval-form');
let ids: Record<string, number> = {};
const people = { short: shortPerson, long: longPerson, full: fullPerson };
type Who = keyof typeof people;

beforeAll(async () => {
  page = running.page;
  ids = await addFormPeople(page, people);
});

function sourceOf(who: Who, options: PaperOptions): PaperSource {
  return { kind: 'people', ids: [ids[who] ?? 0], parts: ['approvalForm'], options };
}

const scale = 1;

async function openPreview(who: Who): Promise<void> {
  await page.evaluate((id) => (window.location.hash = `#/people/${id}`), ids[who]);
  await page.reload();
  await page.getByRole('button', { name: /打印材料/ }).click();
  await page.locator('.page-stack .paper-sheet').first().waitFor();
  await page.getByText('100%', { exact: true }).click();
}

async function choose(options: Partial<PaperOptions>): Promise<void> {
  const wanted = { ...usualPaperOptions, ...options };
  const click = (text: string | RegExp) => page.locator('.preview-settings').getByText(text).click();
  await click(wanted.generation === 3 ? '3.x 表样' : '4.0 表样');
  await click(new RegExp(`^${wanted.size}$`));
  await page.getByLabel(/档案专项审核/).setChecked(wanted.heading === 'audit');
  const width = wanted.size === 'A4' ? 210 : 182;
  const label = wanted.generation === 3 ? 'label:JianKangZhuangKuang' : 'label:DaoLingNianYue';
  await expect
    .poll(async () => {
      const [front] = await measuredSheets(page, scale);
      const third = front?.boxes['label:CanJiaGongZuoShiJian']?.y ?? 0;
      const right = (front?.boxes[label]?.y ?? -1) - third;
      const heading = front?.boxes['heading'] !== undefined;
      return (
        Math.abs((front?.width ?? 0) - width) < 0.5 &&
        Math.abs(right) < 0.1 &&
        heading === (wanted.heading === 'audit')
      );
    })
    .toBe(true);
}

/** Differences of more than half a millimetre. @param lift how far the grid begins below the numbers of the table */
function differences(
  sheet: MeasuredSheet | undefined,
  expected: Expected,
  lift: number,
  across = 1,
  down = 1,
): string[] {
  return expected.flatMap(([name, x, y, width, height]) => {
    const box = sheet?.boxes[name];
    if (!box) return [`${name} is missing`];
    const pairs: readonly (readonly [string, number, number])[] = [
      ['x', box.x, x * across],
      ['y', box.y - lift, y * down],
      ['width', box.width, width * across],
      ['height', box.height, height * down],
    ];
    return pairs
      .filter(([, is, wanted]) => Math.abs(is - wanted) > 0.5)
      .map(([side, is, wanted]) => `${name}: ${side} ${is.toFixed(2)} instead of ${wanted.toFixed(2)} mm`);
  });
}

describe('the boxes stand where the official template has them, to half a millimetre', () => {
  beforeAll(() => openPreview('short'));

  it.each([
    [3, 'ordinary', front3, back3],
    [4, 'ordinary', front4, back4],
    [4, 'audit', front4, back4],
  ] as const)('generation %i on A4, %s heading', async (generation, heading, front, back) => {
    await choose({ generation, heading });
    const [one, two] = await measuredSheets(page, scale);
    const lift = one?.boxes['XingMing']?.y ?? 0;
    expect([one?.width, one?.height].map((length) => Math.round(length ?? 0))).toEqual([210, 297]);
    expect(differences(one, front, lift)).toEqual([]);
    expect(differences(two, back, 0)).toEqual([]);
    // The title, of 24 pt, stands between the margin of 629 twips and the grid.
    expect(one?.boxes[heading === 'audit' ? 'heading' : 'title']?.y).toBeCloseTo(11.09, 0);
    expect(one?.boxes['title']?.height).toBeGreaterThan(8.4);
    expect([...(one?.out ?? []), ...(two?.out ?? [])]).toEqual([]);
    await takeScreenshot(page, `approval-form-${generation}-${heading}`);
  });

  it('generation 3 on B5: the same in the proportion of the pages', async () => {
    await choose({ generation: 3, size: 'B5' });
    const [one, two] = await measuredSheets(page, scale);
    const [across, down] = [182 / 210, 257 / 297];
    expect([one?.width, one?.height].map((length) => Math.round(length ?? 0))).toEqual([182, 257]);
    expect(differences(one, front3, one?.boxes['XingMing']?.y ?? 0, across, down)).toEqual([]);
    expect(differences(two, back3, 0, across, down)).toEqual([]);
    expect([...(one?.out ?? []), ...(two?.out ?? [])]).toEqual([]);
  });
});

describe('no text stands out of its box', () => {
  it.each(['short', 'long', 'full'] as const)('%s form', async (who) => {
    await openPreview(who);
    for (const generation of [3, 4] as const)
      for (const size of ['A4', 'B5'] as const) {
        await choose({ generation, size });
        for (const sheet of await measuredSheets(page, scale)) expect(sheet.out).toEqual([]);
      }
  });
});

describe('the pages look as the kept pictures do', () => {
  it.each([
    ['short', 'short-4', {}],
    ['short', 'short-3', { generation: 3 }],
    ['short', 'short-b5', { size: 'B5' }],
    ['short', 'short-audit', { heading: 'audit' }],
    ['long', 'long-4', {}],
    ['long', 'long-3', { generation: 3 }],
    ['full', 'full-4', {}],
    ['full', 'full-3-b5', { generation: 3, size: 'B5' }],
  ] as const)('%s form: %s', async (who, name, options: Partial<PaperOptions>) => {
    const source = sourceOf(who, { ...usualPaperOptions, ...options });
    const { pages, problems } = await compareWithKept(running, `approval-form-${name}`, source);
    expect(pages).toBe(who === 'full' ? 3 : 2);
    expect(problems).toEqual([]);
  });
});

test('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
