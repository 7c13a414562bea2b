import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type { AppState } from '#shared/security/contract';
import { openArchive, systemClock } from '../archive/archive';
import * as access from '../features/security/access.service';
import type { PreparedRestore, RestoreJobs, RestoreRequest } from '../features/security/restore.service';
import { selectAccounts, selectActor } from '../features/security/security.store';
import type { WorkRequest } from '../jobs/messages';
import { createRestoreThread, type OnProgress, type WorkerThread } from '../jobs/worker-thread';
import type { Held, Holder, SessionOptions } from './holder';
import { log } from './log';

/** Under which id a restore is cancelled, and who is told how far it is. */
export interface RestoreWatch {
  readonly id: string;
  readonly onProgress: OnProgress;
}

/** Puts a backup in the place of the archive that is held: the work is a thread's, the handing over is done here. */
export interface Restoring {
  /** `backup`: its path; null puts back what the last restore set aside. */
  readonly run: (
    backup: string | null,
    credentials: access.Credentials | undefined,
    watch?: RestoreWatch,
  ) => Promise<void>;
  /** Asks the restore with this id to stop; the archive is then as it was. */
  readonly cancel: (id: string) => void;
  /** Stops what runs, or where it is too late for that waits for its end. */
  readonly stop: () => Promise<void>;
  /** What the window saw when the restore began, while one runs: it stays on its page. */
  readonly state: () => AppState | null;
}

interface Running {
  readonly id: string;
  readonly seen: AppState;
  readonly thread: WorkerThread<WorkRequest>;
  /** Settles with the restore and never fails. */
  ended: Promise<void>;
  cancelled: boolean;
}

/** The thread makes the backup ready, the archive is closed, the thread swaps, and what came is opened. */
async function restore(
  { options, holder, current }: { options: SessionOptions; holder: Holder; current: Running },
  request: RestoreRequest,
  onProgress: OnProgress,
): Promise<void> {
  const ask = async <Name extends keyof RestoreJobs>(name: Name, input: Parameters<RestoreJobs[Name]>[0]) =>
    (await current.thread.run({ id: current.id, name, input }, onProgress)) as Awaited<
      ReturnType<RestoreJobs[Name]>
    >;
  const prepared = await ask('restore.prepare', request);
  log('info', 'restore: prepared');
  const open = holder.open();
  await holder.close();
  let swapped = false;
  try {
    if (current.cancelled) throw new AppError('CANCELLED');
    const { finished } = await ask('restore.complete', { request, prepared });
    swapped = true;
    log('info', 'restore: in place');
    holder.hold(enterRestored(options, request, prepared, finished));
  } catch (error) {
    if (!swapped) await holdAgain(options, holder, request, prepared, open);
    else {
      // It is in place and cannot be entered: it went back as damaged as it was, and has its page.
      holder.remember({ key: Buffer.from(prepared.key), user: prepared.user });
      holder.fail(error);
    }
    throw error;
  }
}

/** @param seen the state of the window at this moment */
export function createRestoring(options: SessionOptions, holder: Holder, seen: () => AppState): Restoring {
  const { host, restoreThread = () => createRestoreThread(host.version) } = options;
  let running: Running | null = null;

  function cancel(id: string): void {
    if (running?.id !== id) return;
    running.cancelled = true;
    running.thread.cancel(id);
  }
  return {
    async run(backup, credentials, watch = { id: randomUUID(), onProgress: () => undefined }) {
      const request = requestOf(options, holder, backup, credentials);
      const current: Running = {
        id: watch.id,
        seen: seen(),
        thread: restoreThread(),
        ended: Promise.resolve(),
        cancelled: false,
      };
      running = current;
      log('info', backup === null ? 'restore: taking the last one back' : 'restore: begun');
      const work = restore({ options, holder, current }, request, watch.onProgress).finally(async () => {
        running = null;
        log('info', 'restore: handed over');
        await current.thread.close();
        options.changed();
      });
      current.ended = work.catch(() => undefined);
      await work;
    },
    cancel,
    async stop() {
      if (!running) return;
      const { id, ended } = running;
      cancel(id);
      await ended;
    },
    state: () => running?.seen ?? null,
  };
}

/** @throws NOT_FOUND before the first start; ACCESS_DENIED when the one who has opened the archive does not administer */
function requestOf(
  { host, places, clock = systemClock }: SessionOptions,
  holder: Holder,
  backup: string | null,
  credentials: access.Credentials | undefined,
): RestoreRequest {
  const folder = places.read();
  if (folder === null) throw new AppError('NOT_FOUND');
  const open = holder.open();
  if (open && open.actor.role !== 'administrator') throw new AppError('ACCESS_DENIED');
  const own = open ?? holder.slot();
  return {
    host,
    folder,
    backup,
    credentials,
    own: own && { key: own.key, user: own.user },
    accounts: open ? selectAccounts(open.archive.db) : undefined,
    moment: clock(),
  };
}

/** A thread that finished has read and written all of it; what went back damaged is looked at, and not entered. */
function enterRestored(
  { host }: SessionOptions,
  { folder }: RestoreRequest,
  { key, user }: PreparedRestore,
  finished: boolean,
): access.Entered {
  const own = Buffer.from(key);
  const archive = openArchive({ folder, key: own, program: host, check: finished ? 'whenNeeded' : 'always' });
  try {
    return { archive, user, key: own, actor: selectActor(archive.db, user.uuid) };
  } catch (error) {
    archive.closeNow();
    throw error;
  }
}

/** After a failure: what was open is opened again; what was not needs no second password. */
async function holdAgain(
  { host }: SessionOptions,
  holder: Holder,
  { folder }: RestoreRequest,
  { key, user }: PreparedRestore,
  open: Held | null,
): Promise<void> {
  if (!open) return holder.remember({ key: Buffer.from(key), user });
  try {
    holder.hold(await access.enter(host, folder, { key: open.key, user: open.user, failures: 0 }));
  } catch (error) {
    holder.remember(open);
    holder.fail(error);
  }
}
