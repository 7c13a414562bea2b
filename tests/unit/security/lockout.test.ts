import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempts } from '#shared/security/lockout';
import { afterFailure, failuresLeft, lockLeft } from '#shared/security/lockout';

const minute = 60_000;

function fail(times: number, now: number): Attempts | undefined {
  let attempts: Attempts | undefined;
  for (let n = 0; n < times; n += 1) attempts = afterFailure(attempts, now);
  return attempts;
}

test('four wrong passwords are free, then the lock grows', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((times) => lockLeft(fail(times, 1000), 1000).left / minute);
  expect(minutes).toEqual([0, 0, 0, 0, 1, 5, 15, 60, 60]);
  expect([undefined, fail(1, 0), fail(4, 0), fail(5, 0), fail(9, 0)].map(failuresLeft)).toEqual([
    5, 4, 1, 0, 0,
  ]);
});

test('the lock ends when its time is over', () => {
  expect(lockLeft(fail(5, 0), minute - 1).left).toBe(1);
  expect(lockLeft(fail(5, 0), minute).left).toBe(0);
});

test('a clock set back neither shortens the lock nor lengthens it beyond its time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 9 }), fc.nat(10 ** 9), (times, back) => {
      const start = 10 ** 10;
      const full = lockLeft(fail(times, start), start).left;
      const after = lockLeft(fail(times, start), start - 1 - back);
      expect(after.left).toBe(full);
      expect(lockLeft(after.attempts, start - 1 - back + full).left).toBe(0);
    }),
  );
});
