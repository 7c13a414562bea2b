import { existsSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import type { Actor, AppState } from '#shared/security/contract';
import type { Opened } from '../archive/keys';
import { archiveFile } from '../archive/paths';
import { refuseNetwork } from '../archive/place';
import * as access from '../features/security/access.service';
import { selectUnitName } from '../features/security/security.store';
import { createHolder, dataOf, type Holder, type Places, type SessionOptions, type Unlocked } from './holder';
import { createRestoring, type RestoreWatch } from './restoring';

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
  readonly restore: (
    backup: string | null,
    credentials: access.Credentials | undefined,
    watch?: RestoreWatch,
  ) => Promise<void>;
  /** Asks the job, heavy query or restore with this id to stop, whether it runs or waits. */
  readonly cancel: (id: string) => void;
  /** What failed beside the work, such as the daily backup: a warning in the window. */
  readonly warn: (error: unknown) => void;
  /** Looks at every failed call: an archive that can no longer be read is closed, and its page opens. */
  readonly guard: (error: unknown) => void;
}

/** Holds what is open: nothing, or one archive with its user and its threads. */
export function createSession(options: SessionOptions): Session {
  const { host, places, changed } = options;
  const holder = createHolder(options);
  const restoring = createRestoring(options, holder, () => describe(options, holder));
  /** A backup is taking the archive's place: nobody else may open or move it. */
  function refuseWhileRestoring(): void {
    if (restoring.state()) throw new AppError('RESTORE_RUNNING');
  }
  return {
    ...waysIn(options, holder, refuseWhileRestoring),
    host,
    folder: places.read,
    unlocked: holder.open,
    state: () => restoring.state() ?? describe(options, holder),
    async lock() {
      await restoring.stop();
      await holder.close();
      changed();
    },
    retry: holder.retry,
    async restore(backup, credentials, watch) {
      refuseWhileRestoring();
      await restoring.run(backup, credentials, watch);
    },
    cancel(id) {
      restoring.cancel(id);
      const open = holder.open();
      open?.waiting.get(id)?.abort();
      open?.worker.cancel(id);
      open?.reader.cancel(id);
    },
    warn: holder.warn,
    guard: holder.guard,
  };
}

/** How an archive comes to be open: made, found, unlocked. */
function waysIn(
  { host, places }: SessionOptions,
  holder: Holder,
  refuseWhileRestoring: () => void,
): Pick<Session, 'create' | 'locate' | 'unlock' | 'recover'> {
  async function openSlot(slot: Opened): Promise<Actor> {
    holder.remember(slot);
    try {
      return holder.hold(await access.enter(host, requireFolder(places), slot)).actor;
    } catch (error) {
      // Sent twice, the second time finds the archive in use by the first: no reason for a page of its own.
      if (!holder.open()) holder.fail(error);
      throw error;
    }
  }
  return {
    async create(input) {
      if (places.read() !== null) throw new AppError('ARCHIVE_EXISTS', { path: input.folder });
      const entered = await access.firstStart(host, input);
      places.write(input.folder);
      holder.hold(entered);
      return { recoveryCode: entered.recoveryCode };
    },
    locate(folder) {
      refuseWhileRestoring();
      if (holder.open()) throw new AppError('ACCESS_DENIED');
      refuseNetwork(folder);
      if (!existsSync(archiveFile(folder))) throw new AppError('ARCHIVE_MISSING', { path: folder });
      places.write(folder);
      holder.retry();
    },
    async unlock({ userName, password }) {
      refuseWhileRestoring();
      return openSlot(await access.ringOf(host, requireFolder(places)).unlock(userName, password));
    },
    async recover(input) {
      refuseWhileRestoring();
      return openSlot(await access.recover(host, requireFolder(places), input));
    },
  };
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

/** Where the archive is. @throws NOT_FOUND before the first start */
function requireFolder(places: Places): string {
  const folder = places.read();
  if (folder === null) throw new AppError('NOT_FOUND');
  return folder;
}
