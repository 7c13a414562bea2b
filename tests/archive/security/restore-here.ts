import { AppError } from '../../../shared/lib/errors';
import type { RestoreStep } from '../../../electron/archive/restore';
import { restoreJobs } from '../../../electron/features/security/restore.service';
import type { WorkRequest } from '../../../electron/jobs/messages';
import type { WorkerThread } from '../../../electron/jobs/worker-thread';

type AnyJob = (input: unknown, step: RestoreStep) => unknown;

/**
 * Does the work of the restore's thread in the test's own, input and answer cloned as between threads.
 * @param onStep sees every step as it is reported; what it throws stops the restore
 */
export function restoreHere(
  onStep: (text: string) => void | Promise<void> = () => {},
): () => WorkerThread<WorkRequest> {
  return () => {
    let cancelled = false;
    return {
      async run({ name, input }, onProgress) {
        cancelled = false;
        const job = (restoreJobs as unknown as Record<string, AnyJob>)[name];
        // A real thread answers later, whatever it answers.
        await new Promise((resolve) => setImmediate(resolve));
        const answer = await job?.(structuredClone(input), (done, text) => {
          void onStep(text);
          if (cancelled) throw new AppError('CANCELLED');
          onProgress(done, 1, text);
        });
        return structuredClone(answer);
      },
      cancel: () => (cancelled = true),
      close: () => Promise.resolve(),
    };
  };
}
