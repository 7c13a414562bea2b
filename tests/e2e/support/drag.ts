import type { Page } from 'playwright-core';

interface Dragging {
  readonly over: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** Files and folders as a user drags them from the desktop onto the middle of the window: the events are the browser's own. */
export async function dragging(page: Page, files: readonly string[]): Promise<Dragging> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
  async function over(): Promise<void> {
    await send('dragEnter');
    await send('dragOver');
  }
  return {
    over,
    async drop() {
      await over();
      await send('drop');
      await session.detach();
    },
  };
}
