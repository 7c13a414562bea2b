import type { Db } from '../../../archive/driver';
import { prepared } from '../../../archive/record-sql';
import { rangeEnd } from '../list/search.store';

/** The range of paths of a unit and everything under it; of everything when null. */
export function pathRange(db: Db, organizationId: number | null): readonly [string, string] {
  if (organizationId === null) return ['', rangeEnd('')];
  const row = prepared(db, 'SELECT path FROM organization WHERE id = ?').get(organizationId) as
    { path: string } | undefined;
  const path = row?.path ?? '\u0000';
  return [path, rangeEnd(path)];
}
