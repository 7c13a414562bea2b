import { useEffect } from 'react';
import { invoke } from './bridge';
import { keepUnsaved } from './leave-guard';
import { runningJobs } from './running-jobs';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const lookEveryMs = 5000;

/** Locks the archive; what was typed is kept as a draft first. */
export async function lockNow(): Promise<void> {
  await keepUnsaved();
  await invoke('archive.lock', {});
}

/**
 * Locks when nobody has touched mouse or keyboard for so long. A running job counts as work. The computer's clock goes
 * on while it sleeps, so that it is locked when it wakes.
 */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let last = Date.now();
    const touched = (): void => {
      last = Date.now();
    };
    const timer = setInterval(() => {
      if (runningJobs().length > 0) touched();
      else if (Date.now() - last >= minutes * 60_000) void lockNow().catch(() => undefined);
    }, lookEveryMs);
    for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [minutes]);
}
