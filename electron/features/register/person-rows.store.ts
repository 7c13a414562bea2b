import type { Field } from '#shared/lib/field';
import { personFields, type PersonFieldKey } from '#shared/register/fields/person';
import type { PersonRow } from '#shared/register/person-list';
import type { Db } from '../../archive/driver';
import { prepared, quoted, readRecord } from '../../archive/record-sql';

const fields: readonly Field[] = personFields;

/** Chosen people in list order, whatever order they were chosen in; deleted ones are left out. */
export function selectPeople(
  db: Db,
  ids: readonly number[],
  columns: readonly PersonFieldKey[],
  page: { readonly offset: number; readonly limit: number },
): PersonRow[] {
  const wanted = fields.filter((field) => (columns as readonly string[]).includes(field.key));
  const sql = `SELECT p.id, p.version${wanted.map((field) => `, p.${quoted(field)}`).join('')}
    FROM json_each(?) chosen JOIN person p ON p.id = chosen.value JOIN organization o ON o.id = p.organization_id
    WHERE p.deleted_at IS NULL ORDER BY o.path, p.position_order, p.id LIMIT ? OFFSET ?`;
  const rows = prepared(db, sql).all(JSON.stringify(ids), page.limit, page.offset) as Record<
    string,
    unknown
  >[];
  return rows.map((raw) => ({
    id: raw['id'] as number,
    version: raw['version'] as number,
    values: readRecord(wanted, raw),
  }));
}
