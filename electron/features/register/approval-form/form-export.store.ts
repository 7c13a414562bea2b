import type { NamedPerson } from '#shared/register/approval-form/form-file-names';
import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';

/** Whom an export writes, with what may stand in the file's name. */
export interface ExportedPerson extends NamedPerson {
  readonly id: number;
}

/** The people with these ids in the order of the register; those in the recycle bin are left out. */
export function selectExported(db: Db, ids: readonly number[]): ExportedPerson[] {
  const sql = `SELECT p.id, coalesce(p.name, '') AS name, coalesce(p.id_number, '') AS idNumber,
      coalesce(p.birth_date, '') AS birthDate, coalesce(o.name, '') AS unit
    FROM json_each(?) chosen CROSS JOIN person p ON p.id = chosen.value LEFT JOIN organization o ON o.id = p.organization_id
    WHERE p.deleted_at IS NULL ORDER BY o.path, p.position_order, p.id`;
  return prepared(db, sql).all(JSON.stringify(ids)) as ExportedPerson[];
}
