import { workerData } from 'node:worker_threads';
import type { RestoreStep } from './archive/restore';
import { restoreJobs } from './features/security/restore.service';
import type { WorkerSetup } from './jobs/messages';
import { serve } from './jobs/serve';

// A thread of its own, since the archive is closed and replaced meanwhile: it opens nothing at its start.
const setup = workerData as WorkerSetup;
const jobs = restoreJobs as unknown as Readonly<
  Record<string, (input: unknown, step: RestoreStep) => unknown>
>;

serve({
  cancel: setup.cancel,
  run: ({ name, input }, checkpoint) => jobs[name]?.(input, (done, text) => checkpoint(done, 1, text)),
  explain: (error) => error,
});
