import { normaliseSearch } from '#shared/lib/names';
import type { RecyclePage, RecycleRow } from '#shared/register/bulk/bulk-operations';
import { shownActor } from '../../../archive/audit';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';
import { rangeEnd } from '../list/search.store';

/** The latest change that put the person there says who did it and why. */
const removal = `(SELECT c.seq FROM audit_change c WHERE c.owner_entity = 'person' AND c.owner_id = p.id
  AND c.entity = 'person' AND json_extract(c.after, '$.deletedAt') IS NOT NULL ORDER BY c.seq DESC LIMIT 1)`;

/** One page of the recycle bin, the last ones in first. */
export function selectRecyclePage(
  db: Db,
  request: { readonly search: string; readonly offset: number; readonly limit: number },
): RecyclePage {
  const words = normaliseSearch(request.search)
    .split(' ')
    .filter((word) => word !== '');
  const found = words.map(
    () => ' AND EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.id AND k.key >= ? AND k.key < ?)',
  );
  const from = `FROM person p WHERE p.deleted_at IS NOT NULL${found.join('')}`;
  const values = words.flatMap((word) => [word, rangeEnd(word)]);
  const total = prepared(db, `SELECT count(*) AS total ${from}`).get(...values) as { total: number };
  const sql = `SELECT b.*, coalesce(${shownActor('a')}, '') AS deletedBy,
      coalesce((SELECT json_extract(c.after, '$.reason') FROM audit_change c
        WHERE c.seq = b.removal AND c.entity = 'person' AND c.entity_id = b.id), '') AS reason
    FROM (SELECT p.id, coalesce(p.name, '') AS name, p.gender, p.birth_date AS birthDate, p.current_post AS currentPost,
        p.deleted_at AS deletedAt, coalesce((SELECT o.name FROM organization o WHERE o.id = p.organization_id), '') AS organizationName,
        ${removal} AS removal
      ${from} ORDER BY p.deleted_at DESC, p.id DESC LIMIT ? OFFSET ?) b
    LEFT JOIN audit a ON a.seq = b.removal ORDER BY b.deletedAt DESC, b.id DESC`;
  const rows = prepared(db, sql).all(...values, request.limit, request.offset) as (RecycleRow & {
    removal: number;
  })[];
  return { total: total.total, rows: rows.map(({ removal: _seq, ...row }) => row) };
}

/** Deletes a person in the recycle bin with everything that belongs to it. */
export function deletePerson(db: Db, id: number): void {
  prepared(db, 'DELETE FROM person WHERE id = ? AND deleted_at IS NOT NULL').run(id);
  // A draft holds the whole form: deleted for good means that too.
  prepared(db, "DELETE FROM draft WHERE form = 'person' AND entity_id = ?").run(id);
}
