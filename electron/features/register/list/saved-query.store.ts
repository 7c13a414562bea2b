import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

export interface StoredQuery {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly ownerId: number;
  readonly ownerName: string;
  readonly shared: number;
  /** JSON as it was saved, maybe by an older version of the program. */
  readonly content: string;
}

const columns = `q.id, q.uuid, q.name, q.owner_id AS ownerId, coalesce(u.display_name, '') AS ownerName, q.shared, q.content
  FROM saved_query q LEFT JOIN user_account u ON u.id = q.owner_id`;

/** A user's own queries and everybody's shared ones, by name. */
export function selectQueries(db: Db, userId: number): StoredQuery[] {
  const sql = `SELECT ${columns} WHERE q.owner_id = ? OR q.shared = 1 ORDER BY q.owner_id <> ?, q.name, q.id`;
  return prepared(db, sql).all(userId, userId) as unknown as StoredQuery[];
}

/** One query; null when there is none with this id. */
export function selectQuery(db: Db, id: number): StoredQuery | null {
  return (
    (prepared(db, `SELECT ${columns} WHERE q.id = ?`).get(id) as unknown as StoredQuery | undefined) ?? null
  );
}

/** Whether another query of this owner has this name. */
export function isNameTaken(db: Db, query: { ownerId: number; name: string; id: number | null }): boolean {
  const sql = 'SELECT 1 FROM saved_query WHERE owner_id = ? AND name = ? AND id IS NOT ?';
  return prepared(db, sql).get(query.ownerId, query.name, query.id) !== undefined;
}

/** A new query; returns its id. */
export function insertQuery(
  db: Db,
  query: { uuid: string; name: string; ownerId: number; shared: boolean; content: string; now: string },
): number {
  const sql = `INSERT INTO saved_query (uuid, name, owner_id, shared, content, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)`;
  const { uuid, name, ownerId, shared, content, now } = query;
  return Number(
    prepared(db, sql).run(uuid, name, ownerId, Number(shared), content, now, now).lastInsertRowid,
  );
}

/** Gives a query another name, content or audience. */
export function updateQuery(
  db: Db,
  query: { id: number; name: string; shared: boolean; content: string; now: string },
): void {
  const sql = 'UPDATE saved_query SET name = ?, shared = ?, content = ?, updated_at = ? WHERE id = ?';
  prepared(db, sql).run(query.name, Number(query.shared), query.content, query.now, query.id);
}

/** Whether a user administers the archive. */
export function isAdministrator(db: Db, userId: number): boolean {
  const sql = "SELECT 1 FROM user_account WHERE id = ? AND role = 'administrator' AND active = 1";
  return prepared(db, sql).get(userId) !== undefined;
}

/** Forgets a query. */
export function deleteQuery(db: Db, id: number): void {
  prepared(db, 'DELETE FROM saved_query WHERE id = ?').run(id);
}
