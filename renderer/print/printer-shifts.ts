import { invoke } from '../app/bridge';
import type { Shifts } from './papers-run';

/** How far the pages are moved on a printer; null where it has no offsets. */
export async function shiftsOf(printer: string | null): Promise<Shifts | null> {
  if (printer === null) return null;
  const { offsets } = await invoke('print.settings', {});
  return offsets.find((offset) => offset.printer === printer) ?? null;
}
