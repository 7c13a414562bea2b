import { AppError } from '#shared/lib/errors';
import type { Actor } from '#shared/security/contract';
import type { CommandContext } from '../../archive/command';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

/** The first user, who administers, and the name of the unit. */
export function insertFirstUser(
  tx: CommandContext,
  user: {
    readonly uuid: string;
    readonly userName: string;
    readonly displayName: string;
    readonly unitName: string;
  },
): Actor {
  const sql = `INSERT INTO user_account (uuid, name, display_name, role, created_at, updated_at)
    VALUES (?, ?, ?, 'administrator', ?, ?)`;
  const result = prepared(tx.db, sql).run(user.uuid, user.userName, user.displayName, tx.now, tx.now);
  const setting = "INSERT INTO setting (key, value, updated_at) VALUES ('unitName', ?, ?)";
  prepared(tx.db, setting).run(JSON.stringify(user.unitName), tx.now);
  const id = Number(result.lastInsertRowid);
  tx.record({
    entity: 'user',
    id,
    uuid: user.uuid,
    label: user.displayName,
    before: null,
    after: { role: 'administrator' },
  });
  return { id, name: user.userName, displayName: user.displayName, role: 'administrator' };
}

/** @throws ACCESS_DENIED for a user that is not in the archive or no longer active */
export function selectActor(db: Db, uuid: string): Actor {
  const sql = `SELECT id, name, display_name AS displayName, role FROM user_account WHERE uuid = ? AND active = 1`;
  const actor = prepared(db, sql).get(uuid) as Actor | undefined;
  if (!actor) throw new AppError('ACCESS_DENIED');
  return actor;
}

/** The unit's name as given at first start. */
export function selectUnitName(db: Db): string | null {
  const row = prepared(db, "SELECT value FROM setting WHERE key = 'unitName'").get() as
    { value: string } | undefined;
  return row ? (JSON.parse(row.value) as string) : null;
}
