import { useEffect } from 'react';
import { createPageStore, useStore } from './page-store';

const rows = createPageStore<{ readonly stand: boolean }>({ stand: false });

/**
 * Whether the first list of this run stands on the screen. What nobody misses before that (counts, warnings, the tree of
 * units) waits for it, so that a start shows people sooner.
 */
export function useFirstRows(): boolean {
  return useStore(rows).stand;
}

/** At the latest so long after the rows were drawn. */
const patienceMs = 500;

/** Told by the first page. @param ready its rows, or the reason why there are none, are being drawn */
export function useRowsStand(ready: boolean): void {
  useEffect(() => {
    if (!ready || rows.get().stand) return undefined;
    const handle = requestIdleCallback(() => rows.set({ stand: true }), { timeout: patienceMs });
    return () => cancelIdleCallback(handle);
  }, [ready]);
}
