/** Gives the gate back; calling it twice does nothing. */
export type Release = () => void;

/** Who may write now: one holder at a time, first come first served. */
export interface Gate {
  /** Waits for its turn and then keeps everyone else out until the returned function is called. */
  hold(): Promise<Release>;
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
    async hold() {
      if (refusal) throw refusal();
      const before = last;
      let release: Release = () => undefined;
      last = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      return release;
    },
    shut(reason) {
      refusal = reason;
    },
  };
}
