import type { AroundNavHandler } from 'wouter';

/** What a page with unsaved work is asked before it disappears. */
export interface LeaveGuard {
  /** Asks the user when there is something to lose; false: stay. */
  readonly mayLeave: () => Promise<boolean>;
  /** Keeps what was typed as a draft, without asking: the program locks or ends. */
  readonly keep: () => Promise<void>;
}

let guard: LeaveGuard | null = null;

/** Sets the guard of the page that is shown; null when it is gone. */
export function setLeaveGuard(next: LeaveGuard | null): void {
  guard = next;
}

/** Whether the page that is shown may be left; asks the user when work would be lost. */
export async function mayLeave(): Promise<boolean> {
  return guard === null || guard.mayLeave();
}

/** Lets the page that is shown keep what was typed. Never fails: locking and closing go on. */
export async function keepUnsaved(): Promise<void> {
  await guard?.keep().catch(() => undefined);
}

/**
 * Every change of address passes here. The hash router leaves an old `?…` standing when the new address has none,
 * so that it is taken away explicitly.
 */
export const guardedNavigation: AroundNavHandler = (navigate, to, options) => {
  const address = to.includes('?') ? to : `${to}?`;
  void mayLeave().then((may) => {
    if (may) navigate(address, options);
  });
};
