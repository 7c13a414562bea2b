import type { EventEmitter } from 'node:events';

/**
 * The end of the Windows session: Windows asks every window first and waits some seconds for the answer, then it says that
 * the end has come and kills the process. Nothing can be waited for any more by then.
 * @param app tells of each new window by `browser-window-created`
 * @param react.ask the window keeps drafts; @param react.close closes the archive within the call
 */
export function watchSessionEnd(
  app: Pick<EventEmitter, 'on'>,
  react: { readonly ask: () => void; readonly close: () => void },
): void {
  app.on('browser-window-created', (_event: unknown, window: Pick<EventEmitter, 'on'>) => {
    window.on('query-session-end', react.ask);
    window.on('session-end', react.close);
  });
}
