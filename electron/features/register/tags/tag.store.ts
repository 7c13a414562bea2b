import { readTags, type Tag } from '#shared/register/tags/tags';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';
import { selectSetting, writeSetting } from '../../../archive/setting';

const key = 'register.tags';

/** The county's tags; the customary ones where nothing is stored. */
export function selectTags(db: Db): Tag[] {
  return readTags(selectSetting(db, key));
}

/** Replaces the county's tags. */
export function writeTags(db: Db, tags: readonly Tag[], now: string): void {
  writeSetting(db, key, tags, now);
}

/** How many people of the register have each word, most first; those in the recycle bin are not counted. */
export function countTags(db: Db): { readonly name: string; readonly people: number }[] {
  const sql = `SELECT t.tag AS name, count(DISTINCT t.person_id) AS people FROM person_tags t
    JOIN person p ON p.id = t.person_id AND p.deleted_at IS NULL
    WHERE t.tag IS NOT NULL AND t.tag <> '' GROUP BY t.tag ORDER BY people DESC, t.tag`;
  return prepared(db, sql).all() as { name: string; people: number }[];
}

export interface TaggedPerson {
  readonly id: number;
  readonly uuid: string;
  readonly name: string | null;
}

/** Everybody who has a tag, those in the recycle bin included. */
export function selectTagged(db: Db, tag: string): TaggedPerson[] {
  const sql = `SELECT id, uuid, name FROM person WHERE id IN (SELECT person_id FROM person_tags WHERE tag = ?) ORDER BY id`;
  return prepared(db, sql).all(tag) as TaggedPerson[];
}

/** A form that was opened before is then out of date. */
export function touchPerson(db: Db, id: number, now: string): void {
  prepared(db, 'UPDATE person SET version = version + 1, updated_at = ? WHERE id = ?').run(now, id);
}

/** Every saved query, as it was saved. */
export function selectQueryContents(
  db: Db,
): { readonly id: number; readonly name: string; content: string }[] {
  const sql = 'SELECT id, name, content FROM saved_query ORDER BY id';
  return prepared(db, sql).all() as { id: number; name: string; content: string }[];
}

/** Writes what a saved query asks. */
export function updateQueryContent(db: Db, id: number, content: string, now: string): void {
  const sql = 'UPDATE saved_query SET content = ?, updated_at = ? WHERE id = ?';
  prepared(db, sql).run(content, now, id);
}
