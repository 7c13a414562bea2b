import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { createWorkerThread } from '../../../electron/jobs/worker-thread';

const folder = mkdtempSync(join(tmpdir(), 'yanzhen-jobs-'));
const script = join(folder, 'worker.cjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Stands for the built worker: one job of each kind that a thread can meet.
writeFileSync(
  script,
  `const { parentPort, workerData } = require('node:worker_threads');
  const fs = require('node:fs');
  const cancel = new Int32Array(workerData.cancel);
  fs.writeFileSync(workerData.folder + '/started-' + Date.now() + '-' + Math.random(), '');
  parentPort.on('message', ({ id, name }) => {
    if (name === 'crash') process.exit(3);
    if (name === 'stuck') {
      fs.writeFileSync(workerData.folder + '/stuck', '');
      for (;;);
    }
    if (name === 'long') {
      const file = workerData.folder + '/unfinished';
      fs.writeFileSync(file, '');
      while (Atomics.load(cancel, 0) === 0);
      fs.rmSync(file);
      const error = { code: 'CANCELLED', params: {}, fields: [] };
      return parentPort.postMessage({ type: 'failed', id, error });
    }
    parentPort.postMessage({ type: 'done', id, value: name });
  });`,
);

function newThread() {
  const own = mkdtempSync(join(folder, 'run-'));
  const thread = createWorkerThread({ folder: own, key: new Uint8Array(32), version: '0' }, script);
  onTestFinished(() => thread.close());
  let count = 0;
  const run = (name: string) => {
    const actor = { id: 1, name: 'admin', displayName: '管理员', role: 'administrator' } as const;
    return thread.run({ id: `job-${(count += 1)}`, name, input: {}, actor, files: [] }, () => undefined);
  };
  const files = (start: string) => readdirSync(own).filter((name) => name.startsWith(start));
  return { thread, run, files };
}

/** The error code that a job ends with. */
function codeOf(job: Promise<unknown>): Promise<unknown> {
  return job.then(
    () => null,
    (error: { readonly code?: string }) => error.code,
  );
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('jobs run one after the other in one thread', async () => {
  const { run, files } = newThread();
  expect(await Promise.all([run('a'), run('b')])).toEqual(['a', 'b']);
  expect(files('started')).toHaveLength(1);
});

test('a thread that dies takes its own job with it, and the next one gets a new thread', async () => {
  const { run } = newThread();
  const crashed = run('crash');
  const next = run('next');
  await expect(crashed).rejects.toMatchObject({ code: 'JOB_CRASHED' });
  expect(await next).toBe('next');
});

test('what still waits is given back when cancelled, and what runs goes on', async () => {
  const { thread, run, files } = newThread();
  const running = codeOf(run('long'));
  const [dropped, last] = [codeOf(run('dropped')), codeOf(run('last'))];
  await until(() => files('unfinished').length === 1);
  thread.cancel('job-2');
  expect(await dropped).toBe('CANCELLED');
  expect(files('unfinished')).toHaveLength(1);
  thread.cancel('job-1');
  expect([await running, await last]).toEqual(['CANCELLED', null]);
});

test('closing lets the running job clean up, and gives back those that waited', async () => {
  const { thread, run, files } = newThread();
  const codes = Promise.all([run('long'), run('later')].map(codeOf));
  await until(() => files('unfinished').length === 1);
  await thread.close();
  expect(await codes).toEqual(['CANCELLED', 'CANCELLED']);
  expect(files('unfinished')).toEqual([]);
});

test('closing does not wait for a job that never looks up', async () => {
  const { thread, run, files } = newThread();
  const code = codeOf(run('stuck'));
  await until(() => files('stuck').length === 1);
  await thread.close();
  expect(await code).toBe('CANCELLED');
});

test('once closed it starts no thread any more', async () => {
  const { thread, run, files } = newThread();
  await run('a');
  await thread.close();
  await expect(run('b')).rejects.toMatchObject({ code: 'ARCHIVE_CLOSED' });
  expect(files('started')).toHaveLength(1);
});

test('closing does not wait for a thread that will not end', async () => {
  const { thread, run } = newThread();
  await run('a');
  const ending = vi.spyOn(Worker.prototype, 'terminate').mockReturnValueOnce(new Promise<number>(() => {}));
  onTestFinished(() => ending.mockRestore());
  await thread.close();
  expect(ending).toHaveBeenCalledOnce();
  await (ending.mock.contexts[0] as Worker).terminate();
});
