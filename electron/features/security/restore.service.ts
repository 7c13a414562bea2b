import { existsSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import { openArchive } from '../../archive/archive';
import { openBackup } from '../../archive/backup';
import { listBackups } from '../../archive/backup-list';
import { openDatabase } from '../../archive/driver';
import type { KeyUser } from '../../archive/keys';
import { archiveFile, keysPath } from '../../archive/paths';
import { restoreBackup, undoRestore, type RestoreOptions } from '../../archive/restore';
import type { Credentials, Entered, Host } from './access.service';
import { ringOf } from './access.service';
import { replaceAccounts, selectAccounts, selectActor, type Account } from './security.store';

/** Whose key opens the backup, and whose slots hold afterwards. */
export interface RestoreKey {
  readonly key: Buffer;
  readonly user: KeyUser;
  readonly keySlots: RestoreOptions['keySlots'];
}

/**
 * Finds the key for a backup while the archive is not open: today's slots, or where they are lost or belong to another
 * archive, those in the backup, with the password of its day.
 * @throws KEY_WRONG, KEY_LOCKED, BACKUP_UNSOUND, BACKUP_MISSING; ACCESS_DENIED when the user does not administer
 */
export async function keyForBackup(
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
export function requireOwnKey(backup: string, key: Buffer): void {
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
export function requireAdministrator(backup: string, key: Buffer, user: KeyUser): void {
  const db = openBackup(backup, key);
  try {
    if (selectActor(db, user.uuid).role !== 'administrator') throw new AppError('ACCESS_DENIED');
  } finally {
    db.close();
  }
}

/**
 * Restores a backup (or, without one, what the last restore set aside) and opens the result. Where today's key slots stay,
 * today's users stay too, so that everyone's password and rights are what they were.
 * @param accounts today's users, as read from the archive before it was closed; undefined when it could not be read
 * @throws what restoreBackup, undoRestore and openArchive throw
 */
export async function restoreAndEnter(
  host: Host,
  folder: string,
  request: RestoreKey & { readonly backup: string | null; readonly accounts: readonly Account[] | undefined },
): Promise<Entered> {
  const { key, user, keySlots, backup, accounts } = request;
  const options = { folder, key, program: host, moment: new Date() };
  const aside = backup === null ? undoRestore(options) : restoreBackup({ ...options, backup, keySlots });
  const archive = openArchive({ folder, key, program: host });
  try {
    await archive.command(
      {
        actor: { id: 0, name: user.name },
        channel: backup === null ? 'archive.undoRestore' : 'archive.restore',
      },
      (tx) => {
        if (backup !== null && accounts && keySlots === 'current') replaceAccounts(tx.db, accounts, tx.now);
        // The time set aside ends here: its last command and hash stay on record.
        const before = aside ? { setAside: aside.name, ...aside.manifest?.audit } : null;
        tx.record({ entity: 'archive', id: 0, before, after: { backup: backup ?? 'undone' } });
      },
    );
    return { archive, user, key, actor: selectActor(archive.db, user.uuid) };
  } catch (error) {
    archive.closeNow();
    throw error;
  }
}

/**
 * For the undo of a restore, whose set-aside archive may be damaged: refuses a user that any readable side knows as less
 * than an administrator.
 * @throws ACCESS_DENIED
 */
export function requireAdministratorWhereReadable(
  folders: readonly string[],
  key: Buffer,
  user: KeyUser,
): void {
  for (const folder of folders) {
    const account = readAccounts(folder, key)?.find(({ uuid }) => uuid === user.uuid);
    if (account && (account.role !== 'administrator' || account.active !== 1))
      throw new AppError('ACCESS_DENIED');
  }
}

/** Today's users, if the archive can be read with this key. */
export function readAccounts(folder: string, key: Buffer): readonly Account[] | undefined {
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

/** What the last restore set aside. @throws RESTORE_NOTHING */
export function lastSetAside(folder: string): string {
  const found = listBackups(folder).find((backup) => backup.setAside);
  if (!found) throw new AppError('RESTORE_NOTHING');
  return found.path;
}
