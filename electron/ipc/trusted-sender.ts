import type { IpcMainInvokeEvent } from 'electron';

export const appOrigin = 'app://yanzhen';

/**
 * Only the top frame of a page of our own may call: no subframe, no other origin, no devtools extension.
 * The address is compared as text: Node gives app:, file:, data: and about: all the same origin, 'null'.
 */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}
