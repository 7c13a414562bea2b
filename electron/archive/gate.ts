import { AppError } from '#shared/lib/errors';

/** Gives the gate back; calling it twice does nothing. */
export type Release = () => void;

/** Who may write now: one holder at a time, first come first served. */
export interface Gate {
  /**
   * Waits for its turn and then keeps everyone else out until the returned function is called.
   * @param signal ends the waiting; a turn that has come stays
   * @throws CANCELLED when `signal` aborts first
   */
  hold(signal?: AbortSignal): Promise<Release>;
  /** Refuses all who come from now on with this error; those already waiting still get their turn. */
  shut(reason: () => Error): void;
}

/**
 * The write gate of an archive: commands of the main process and write jobs of the worker thread pass it one by one.
 * SQLite's own lock would make the main process wait inside a system call, and its window with it.
 */
export function createGate(): Gate {
  let last: Promise<void> = Promise.resolve();
  let refusal: (() => Error) | undefined;
  return {
    async hold(signal) {
      if (refusal) throw refusal();
      if (signal?.aborted) throw new AppError('CANCELLED');
      const before = last;
      let release: Release = () => undefined;
      last = new Promise((resolve) => {
        release = resolve;
      });
      if (!(await comesFirst(before, signal))) {
        void before.then(release);
        throw new AppError('CANCELLED');
      }
      return release;
    },
    shut(reason) {
      refusal = reason;
    },
  };
}

/** @returns whether `turn` came before `signal` aborted */
function comesFirst(turn: Promise<void>, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(false), { once: true });
    void turn.then(() => resolve(true));
  });
}
