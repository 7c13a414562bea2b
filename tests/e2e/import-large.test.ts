import { beforeAll, expect, it } from 'vitest';
import { writeRosterFile } from '../bench/support/roster-file.ts';
import { answerDialogs, takeScreenshot } from './support/app.ts';
import { call } from './support/archive.ts';
import { openPage } from './support/forms.ts';
import { scene } from './support/scene.ts';

// 10,000 rows through the wizard: the window goes on answering, a cancelled import leaves nothing.
const rows = 10_000;
const running = scene('import-large', { small: true });
const { data } = running;
let file = '';

beforeAll(async () => {
  file = await writeRosterFile(data, rows);
});

interface Seen {
  /** Milliseconds between frames of the window, and until a small question was answered. */
  readonly frames: number[];
  readonly answers: number[];
}

/** Watches the window until the returned function is called. */
async function watch(): Promise<() => Promise<Seen>> {
  await running.page.evaluate(`(() => {
    const seen = { frames: [], answers: [], stop: false };
    globalThis.seen = seen;
    let last = performance.now();
    const tick = (now) => { seen.frames.push(now - last); last = now; if (!seen.stop) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    const ask = async () => {
      while (!seen.stop) {
        const began = performance.now();
        await yanzhen.invoke('import.history', { offset: 0, limit: 1 });
        seen.answers.push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    void ask();
  })()`);
  return async () => (await running.page.evaluate('(seen.stop = true, seen)')) as Seen;
}

/** The usual and the longest time of many: other programs on the machine take their turn now and then, a hang takes seconds. */
function timesOf(samples: readonly number[]): { usual: number; longest: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  return { usual: sorted[Math.floor(sorted.length * 0.8)] ?? Infinity, longest: sorted.at(-1) ?? Infinity };
}

async function toPreview(): Promise<void> {
  const { app, page } = running;
  await answerDialogs(app, { open: [file] });
  await openPage(page, '导入');
  // Each button comes when the worker is through with the step before it.
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click({ timeout: 60_000 });
  await press(/选择文件|换一个文件/);
  await press('下一步：认表头和列');
  await press('下一步：对单位');
  await press('全部新建');
  await press('下一步：预览');
  await page.getByRole('button', { name: `导入 ${rows} 人，新建 192 个单位` }).waitFor({ timeout: 90_000 });
}

async function holdings(): Promise<unknown> {
  const { total } = await call(running.page, 'person.footer', {
    organizationId: null,
    search: '',
    condition: null,
    sort: null,
  });
  const units = await call(running.page, 'organization.tree', {});
  return { total, units: units.length };
}

it('an import that is cancelled on the way leaves nothing', async () => {
  const { page } = running;
  const before = await holdings();
  await toPreview();
  await page.getByRole('button', { name: /^导入 \d+ 人/ }).click();
  await page
    .getByRole('dialog')
    .getByText(/正在写入/)
    .waitFor();
  await takeScreenshot(page, 'import-progress');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await page.getByText('已取消，没有改动任何数据').waitFor({ timeout: 60_000 });
  expect(await holdings()).toEqual(before);
  expect((await call(page, 'import.history', { offset: 0, limit: 1 })).total).toBe(0);
});

it('the window answers all the while', async () => {
  const { page } = running;
  const stop = await watch();
  await openPage(page, '人员名册');
  await toPreview();
  await page.getByRole('button', { name: /^导入 \d+ 人/ }).click();
  await page.getByRole('heading', { name: '已导入' }).waitFor({ timeout: 120_000 });
  const { frames, answers } = await stop();
  expect(await holdings()).toEqual({ total: rows, units: 192 });
  expect(frames.length).toBeGreaterThan(20);
  expect(answers.length).toBeGreaterThan(20);
  for (const times of [timesOf(answers), timesOf(frames)]) {
    expect(times.usual).toBeLessThanOrEqual(100);
    expect(times.longest).toBeLessThan(3000);
  }
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
