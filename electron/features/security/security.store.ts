import { AppError } from '#shared/lib/errors';
import type { Actor } from '#shared/security/contract';
import type { CommandContext } from '../../archive/command';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';
import { selectSetting, writeSetting } from '../../archive/setting';

export interface FirstUser {
  readonly uuid: string;
  readonly userName: string;
  readonly displayName: string;
  readonly unitName: string;
}

/** A row of user_account as it is carried over a restore. */
export interface Account {
  readonly uuid: string;
  readonly name: string;
  readonly display_name: string;
  readonly role: string;
  readonly active: number;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** The first user, who administers, and the name of the unit. */
export function insertFirstUser(tx: CommandContext, user: FirstUser): void {
  const sql = `INSERT INTO user_account (uuid, name, display_name, role, created_at, updated_at)
    VALUES (?, ?, ?, 'administrator', ?, ?)`;
  const result = prepared(tx.db, sql).run(user.uuid, user.userName, user.displayName, tx.now, tx.now);
  writeSetting(tx.db, 'unitName', user.unitName, tx.now);
  tx.record({
    entity: 'user',
    id: Number(result.lastInsertRowid),
    uuid: user.uuid,
    label: user.displayName,
    before: null,
    after: { role: 'administrator' },
  });
}

/**
 * The user behind a key slot.
 * @throws ACCESS_DENIED for a user that is not in the archive or no longer active
 */
export function selectActor(db: Db, uuid: string): Actor {
  const sql = `SELECT id, name, display_name AS displayName, role FROM user_account WHERE uuid = ? AND active = 1`;
  const actor = prepared(db, sql).get(uuid) as Actor | undefined;
  if (!actor) throw new AppError('ACCESS_DENIED');
  return actor;
}

/** The unit's name as it was given at the first start. */
export function selectUnitName(db: Db): string | null {
  return (selectSetting(db, 'unitName') as string | undefined) ?? null;
}

/** Every account, to be kept over a restore. */
export function selectAccounts(db: Db): Account[] {
  const sql = `SELECT uuid, name, display_name, role, active, version, created_at, updated_at FROM user_account`;
  return prepared(db, sql).all() as Account[];
}

/** Makes the accounts those given: who is not among them is no longer active. */
export function replaceAccounts(db: Db, accounts: readonly Account[], now: string): void {
  const uuids = JSON.stringify(accounts.map((account) => account.uuid));
  // A name is unique, and may meanwhile belong to someone else.
  const retire = `UPDATE user_account SET active = 0, name = name || '~' || id, updated_at = ?
    WHERE uuid NOT IN (SELECT value FROM json_each(?))`;
  prepared(db, retire).run(now, uuids);
  const upsert = `INSERT INTO user_account (uuid, name, display_name, role, active, version, created_at, updated_at)
    VALUES (@uuid, @name, @display_name, @role, @active, @version, @created_at, @updated_at)
    ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, display_name = excluded.display_name,
      role = excluded.role, active = excluded.active, version = excluded.version, updated_at = excluded.updated_at`;
  const statement = db.prepare<Account>(upsert);
  for (const account of accounts) statement.run(account);
}

/** Rows in use of the two large tables. */
export function countRegister(db: Db): { people: number; organizations: number } {
  const sql = `SELECT (SELECT count(*) FROM person WHERE deleted_at IS NULL) AS people,
    (SELECT count(*) FROM organization WHERE deleted_at IS NULL) AS organizations`;
  return prepared(db, sql).get() as { people: number; organizations: number };
}
