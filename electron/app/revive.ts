import type { EventEmitter } from 'node:events';

/** So often within a minute is a window that died drawn anew; after that something is wrong for good. */
const mostInAMinute = 3;

interface Revival {
  readonly reload: () => void;
  readonly log: (text: string) => void;
  /** It has died again and again. */
  readonly giveUp: () => void;
  /** Milliseconds; tests set it. */
  readonly now?: () => number;
}

/**
 * The process that draws the window may die by itself (a defect in it, no memory left), and would leave an empty frame. The
 * archive is in another process and stays open; what was typed is in the drafts.
 * @param contents the window's, which tell by `render-process-gone`
 */
export function reviveWindow(contents: Pick<EventEmitter, 'on'>, revival: Revival): void {
  const { reload, log, giveUp, now = Date.now } = revival;
  let deaths: number[] = [];
  contents.on('render-process-gone', (_event: unknown, details: { readonly reason: string }) => {
    if (details.reason === 'clean-exit') return;
    deaths = [...deaths.filter((at) => now() - at < 60_000), now()];
    log(`window process gone: ${details.reason}`);
    if (deaths.length > mostInAMinute) giveUp();
    else reload();
  });
}
