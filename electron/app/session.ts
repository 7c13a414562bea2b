import { existsSync } from 'node:fs';
import { AppError, type ErrorData } from '#shared/lib/errors';
import type { Actor, AppState } from '#shared/security/contract';
import type { Archive } from '../archive/archive';
import type { Opened } from '../archive/keys';
import { archiveFile } from '../archive/paths';
import { refuseNetwork } from '../archive/place';
import * as access from '../features/security/access.service';
import * as restoring from '../features/security/restore.service';
import { selectAccounts, selectUnitName } from '../features/security/security.store';
import { createWorkerThread, type WorkerThread } from '../jobs/worker-thread';

export interface Unlocked {
  readonly archive: Archive;
  readonly actor: Actor;
  /** Does jobs, one after the other. */
  readonly worker: WorkerThread;
  /** Answers heavy queries while a job runs. */
  readonly reader: WorkerThread;
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

export interface Session {
  readonly state: () => AppState;
  readonly unlocked: () => Unlocked | null;
  readonly host: access.Host;
  /** The folder of the archive, open or not; null before the first start. */
  readonly folder: () => string | null;
  readonly create: (input: access.FirstStart) => Promise<{ recoveryCode: string }>;
  readonly locate: (folder: string) => void;
  readonly unlock: (credentials: access.Credentials) => Promise<Actor>;
  readonly recover: (input: access.Credentials & { readonly code: string }) => Promise<Actor>;
  readonly lock: () => Promise<void>;
  readonly retry: () => void;
  /** `backup`: its path; null puts back what the last restore set aside. */
  readonly restore: (backup: string | null, credentials: access.Credentials | undefined) => Promise<void>;
  /** What failed beside the work, such as the daily backup: a warning in the window. */
  readonly warn: (error: unknown) => void;
  /** Looks at every failed call: an archive that can no longer be read is closed, and its page opens. */
  readonly guard: (error: unknown) => void;
}

export interface SessionOptions {
  readonly host: access.Host;
  readonly places: Places;
  /** The state has changed: the window asks for it again. */
  readonly changed: () => void;
  /** Runs once after every opening, for the daily backup. */
  readonly opened: (open: Unlocked) => void;
}

type Held = Unlocked & access.Entered;

/** These make working on pointless or dangerous; the others concern one call. */
const fatalCodes = new Set(['ARCHIVE_DAMAGED', 'ARCHIVE_TRUNCATED', 'ARCHIVE_MISSING', 'ARCHIVE_WRONG_KEY']);

/** Holds what is open: nothing, or one archive with its user and its threads. */
export function createSession(options: SessionOptions): Session {
  const { host, places, changed } = options;
  const holder = createHolder(options);
  const enterWith = async (opening: Promise<access.Entered>): Promise<Actor> => {
    try {
      return holder.hold(await opening).actor;
    } catch (error) {
      // Sent twice, the second time finds the archive in use by the first: no reason for a page of its own.
      if (!holder.open()) holder.fail(error);
      throw error;
    }
  };
  async function openSlot(slot: Opened): Promise<Actor> {
    holder.remember(slot);
    return enterWith(access.enter(host, requireFolder(places), slot));
  }
  return {
    host,
    folder: places.read,
    unlocked: holder.open,
    state: () => describe(options, holder),
    async create(input) {
      if (places.read() !== null) throw new AppError('ARCHIVE_EXISTS', { path: input.folder });
      const entered = await access.firstStart(host, input);
      places.write(input.folder);
      holder.hold(entered);
      return { recoveryCode: entered.recoveryCode };
    },
    locate(folder) {
      if (holder.open()) throw new AppError('ACCESS_DENIED');
      refuseNetwork(folder);
      if (!existsSync(archiveFile(folder))) throw new AppError('ARCHIVE_MISSING', { path: folder });
      places.write(folder);
      holder.retry();
    },
    async unlock({ userName, password }) {
      return openSlot(await access.ringOf(host, requireFolder(places)).unlock(userName, password));
    },
    async recover(input) {
      return openSlot(await access.recover(host, requireFolder(places), input));
    },
    async lock() {
      await holder.close();
      changed();
    },
    retry: holder.retry,
    restore: (backup, credentials) => restore(options, holder, backup, credentials),
    warn: holder.warn,
    guard: holder.guard,
  };
}

interface Holder {
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

function createHolder({ host, places, changed, opened }: SessionOptions): Holder {
  let open: Held | null = null;
  let slot: Pick<access.Entered, 'key' | 'user'> | null = null;
  let problem: ErrorData | null = null;
  let warning: ErrorData | null = null;

  function hold(entered: access.Entered): Held {
    const setup = { folder: entered.archive.folder, key: new Uint8Array(entered.key), version: host.version };
    open = { ...entered, worker: createWorkerThread(setup), reader: createWorkerThread(setup) };
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
    if (!closing) return;
    await Promise.all([closing.worker.close(), closing.reader.close()]);
    await closing.archive.close();
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

/** From an open archive with its own key and users; else with the slot opened before, else with the given credentials. */
async function restore(
  { host, places }: SessionOptions,
  holder: Holder,
  backup: string | null,
  credentials: access.Credentials | undefined,
): Promise<void> {
  const folder = requireFolder(places);
  const source = backup ?? restoring.lastSetAside(folder);
  const open = holder.open();
  if (open && open.actor.role !== 'administrator') throw new AppError('ACCESS_DENIED');
  const own = open ?? holder.slot();
  const key = credentials
    ? await restoring.keyForBackup(host, folder, source, credentials)
    : own && { key: own.key, user: own.user, keySlots: 'current' as const };
  if (!key) throw new AppError('LOCKED');
  if (!credentials) restoring.requireOwnKey(source, key.key);
  if (!open && !credentials) {
    if (backup !== null) restoring.requireAdministrator(source, key.key, key.user);
    else restoring.requireAdministratorWhereReadable([folder, source], key.key, key.user);
  }
  const accounts = open ? selectAccounts(open.archive.db) : restoring.readAccounts(folder, key.key);
  await holder.close();
  try {
    holder.hold(await restoring.restoreAndEnter(host, folder, { ...key, backup, accounts }));
  } catch (error) {
    if (open) holder.hold(await access.enter(host, folder, { key: open.key, user: open.user, failures: 0 }));
    else holder.remember(key);
    throw error;
  }
}

function describe({ host, places }: SessionOptions, holder: Holder): AppState {
  const folder = places.read();
  const problem = holder.problem();
  const base = { version: host.version, users: [], problem, warning: null, unitName: null, actor: null };
  const open = holder.open();
  if (open) {
    const unitName = selectUnitName(open.archive.db);
    const { actor, archive } = open;
    return { ...base, stage: 'open', dataFolder: archive.folder, unitName, actor, warning: holder.warning() };
  }
  if (folder === null) return { ...base, stage: 'first-start', dataFolder: places.suggested() };
  if (problem) return { ...base, stage: 'problem', dataFolder: folder };
  try {
    if (!existsSync(archiveFile(folder)))
      throw new AppError('ARCHIVE_MISSING', { path: archiveFile(folder) });
    const users = access.ringOf(host, folder).users();
    const unitName = places.unitName?.() ?? null;
    return { ...base, stage: 'locked', dataFolder: folder, unitName, users: users.map((user) => user.name) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...base, stage: 'problem', dataFolder: folder, problem: dataOf(error) };
  }
}

function requireFolder(places: Places): string {
  const folder = places.read();
  if (folder === null) throw new AppError('NOT_FOUND');
  return folder;
}

function dataOf(error: unknown): ErrorData | null {
  if (!(error instanceof AppError)) return null;
  return { code: error.code, params: error.params, fields: error.fields };
}
