import type { Page } from 'playwright-core';

/** Milliseconds: the longest time between two frames of the window, and the slowest answer to a small call. */
export interface Seen {
  readonly frame: number;
  readonly answer: number;
}

/** Watches the window while something else is going on. @returns call it to stop and be told */
export async function watchWindow(page: Page): Promise<() => Promise<Seen>> {
  await page.evaluate(`(() => {
    const seen = { frame: 0, answer: 0, stop: false };
    globalThis.seen = seen;
    let last = performance.now();
    const tick = (now) => { seen.frame = Math.max(seen.frame, now - last); last = now; if (!seen.stop) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    const ask = async () => {
      while (!seen.stop) {
        const began = performance.now();
        await yanzhen.invoke('person.search', { text: 'zhang', limit: 12 });
        seen.answer = Math.max(seen.answer, performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    void ask();
  })()`);
  return async () => (await page.evaluate('(() => { seen.stop = true; return seen; })()')) as Seen;
}
