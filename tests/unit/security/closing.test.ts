import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClosing } from '../../../electron/app/closing';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function closingWith(close: () => Promise<void> = () => Promise.resolve()) {
  const calls: string[] = [];
  const closing = createClosing({
    ask: () => calls.push('ask'),
    close: () => {
      calls.push('close');
      return close();
    },
    quit: () => calls.push('quit'),
    limitMs: 2000,
  });
  return { calls, closing };
}

test('asks once, closes the archive when the window is ready, then quits', async () => {
  const { calls, closing } = closingWith();
  closing.begin();
  closing.begin();
  expect(closing.isOver()).toBe(false);
  closing.answer('ready');
  closing.answer('ready');
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['ask', 'close', 'quit']);
  expect(closing.isOver()).toBe(true);
});

test('a window that does not answer is not waited for', async () => {
  const { calls, closing } = closingWith();
  closing.begin();
  await vi.advanceTimersByTimeAsync(1999);
  expect(calls).toEqual(['ask']);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toEqual(['ask', 'close', 'quit']);
});

test('while the user is asked there is no limit; who stays can leave later', async () => {
  const { calls, closing } = closingWith();
  closing.begin();
  closing.answer('wait');
  await vi.advanceTimersByTimeAsync(60_000);
  closing.answer('stay');
  expect(calls).toEqual(['ask']);
  closing.begin();
  closing.answer('ready');
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['ask', 'ask', 'close', 'quit']);
});

test('an answer to no question does nothing; an archive that fails to close does not hold the program', async () => {
  const { calls, closing } = closingWith(() => Promise.reject(new Error('disk gone')));
  closing.answer('ready');
  expect(calls).toEqual([]);
  closing.begin();
  closing.answer('ready');
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['ask', 'close', 'quit']);
});
