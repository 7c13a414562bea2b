import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { reviveWindow } from '../../../electron/app/revive';

function windowWith(now: () => number) {
  const contents = new EventEmitter();
  const seen: string[] = [];
  reviveWindow(contents, {
    reload: () => seen.push('reload'),
    log: (text) => seen.push(text),
    giveUp: () => seen.push('give up'),
    now,
  });
  const die = (reason: string) => contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  return { seen, die };
}

test('a window that died is drawn anew and the log says why; one that ended by itself is left', () => {
  const { seen, die } = windowWith(() => 0);
  die('clean-exit');
  expect(seen).toEqual([]);
  die('oom');
  expect(seen).toEqual(['window process gone: oom', 'reload']);
});

test('one that dies again and again within a minute is given up, one that dies now and then is not', () => {
  let now = 0;
  const often = windowWith(() => now);
  for (let count = 0; count < 4; count += 1) often.die('crashed');
  expect(often.seen.filter((text) => !text.startsWith('window'))).toEqual([
    'reload',
    'reload',
    'reload',
    'give up',
  ]);
  const rarely = windowWith(() => now);
  for (let count = 0; count < 10; count += 1) {
    rarely.die('crashed');
    now += 30_000;
  }
  expect(rarely.seen).not.toContain('give up');
});
