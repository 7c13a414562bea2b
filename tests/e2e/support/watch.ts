import type { Page } from 'playwright-core';

/** What the window was like while something else went on, in milliseconds. */
export interface Watched {
  /** The longest time between two frames. */
  readonly frame: number;
  /** The slowest answer of the main process to a small call, and how many there were. */
  readonly answer: number;
  readonly answers: number;
}

/** Watches the window: how long frames and a small call take from now on. @returns what ends it and tells */
export async function watchWindow(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(`(() => {
    const seen = { frame: 0, answer: 0, answers: 0, stop: false };
    globalThis.seen = seen;
    let last = performance.now();
    const tick = (now) => {
      seen.frame = Math.max(seen.frame, now - last);
      last = now;
      if (!seen.stop) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const ask = async () => {
      while (!seen.stop) {
        const began = performance.now();
        await yanzhen.invoke('app.state', {});
        seen.answer = Math.max(seen.answer, performance.now() - began);
        seen.answers += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    void ask();
  })()`);
  return async () => (await page.evaluate('(() => { seen.stop = true; return seen; })()')) as Watched;
}
