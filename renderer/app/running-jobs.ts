import { useSyncExternalStore } from 'react';

/** A job that the window started and that has not answered yet. */
export interface RunningJob {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

let jobs: readonly RunningJob[] = [];
const listeners = new Set<() => void>();

function change(next: readonly RunningJob[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

/** Notes that a job began. */
export function jobBegan(id: string): void {
  change([...jobs, { id, done: 0, total: 0, text: '' }]);
}

/** Notes how far a job is; those of other windows are none of ours. */
export function jobWentOn(progress: RunningJob): void {
  if (jobs.some((job) => job.id === progress.id))
    change(jobs.map((job) => (job.id === progress.id ? progress : job)));
}

/** Notes that a job answered, whatever it answered. */
export function jobEnded(id: string): void {
  change(jobs.filter((job) => job.id !== id));
}

/** The jobs of this moment. */
export function runningJobs(): readonly RunningJob[] {
  return jobs;
}

/** The running jobs, for a component that shows them. */
export function useRunningJobs(): readonly RunningJob[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, runningJobs);
}
