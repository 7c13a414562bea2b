import type { PaperFont } from '#shared/lib/paper/sheet';
import type { Drawn, Shifts } from './drawn-pages';
import { halfWidths } from './paper-fonts';

/** What the drawing thread is asked for. */
export interface PagesWanted {
  readonly id: number;
  readonly pages: readonly Drawn[];
  readonly shifts: Shifts | null;
  /** Only the window can measure fonts. */
  readonly halfWidths: Readonly<Record<PaperFont, boolean>>;
}

export interface PagesAnswer {
  readonly id: number;
  /** HTML. */
  readonly markup: string;
}

interface Waiting {
  readonly resolve: (markup: string) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Begins the thread that turns pages into HTML: the window itself is busy while it prints, and would otherwise draw only
 * before and after. Call it once document.fonts is ready.
 * @returns asks for the HTML of pages of one paper; fails when the thread does
 */
export function startDrawing(shifts: Shifts | null): (pages: readonly Drawn[]) => Promise<string> {
  const worker = new Worker(new URL('./pages-worker.tsx', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  const known = { shifts, halfWidths: halfWidths() };
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<PagesAnswer>) => {
    waiting.get(data.id)?.resolve(data.markup);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  });
  return (pages) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, pages, ...known } satisfies PagesWanted);
    });
}
