import type { ClosingAnswer } from '#shared/settings/contract';

/** So long may the window take to keep drafts before the program ends without it. */
const defaultLimitMs = 2000;

export interface Closing {
  /** The user wants to end the program: the window is asked. Again while it is being asked: nothing. */
  readonly begin: () => void;
  readonly answer: (answer: ClosingAnswer) => void;
  /** Ends without asking: there is no window any more. */
  readonly end: () => void;
  /** Whether the archive is closed: nothing holds the window back any more. */
  readonly isOver: () => boolean;
}

/**
 * The way from the close button to the end: the window keeps drafts and may ask the user, then the archive is closed.
 * @param options.ask tells the window
 * @param options.close closes the archive; called once
 * @param options.quit ends the program, after that
 */
export function createClosing(options: {
  readonly ask: () => void;
  readonly close: () => Promise<void>;
  readonly quit: () => void;
  readonly limitMs?: number;
}): Closing {
  const { ask, close, quit, limitMs = defaultLimitMs } = options;
  let state: 'open' | 'asked' | 'ending' | 'over' = 'open';
  let limit: NodeJS.Timeout | undefined;

  function end(): void {
    if (state === 'ending' || state === 'over') return;
    state = 'ending';
    clearTimeout(limit);
    const quitNow = (): void => {
      state = 'over';
      quit();
    };
    close().then(quitNow, quitNow);
  }
  return {
    end,
    isOver: () => state === 'over',
    begin() {
      if (state !== 'open') return;
      state = 'asked';
      limit = setTimeout(end, limitMs);
      ask();
    },
    answer(answer) {
      if (state !== 'asked') return;
      if (answer === 'ready') return end();
      clearTimeout(limit);
      if (answer === 'stay') state = 'open';
    },
  };
}
