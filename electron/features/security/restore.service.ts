import { existsSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import { openBackup } from '../../archive/backup';
import { runCommand } from '../../archive/command';
import { openDatabase } from '../../archive/driver';
import type { KeyUser } from '../../archive/keys';
import { archiveFile, keysPath } from '../../archive/paths';
import {
  completeRestore,
  lastSetAside,
  prepareRestore,
  type RestoreOptions,
  type RestoreSource,
  type RestoreStep,
} from '../../archive/restore';
import type { Credentials, Host } from './access.service';
import { ringOf } from './access.service';
import { replaceAccounts, selectAccounts, selectActor, type Account } from './security.store';

/** Whose key opens the backup, and whose slots hold afterwards. */
interface RestoreKey {
  readonly key: Buffer;
  readonly user: KeyUser;
  readonly keySlots: RestoreOptions['keySlots'];
}

/** What is asked of a restore; everything in it can be sent to a thread. */
export interface RestoreRequest {
  readonly host: Host;
  readonly folder: string;
  /** Its path; null puts back what the last restore set aside. */
  readonly backup: string | null;
  readonly credentials: Credentials | undefined;
  /** The key and user at hand without asking: of the open archive, or of a slot opened before. */
  readonly own: { readonly key: Uint8Array; readonly user: KeyUser } | null;
  /** Today's users; given when the archive is open and the one who asks administers it. */
  readonly accounts: readonly Account[] | undefined;
  readonly moment: Date;
}

/** A backup that was read as a whole and lies ready beside the archive. */
export interface PreparedRestore extends RestoreSource {
  readonly key: Uint8Array;
  readonly user: KeyUser;
  readonly accounts: readonly Account[] | undefined;
}

/** The two halves of a restore as a thread does them; between them the archive is closed. */
export interface RestoreJobs {
  readonly 'restore.prepare': (input: RestoreRequest, step: RestoreStep) => Promise<PreparedRestore>;
  readonly 'restore.complete': (
    input: { readonly request: RestoreRequest; readonly prepared: PreparedRestore },
    step: RestoreStep,
  ) => { readonly finished: boolean };
}

/** Both halves. @throws what prepareRestore and completeRestore throw; LOCKED, ACCESS_DENIED, and keyForBackup's errors */
export const restoreJobs: RestoreJobs = {
  async 'restore.prepare'(request, step) {
    const { folder, accounts } = request;
    const source: RestoreSource =
      request.backup === null
        ? lastSetAside(folder)
        : { backup: request.backup, keySlots: 'current', undo: false };
    const { key, user, keySlots } = await findKey(request, source.backup);
    const chosen = source.undo ? source : { ...source, keySlots };
    prepareRestore(optionsOf(request, chosen, key, step));
    return { ...chosen, key, user, accounts: accounts ?? readAccounts(folder, key) };
  },
  'restore.complete'({ request, prepared }, step) {
    let finished = false;
    const { user, accounts, keySlots, backup, undo } = prepared;
    const channel = undo ? 'archive.undoRestore' : 'archive.restore';
    completeRestore({
      ...optionsOf(request, prepared, Buffer.from(prepared.key), step),
      // Where today's key slots stay, today's users stay too: everyone's password and rights are what they were.
      finish: (db, aside) => {
        runCommand(
          db,
          () => request.moment,
          { actor: { id: 0, name: user.name }, channel },
          (tx) => {
            if (!undo && accounts && keySlots === 'current') replaceAccounts(tx.db, accounts, tx.now);
            // The time set aside ends here: its last command and hash stay on record.
            const before = aside ? { setAside: aside.name, ...aside.audit } : null;
            tx.record({ entity: 'archive', id: 0, before, after: { backup: undo ? 'undone' : backup } });
          },
        );
        finished = true;
      },
    });
    return { finished };
  },
};

function optionsOf(
  { folder, host, moment }: RestoreRequest,
  { backup, keySlots, undo }: RestoreSource,
  key: Buffer,
  step: RestoreStep,
): RestoreOptions {
  return { folder, backup, keySlots, undo, key, program: { version: host.version }, moment, step };
}

/** From an open archive with its own key and users; else with the slot opened before, else with the given credentials. */
async function findKey(request: RestoreRequest, backup: string): Promise<RestoreKey> {
  const { host, folder, credentials, own, accounts } = request;
  if (credentials) return keyForBackup(host, folder, backup, credentials);
  if (!own) throw new AppError('LOCKED');
  const key = Buffer.from(own.key);
  requireOwnKey(backup, key);
  if (!accounts) {
    if (request.backup !== null) requireAdministrator(backup, key, own.user);
    else requireAdministratorWhereReadable([folder, backup], key, own.user);
  }
  return { key, user: own.user, keySlots: 'current' };
}

/**
 * Finds the key for a backup while the archive is not open: today's slots, or where they are lost or belong to another
 * archive, those in the backup, with the password of its day.
 * @throws KEY_WRONG, KEY_LOCKED, BACKUP_UNSOUND, BACKUP_MISSING; ACCESS_DENIED when the user does not administer
 */
async function keyForBackup(
  host: Host,
  folder: string,
  backup: string,
  { userName, password }: Credentials,
): Promise<RestoreKey> {
  const today = await tryToday(host, folder, backup, { userName, password });
  if (today) return today;
  if (!existsSync(keysPath(backup))) throw new AppError('KEYS_MISSING', { path: keysPath(backup) });
  const { key, user } = await ringOf(host, backup).unlock(userName, password);
  requireAdministrator(backup, key, user);
  return { key, user, keySlots: 'backup' };
}

/** @returns undefined when today's slots cannot open this backup, whatever the password */
async function tryToday(
  host: Host,
  folder: string,
  backup: string,
  { userName, password }: Credentials,
): Promise<RestoreKey | undefined> {
  try {
    const { key, user } = await ringOf(host, folder).unlock(userName, password);
    requireAdministrator(backup, key, user);
    return { key, user, keySlots: 'current' };
  } catch (error) {
    const code = error instanceof AppError ? error.code : '';
    if (['KEYS_MISSING', 'KEYS_DAMAGED', 'BACKUP_OTHER_KEY'].includes(code)) return undefined;
    throw error;
  }
}

/**
 * Refuses a copy that another key encrypts; one that is merely damaged may still be put back by an undo.
 * @throws BACKUP_OTHER_KEY: the password of that day is needed
 */
function requireOwnKey(backup: string, key: Buffer): void {
  try {
    openBackup(backup, key).close();
  } catch (error) {
    if (error instanceof AppError && error.code === 'BACKUP_OTHER_KEY') throw error;
  }
}

/**
 * While the archive is closed its own users cannot be asked: the backup's are.
 * @throws BACKUP_OTHER_KEY when the key is not the backup's; ACCESS_DENIED
 */
function requireAdministrator(backup: string, key: Buffer, user: KeyUser): void {
  const db = openBackup(backup, key);
  try {
    if (selectActor(db, user.uuid).role !== 'administrator') throw new AppError('ACCESS_DENIED');
  } finally {
    db.close();
  }
}

/**
 * For the undo of a restore, whose set-aside archive may be damaged: refuses a user that any readable side knows as less
 * than an administrator.
 * @throws ACCESS_DENIED
 */
function requireAdministratorWhereReadable(folders: readonly string[], key: Buffer, user: KeyUser): void {
  for (const folder of folders) {
    const account = readAccounts(folder, key)?.find(({ uuid }) => uuid === user.uuid);
    if (account && (account.role !== 'administrator' || account.active !== 1))
      throw new AppError('ACCESS_DENIED');
  }
}

/** Today's users, if the archive can be read with this key. */
function readAccounts(folder: string, key: Buffer): readonly Account[] | undefined {
  try {
    const db = openDatabase(archiveFile(folder), { key, readonly: true });
    try {
      return selectAccounts(db);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
