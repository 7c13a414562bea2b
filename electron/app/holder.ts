import { AppError, type ErrorData } from '#shared/lib/errors';
import type { Actor } from '#shared/security/contract';
import type { Archive } from '../archive/archive';
import type { Clock } from '../archive/command';
import type * as access from '../features/security/access.service';
import { selectUnitName } from '../features/security/security.store';
import type { WorkRequest } from '../jobs/messages';
import { createWorkerThread, type WorkerThread } from '../jobs/worker-thread';

export interface Unlocked {
  readonly archive: Archive;
  readonly actor: Actor;
  /** Does jobs, one after the other. */
  readonly worker: WorkerThread;
  /** Answers heavy queries while a job runs. */
  readonly reader: WorkerThread;
  /** Jobs that wait for the write gate, by their id. */
  readonly waiting: Map<string, AbortController>;
}

/** Where the program remembers its data folder. */
export interface Places {
  readonly read: () => string | null;
  readonly write: (folder: string) => void;
  readonly suggested: () => string;
  /** Whose archive was open last: the lock page shows it. */
  readonly unitName?: () => string | null;
  readonly rememberUnit?: (unitName: string) => void;
}

export interface SessionOptions {
  readonly host: access.Host;
  readonly places: Places;
  /** The state has changed: the window asks for it again. */
  readonly changed: () => void;
  /** Runs once after every opening, for the daily backup. */
  readonly opened: (open: Unlocked) => void;
  readonly clock?: Clock;
  /** Tests do the work of this thread in their own. */
  readonly restoreThread?: () => WorkerThread<WorkRequest>;
}

/** What is open: everything about one archive, its user and its threads. */
export type Held = Unlocked & access.Entered;

/** These make working on pointless or dangerous; the others concern one call. */
const fatalCodes = new Set(['ARCHIVE_DAMAGED', 'ARCHIVE_TRUNCATED', 'ARCHIVE_MISSING', 'ARCHIVE_WRONG_KEY']);

/** Keeps what is open, and why it is not. */
export interface Holder {
  readonly open: () => Held | null;
  readonly problem: () => ErrorData | null;
  readonly warning: () => ErrorData | null;
  /** A slot that was opened although the archive was not: a restore need not ask for the password again. */
  readonly slot: () => Pick<access.Entered, 'key' | 'user'> | null;
  readonly remember: (slot: Pick<access.Entered, 'key' | 'user'>) => void;
  readonly hold: (entered: access.Entered) => Held;
  readonly close: () => Promise<void>;
  readonly fail: (error: unknown) => void;
  readonly warn: (error: unknown) => void;
  readonly guard: (error: unknown) => void;
  readonly retry: () => void;
}

/** @returns a holder of nothing */
export function createHolder({ host, places, changed, opened }: SessionOptions): Holder {
  let open: Held | null = null;
  let slot: Pick<access.Entered, 'key' | 'user'> | null = null;
  let problem: ErrorData | null = null;
  let warning: ErrorData | null = null;

  function hold(entered: access.Entered): Held {
    open = withThreads(entered, host.version);
    slot = problem = warning = null;
    const unitName = selectUnitName(open.archive.db);
    if (unitName !== null) places.rememberUnit?.(unitName);
    changed();
    opened(open);
    return open;
  }
  async function close(): Promise<void> {
    const closing = open;
    open = slot = null;
    if (closing) await closeAll(closing);
  }
  /** Only what concerns the archive as a whole is a page of its own; a user who may not come in is not. */
  function fail(error: unknown): void {
    const data = dataOf(error);
    if (data && /^(ARCHIVE|KEYS)_/.test(data.code)) problem = data;
    else slot = null;
    changed();
  }
  function warn(error: unknown): void {
    warning = open ? dataOf(error) : null;
    guard(error);
    changed();
  }
  function guard(error: unknown): void {
    if (!open || !fatalCodes.has(dataOf(error)?.code ?? '')) return;
    const { key, user } = open;
    void close().then(() => {
      slot = { key, user };
      fail(error);
    });
  }
  function retry(): void {
    problem = null;
    changed();
  }
  return {
    open: () => open,
    problem: () => problem,
    warning: () => warning,
    slot: () => slot,
    remember: (opening) => (slot = opening),
    hold,
    close,
    fail,
    warn,
    guard,
    retry,
  };
}

function withThreads(entered: access.Entered, version: string): Held {
  const setup = { folder: entered.archive.folder, key: new Uint8Array(entered.key), version };
  const [worker, reader] = [createWorkerThread(setup), createWorkerThread(setup)];
  return { ...entered, worker, reader, waiting: new Map() };
}

async function closeAll({ archive, worker, reader, waiting }: Held): Promise<void> {
  for (const job of waiting.values()) job.abort();
  await Promise.all([worker.close(), reader.close()]);
  await archive.close();
}

/** An expected error as the window gets it; null for a defect. */
export function dataOf(error: unknown): ErrorData | null {
  if (!(error instanceof AppError)) return null;
  return { code: error.code, params: error.params, fields: error.fields };
}
