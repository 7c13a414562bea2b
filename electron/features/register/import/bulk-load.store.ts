import type { Db } from '../../../archive/driver';
import { countPeople } from './import.store';

/** From this many new people on it pays. */
const MANY = 1000;

/** Whether so many people come that building the indexes anew is quicker than keeping them up for every row. */
export function isBulk(db: Db, newPeople: number): boolean {
  return newPeople >= MANY && newPeople >= countPeople(db);
}

interface IndexRow {
  readonly name: string;
  readonly sql: string;
}

/**
 * Writes into tables without their indexes and builds these anew afterwards, sorted: less work, and fuller pages. Both
 * belong to the command's transaction: when `work` throws, everything is as it was. Other connections see the indexes all
 * the while. Keys and UNIQUE columns stay guarded.
 */
export function withoutIndexes(db: Db, tables: readonly string[], work: () => void): void {
  const indexes = db
    .prepare<[string], IndexRow>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
         AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
    )
    .all(JSON.stringify(tables));
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  work();
  for (const { sql } of indexes) db.exec(sql);
}
