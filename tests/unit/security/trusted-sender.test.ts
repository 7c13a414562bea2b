import { expect, test } from 'vitest';
import { isTrustedSender } from '../../../electron/ipc/trusted-sender';

type Event = Parameters<typeof isTrustedSender>[0];

/** What a call from the top frame of a page at this address brings along. */
function callFrom(url: string, inSubframe = false): Event {
  const frame = { url };
  const mainFrame = inSubframe ? { url: 'app://yanzhen/' } : frame;
  return { senderFrame: frame, sender: { mainFrame } } as unknown as Event;
}

test('only the top frame of a page of the program may call', () => {
  expect(isTrustedSender(callFrom('app://yanzhen/'))).toBe(true);
  expect(isTrustedSender(callFrom('app://yanzhen/print.html#1'))).toBe(true);
  expect(isTrustedSender(callFrom('app://yanzhen/', true))).toBe(false);
  expect(isTrustedSender({ ...callFrom('app://yanzhen/'), senderFrame: null })).toBe(false);
});

test.each([
  'app://elsewhere/',
  'file:///C:/yanzhen/index.html',
  'data:text/html,yanzhen',
  'about:blank',
  'blob:app://yanzhen/1',
  'devtools://devtools/bundled/inspector.html',
  'https://yanzhen/',
  '',
])('a page at %s may not', (url) => {
  expect(isTrustedSender(callFrom(url))).toBe(false);
});
