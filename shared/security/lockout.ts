/** Wrong passwords in a row, and when the last one was typed (milliseconds of the computer's clock). */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: number;
}

/** So many wrong passwords in a row are free. */
export const freeFailures = 4;

const lockMinutes = [1, 5, 15, 60];
const minute = 60_000;

/** One more wrong password. */
export function afterFailure(attempts: Attempts | undefined, now: number): Attempts {
  return { failures: (attempts?.failures ?? 0) + 1, lastAt: now };
}

/** How many wrong passwords are left before the lock; 0 when the next one locks again at once. */
export function failuresLeft(attempts: Attempts | undefined): number {
  return Math.max(0, freeFailures + 1 - (attempts?.failures ?? 0));
}

/**
 * How long the user is still locked out: from the fifth wrong password on 1, 5, 15 and then 60 minutes after each.
 * @param now milliseconds of the computer's clock
 * @returns milliseconds left, 0 when not locked, and the attempts to remember. A clock set back starts the time anew
 * (and never makes it longer than it was meant), so setting it back gains nothing.
 */
export function lockLeft(attempts: Attempts | undefined, now: number): { left: number; attempts?: Attempts } {
  if (!attempts || attempts.failures <= freeFailures) return attempts ? { left: 0, attempts } : { left: 0 };
  const step = Math.min(attempts.failures - freeFailures - 1, lockMinutes.length - 1);
  const duration = (lockMinutes[step] ?? 0) * minute;
  const since = now < attempts.lastAt ? { ...attempts, lastAt: now } : attempts;
  return { left: Math.max(0, since.lastAt + duration - now), attempts: since };
}
