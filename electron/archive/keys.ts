import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { Attempts } from '#shared/security/lockout';
import { afterFailure, failuresLeft, lockLeft } from '#shared/security/lockout';
import { normalizePassword } from '#shared/security/password';
import { formatRecoveryCode, readRecoveryCode, recoveryCodeBytes } from '#shared/security/recovery-code';
import type { Clock } from './command';
import { createGate, type Gate } from './gate';
import type { KeysFile } from './keys-file';
import { readKeysFile, writeKeysFile } from './keys-file';
import type { KeyCost } from './derive';
import { defaultKeyCost, unwrap, wrap } from './lockbox';
import { keysPath } from './paths';

export interface KeyUser {
  /** The same as in the archive's user_account. */
  readonly uuid: string;
  /** The login name. */
  readonly name: string;
}

/** A slot that a password opened. */
export interface Opened {
  readonly key: Buffer;
  readonly user: KeyUser;
  /** Wrong passwords since the last right one; the audit keeps them. */
  readonly failures: number;
}

export interface KeyRing {
  /** Makes the archive's key and its first two slots. @throws ARCHIVE_EXISTS when the folder has key slots already */
  readonly create: (user: KeyUser, password: string) => Promise<{ key: Buffer; recoveryCode: string }>;
  /** Who can unlock, for the lock screen. */
  readonly users: () => KeyUser[];
  /**
   * Opens a user's slot.
   * @throws KEY_WRONG {left}: so many attempts until the lock; KEY_LOCKED {minutes}, without trying the password
   */
  readonly unlock: (name: string, password: string) => Promise<Opened>;
  /** Opens the recovery slot. @throws RECOVERY_CODE_TYPO {groups}: mistyped; RECOVERY_CODE_WRONG: of another archive */
  readonly unlockByRecoveryCode: (code: string) => Promise<Buffer>;
  /** Gives a user a new password (or a first one) and forgets wrong attempts. The caller has proven who asks. */
  readonly setPassword: (key: Buffer, user: KeyUser, password: string) => Promise<void>;
  /** Takes the slot away; the user can no longer unlock. */
  readonly removeUser: (uuid: string) => Promise<void>;
  /** A new recovery code; the printed one no longer opens anything. */
  readonly renewRecoveryCode: (key: Buffer) => Promise<string>;
}

interface Place {
  readonly folder: string;
  readonly clock: Clock;
  readonly cost: KeyCost;
}

const gates = new Map<string, Gate>();

/**
 * One at a time, however many rings a folder has: attempts side by side would be counted once, keys would be made twice,
 * and a slow scrypt must not write back old slots.
 */
function gateOf(folder: string): Gate {
  const place = resolve(folder);
  let gate = gates.get(place);
  if (!gate) gates.set(place, (gate = createGate()));
  return gate;
}

/**
 * The key slots beside the archive (keys.json). The random archive key never changes; it lies wrapped once per user and
 * once for the recovery code, so a changed password rewrites one slot and not the archive.
 */
export function openKeyRing(options: { folder: string; clock?: Clock; cost?: KeyCost }): KeyRing {
  const { folder, clock = () => new Date(), cost = defaultKeyCost } = options;
  const place = { folder, clock, cost };
  const gate = gateOf(folder);
  async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const release = await gate.hold();
    try {
      return await run();
    } finally {
      release();
    }
  }
  return {
    create: (user, password) => inTurn(() => create(place, user, password)),
    users: () => readKeysFile(folder).users.map(({ uuid, name }) => ({ uuid, name })),
    unlock: (name, password) => inTurn(() => unlock(place, name, password)),
    unlockByRecoveryCode: (code) => inTurn(() => unlockByRecoveryCode(place, code)),
    setPassword: (key, user, password) => inTurn(() => setPassword(place, key, user, password)),
    removeUser: (uuid) => inTurn(() => removeUser(place, uuid)),
    renewRecoveryCode: (key) => inTurn(() => renewRecoveryCode(place, key)),
  };
}

async function create(
  place: Place,
  user: KeyUser,
  password: string,
): Promise<{ key: Buffer; recoveryCode: string }> {
  const { folder, cost } = place;
  if (existsSync(keysPath(folder))) throw new AppError('ARCHIVE_EXISTS', { path: keysPath(folder) });
  const key = randomBytes(32);
  const archive = randomUUID();
  const code = randomBytes(recoveryCodeBytes);
  const box = await wrap(key, normalizePassword(password), userLabel(archive, user.uuid), cost);
  const recovery = await wrap(key, code, recoveryLabel(archive), cost);
  const users = [{ uuid: user.uuid, name: user.name, box }];
  writeKeysFile(folder, { format: 1, archive, users, recovery, attempts: {} });
  return { key, recoveryCode: formatRecoveryCode(code) };
}

async function unlock(place: Place, name: string, password: string): Promise<Opened> {
  const keys = readKeysFile(place.folder);
  const slot = keys.users.find((user) => sameName(user.name, name));
  const who = slot?.uuid ?? '';
  const now = place.clock().getTime();
  const lock = lockLeft(keys.attempts[who], now);
  if (lock.left > 0) {
    if (lock.attempts) remember(place, who, lock.attempts);
    throw locked(lock.left);
  }
  const key = slot && (await unwrap(slot.box, normalizePassword(password), userLabel(keys.archive, who)));
  if (!slot || !key) throw refuse(place, who, afterFailure(keys.attempts[who], now));
  const failures = keys.attempts[who]?.failures ?? 0;
  if (failures > 0) change(place, (current) => ({ ...current, attempts: without(current.attempts, who) }));
  return { key, user: { uuid: slot.uuid, name: slot.name }, failures };
}

/** The count is on the disk before the answer is given: ending the program does not save an attempt. */
function refuse(place: Place, who: string, attempts: Attempts): AppError {
  remember(place, who, attempts);
  const { left } = lockLeft(attempts, attempts.lastAt);
  return left > 0 ? locked(left) : new AppError('KEY_WRONG', { left: failuresLeft(attempts) });
}

function locked(left: number): AppError {
  return new AppError('KEY_LOCKED', { minutes: Math.ceil(left / 60_000) });
}

async function unlockByRecoveryCode(place: Place, code: string): Promise<Buffer> {
  const reading = readRecoveryCode(code);
  if (!reading.ok) throw new AppError('RECOVERY_CODE_TYPO', { groups: reading.faulty.join('、') });
  const keys = readKeysFile(place.folder);
  const key = await unwrap(keys.recovery, Buffer.from(reading.bytes), recoveryLabel(keys.archive));
  if (!key) throw new AppError('RECOVERY_CODE_WRONG');
  return key;
}

async function setPassword(place: Place, key: Buffer, user: KeyUser, password: string): Promise<void> {
  const { archive } = readKeysFile(place.folder);
  const box = await wrap(key, normalizePassword(password), userLabel(archive, user.uuid), place.cost);
  change(place, (keys) => ({
    ...keys,
    users: [
      ...keys.users.filter((slot) => slot.uuid !== user.uuid),
      { uuid: user.uuid, name: user.name, box },
    ],
    attempts: without(keys.attempts, user.uuid),
  }));
}

async function removeUser(place: Place, uuid: string): Promise<void> {
  change(place, (keys) => ({ ...keys, users: keys.users.filter((slot) => slot.uuid !== uuid) }));
}

async function renewRecoveryCode(place: Place, key: Buffer): Promise<string> {
  const code = randomBytes(recoveryCodeBytes);
  const recovery = await wrap(key, code, recoveryLabel(readKeysFile(place.folder).archive), place.cost);
  change(place, (keys) => ({ ...keys, recovery }));
  return formatRecoveryCode(code);
}

/** Reads and writes in one tick, so that no attempt or slot written meanwhile is lost. */
function change(place: Place, edit: (keys: KeysFile) => KeysFile): void {
  writeKeysFile(place.folder, edit(readKeysFile(place.folder)));
}

function remember(place: Place, who: string, attempts: Attempts): void {
  change(place, (keys) => ({ ...keys, attempts: { ...keys.attempts, [who]: attempts } }));
}

function userLabel(archive: string, uuid: string): string {
  return `yanzhen/1/${archive}/user/${uuid}`;
}

function recoveryLabel(archive: string): string {
  return `yanzhen/1/${archive}/recovery`;
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();
}

function without(attempts: KeysFile['attempts'], who: string): KeysFile['attempts'] {
  return Object.fromEntries(Object.entries(attempts).filter(([uuid]) => uuid !== who));
}
