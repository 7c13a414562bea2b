import { useEffect } from 'react';
import { createStore, useStore } from './store';

const rows = createStore<{ readonly stand: boolean }>({ stand: false });

/**
 * Whether the first list of this run stands on the screen. What nobody misses before that (counts, warnings, the tree of
 * units) waits for it, so that a start shows people sooner.
 */
export function useFirstRows(): boolean {
  return useStore(rows).stand;
}

/** Told by the first page. @param ready its rows, or the reason why there are none, are being drawn */
export function useRowsStand(ready: boolean): void {
  useEffect(() => {
    if (!ready || rows.get().stand) return undefined;
    let timer = 0;
    // The frame itself, and the one in which it is seen.
    const frame = requestAnimationFrame(() => (timer = window.setTimeout(() => rows.set({ stand: true }))));
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [ready]);
}
