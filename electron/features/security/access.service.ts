import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import type { Actor } from '#shared/security/contract';
import { checkPassword } from '#shared/security/password';
import { createArchive, openArchive, type Archive } from '../../archive/archive';
import { renameDurably } from '../../archive/durable';
import { openKeyRing, type KeyRing, type KeyUser, type Opened } from '../../archive/keys';
import { archiveFile, backupsFolder, keysPath } from '../../archive/paths';
import { prepareFolder } from '../../archive/place';
import { requireAbsolute } from './folder.service';
import { insertFirstUser, selectActor } from './security.store';

/** The program as far as opening an archive is concerned. */
export interface Host {
  readonly version: string;
  /** Where it is installed: no archive may lie there. */
  readonly programFolder?: string;
  /** Tests make scrypt cheap. */
  readonly keyCost?: { readonly N: number; readonly r: number; readonly p: number };
}

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

export interface FirstStart extends Credentials {
  readonly folder: string;
  readonly unitName: string;
  readonly displayName: string;
}

/** An open archive and who opened it. */
export interface Entered {
  readonly archive: Archive;
  readonly actor: Actor;
  /** The slot that was opened; its uuid is the account's. */
  readonly user: KeyUser;
  readonly key: Buffer;
}

/** The key ring of a folder: the archive's, or a backup's. */
export function ringOf(host: Host, folder: string): KeyRing {
  return openKeyRing({ folder, ...(host.keyCost && { cost: host.keyCost }) });
}

/**
 * First start: folder, key slots, archive with its first user.
 * @returns the open archive and the recovery code, which is shown once
 * @throws PASSWORD_WEAK, ARCHIVE_EXISTS and what makes a folder unfit (prepareFolder)
 */
export async function firstStart(
  host: Host,
  input: FirstStart,
): Promise<Entered & { readonly recoveryCode: string }> {
  const { folder, userName, password } = input;
  requireGoodPassword(password, userName);
  requireAbsolute(folder);
  if (existsSync(archiveFile(folder))) throw new AppError('ARCHIVE_EXISTS', { path: folder });
  prepareFolder(folder, host.programFolder);
  setUnfinishedAside(folder);
  const user = { uuid: randomUUID(), name: userName };
  const { key, recoveryCode } = await ringOf(host, folder).create(user, password);
  const archive = createArchive({ folder, key, program: host }, (tx) =>
    insertFirstUser(tx, { ...input, uuid: user.uuid }),
  );
  return { archive, user, key, recoveryCode, actor: selectActor(archive.db, user.uuid) };
}

/**
 * Opens the archive with an open slot's key and writes down who came in.
 * @throws what openArchive throws; ACCESS_DENIED for a user who is no longer active
 */
export async function enter(host: Host, folder: string, opened: Opened): Promise<Entered> {
  const { key, user, failures } = opened;
  const archive = openArchive({ folder, key, program: host, check: 'whenNeeded' });
  try {
    const actor = selectActor(archive.db, user.uuid);
    await archive.command({ actor, channel: 'archive.unlock' }, (tx) =>
      tx.record({
        entity: 'user',
        id: actor.id,
        uuid: user.uuid,
        label: actor.displayName,
        before: null,
        after: { unlocked: true, ...(failures > 0 && { wrongPasswords: failures }) },
      }),
    );
    return { archive, actor, user, key };
  } catch (error) {
    archive.closeNow();
    throw error;
  }
}

/**
 * Proves the printed code and gives the user a new password; the lock after wrong ones is gone.
 * @throws RECOVERY_CODE_TYPO, RECOVERY_CODE_WRONG, PASSWORD_WEAK; KEY_USER_UNKNOWN
 */
export async function recover(
  host: Host,
  folder: string,
  input: Credentials & { readonly code: string },
): Promise<Opened> {
  requireGoodPassword(input.password, input.userName);
  const ring = ringOf(host, folder);
  const user = ring.users().find((known) => known.name.toLowerCase() === input.userName.toLowerCase());
  if (!user) throw new AppError('KEY_USER_UNKNOWN', { name: input.userName });
  const key = await ring.unlockByRecoveryCode(input.code);
  await ring.setPassword(key, user, input.password);
  return { key, user, failures: 0 };
}

/**
 * Changes the user's own password.
 * @throws KEY_WRONG or KEY_LOCKED when the present one is not right; PASSWORD_WEAK
 */
export async function changePassword(
  host: Host,
  { archive, actor }: Pick<Entered, 'archive' | 'actor'>,
  input: { readonly current: string; readonly next: string },
): Promise<void> {
  requireGoodPassword(input.next, actor.name);
  const ring = ringOf(host, archive.folder);
  const { key, user } = await ring.unlock(actor.name, input.current);
  await ring.setPassword(key, user, input.next);
  await noteOnUser(archive, actor, 'archive.changePassword', { password: 'changed' });
}

/**
 * A new recovery code, for a lost or seen one; the old one opens nothing any more.
 * @throws KEY_WRONG or KEY_LOCKED
 */
export async function renewRecoveryCode(
  host: Host,
  { archive, actor }: Pick<Entered, 'archive' | 'actor'>,
  password: string,
): Promise<{ recoveryCode: string }> {
  const ring = ringOf(host, archive.folder);
  const { key } = await ring.unlock(actor.name, password);
  const recoveryCode = await ring.renewRecoveryCode(key);
  await noteOnUser(archive, actor, 'archive.renewRecoveryCode', { recoveryCode: 'renewed' });
  return { recoveryCode };
}

async function noteOnUser(archive: Archive, actor: Actor, channel: string, after: object): Promise<void> {
  await archive.command({ actor, channel }, (tx) =>
    tx.record({ entity: 'user', id: actor.id, label: actor.displayName, before: null, after }),
  );
}

/** The page shows the rules while typing; here they hold. */
function requireGoodPassword(password: string, userName: string): void {
  const unmet = checkPassword(password, userName).filter((finding) => !finding.met);
  if (unmet.length === 0) return;
  throw new AppError(
    'PASSWORD_WEAK',
    {},
    unmet.map((finding) => ({ path: 'password', code: finding.rule })),
  );
}

/**
 * Key slots without an archive and without backups: a first start that was cut off. They are renamed, not removed.
 */
function setUnfinishedAside(folder: string): void {
  const keys = keysPath(folder);
  const backups = backupsFolder(folder);
  if (!existsSync(keys) || (existsSync(backups) && readdirSync(backups).length > 0)) return;
  renameDurably(keys, `${keys}.unfinished-${Math.floor(statSync(keys).mtimeMs)}`);
}
