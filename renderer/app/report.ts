import { CallError, invoke } from './bridge';

/** Tells the log of a defect. @returns its id, '' when not even that works */
export async function report(where: string, error: unknown): Promise<string> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const answer = await invoke('app.reportError', { where, text: text.slice(0, 4000) }).catch(() => null);
  return answer?.id ?? '';
}

/** Reports what no page catches: failed calls have their own sentence, everything else is a defect. */
export function reportUncaught(): void {
  window.addEventListener('error', (event) => void report('window', event.error ?? event.message));
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (!(reason instanceof CallError)) void report('promise', reason);
  });
}
