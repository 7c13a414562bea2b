import { existsSync, mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { AppError, type ErrorData } from '#shared/lib/errors';
import type { Actor, AppState } from '#shared/security/contract';
import { createArchive, openArchive, type Archive } from '../archive/archive';
import { systemActor } from '../archive/audit';
import { openKeyRing } from '../archive/keys';
import { archiveFile } from '../archive/paths';
import { createWorkerThread, type WorkerThread } from '../jobs/worker-thread';
import { insertFirstUser, selectActor, selectUnitName } from '../features/security/security.store';
import { readDataFolder, suggestedDataFolder, writeDataFolder } from './places';

export interface Unlocked {
  readonly archive: Archive;
  readonly actor: Actor;
  /** Does jobs, one after the other. */
  readonly worker: WorkerThread;
  /** Answers heavy queries while a job runs. */
  readonly reader: WorkerThread;
}

export interface FirstStart {
  readonly folder: string;
  readonly unitName: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

export interface Session {
  readonly state: () => AppState;
  readonly unlocked: () => Unlocked | null;
  readonly create: (input: FirstStart) => Promise<{ recoveryCode: string }>;
  readonly unlock: (userName: string, password: string) => Promise<Actor>;
  readonly lock: () => Promise<void>;
}

/** Holds what is open: nothing, or one archive with its user and its threads. */
export function createSession(version: string, changed: () => void): Session {
  let open: Unlocked | null = null;
  let problem: ErrorData | null = null;

  function enter(archive: Archive, key: Buffer, actor: Actor): void {
    const setup = { folder: archive.folder, key: new Uint8Array(key), version };
    open = { archive, actor, worker: createWorkerThread(setup), reader: createWorkerThread(setup) };
    problem = null;
    changed();
  }

  return {
    unlocked: () => open,
    state: () => describe(version, open, problem),
    async create(input) {
      if (readDataFolder() !== null) throw new AppError('ARCHIVE_EXISTS', { path: input.folder });
      if (existsSync(archiveFile(input.folder))) throw new AppError('ARCHIVE_EXISTS', { path: input.folder });
      mkdirSync(input.folder, { recursive: true });
      const user = { uuid: randomUUID(), name: input.userName };
      const { key, recoveryCode } = await openKeyRing({ folder: input.folder }).create(user, input.password);
      const archive = createArchive({ folder: input.folder, key, program: { version } });
      const actor = await archive.command({ actor: systemActor, channel: 'archive.create' }, (tx) =>
        insertFirstUser(tx, { ...input, uuid: user.uuid }),
      );
      writeDataFolder(input.folder);
      enter(archive, key, actor);
      return { recoveryCode };
    },
    async unlock(userName, password) {
      const folder = readDataFolder();
      if (folder === null) throw new AppError('NOT_FOUND');
      const { key, user } = await openKeyRing({ folder }).unlock(userName, password);
      try {
        const archive = openArchive({ folder, key, program: { version } });
        const actor = selectActor(archive.db, user.uuid);
        enter(archive, key, actor);
        return actor;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problem = { code: error.code, params: error.params, fields: error.fields };
        changed();
        throw error;
      }
    },
    async lock() {
      const closing = open;
      open = null;
      if (closing) {
        await Promise.all([closing.worker.close(), closing.reader.close()]);
        await closing.archive.close();
      }
      changed();
    },
  };
}

function describe(version: string, open: Unlocked | null, problem: ErrorData | null): AppState {
  const folder = readDataFolder();
  const base = { version, users: [], lockedUntil: null, problem, unitName: null, actor: null };
  if (open) {
    const unitName = selectUnitName(open.archive.db);
    return { ...base, stage: 'open', dataFolder: open.archive.folder, unitName, actor: open.actor };
  }
  if (folder === null) return { ...base, stage: 'first-start', dataFolder: suggestedDataFolder() };
  if (problem) return { ...base, stage: 'problem', dataFolder: folder };
  try {
    if (!existsSync(archiveFile(folder)))
      throw new AppError('ARCHIVE_MISSING', { path: archiveFile(folder) });
    return {
      ...base,
      stage: 'locked',
      dataFolder: folder,
      users: openKeyRing({ folder })
        .users()
        .map((user) => user.name),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, params, fields } = error;
    return { ...base, stage: 'problem', dataFolder: folder, problem: { code, params, fields } };
  }
}
