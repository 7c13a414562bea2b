import { expect, test } from 'vitest';
import { contract, type ChannelName } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import type { Channel } from '#shared/lib/channel';
import type { ActionHandlers } from '../../../electron/app/actions';
import type { Unlocked } from '../../../electron/app/holder';
import type { Session } from '../../../electron/app/session';
import { createGate } from '../../../electron/archive/gate';
import { createDispatch } from '../../../electron/ipc/dispatch';

const actor = { id: 1, name: 'admin', displayName: '管理员', role: 'administrator' } as const;

/** A dispatch over an archive whose worker does nothing but say which jobs reached it. */
function desk() {
  const gate = createGate();
  const done: string[] = [];
  const worker = {
    run: async ({ id }: { readonly id: string }) => done.push(id),
    cancel: () => undefined,
    close: () => Promise.resolve(),
  };
  const open = {
    archive: { gate },
    actor,
    worker,
    reader: worker,
    waiting: new Map(),
  } as unknown as Unlocked;
  const session = {
    unlocked: () => open,
    guard: () => undefined,
  } as unknown as Session;
  const dispatch = createDispatch({ session, actions: {} as ActionHandlers, emit: () => undefined });
  const write = (id: string): Promise<unknown> => {
    const name: ChannelName = 'batch.undo';
    return dispatch(name, contract[name] as unknown as Channel, { seq: 1 }, id);
  };
  return { gate, done, open, write };
}

function codeOf(job: Promise<unknown>): Promise<unknown> {
  return job.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

test('a write job that waits for its turn is cancelled, and those behind it go on in their order', async () => {
  const { gate, done, open, write } = desk();
  const release = await gate.hold();
  const jobs = ['a', 'b', 'c'].map((id) => codeOf(write(id)));
  await expect.poll(() => [...open.waiting.keys()]).toEqual(['a', 'b', 'c']);
  open.waiting.get('b')?.abort();
  expect(await jobs[1]).toBe('CANCELLED');
  expect(done).toEqual([]);
  release();
  expect(await Promise.all(jobs)).toEqual(['done', 'CANCELLED', 'done']);
  expect(done).toEqual(['a', 'c']);
  expect(open.waiting.size).toBe(0);
  // The gate is free again.
  (await gate.hold())();
});

test('a job cancelled in the moment its turn comes passes it on', async () => {
  const { gate, done, open, write } = desk();
  const release = await gate.hold();
  const job = codeOf(write('a'));
  await expect.poll(() => open.waiting.has('a')).toBe(true);
  release();
  open.waiting.get('a')?.abort();
  expect(await job).toBe('CANCELLED');
  expect(await codeOf(write('b'))).toBe('done');
  expect(done).toEqual(['b']);
});
