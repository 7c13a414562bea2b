import type { AuditActor, AuditFilter, AuditRow } from '#shared/security/audit-contract';
import { channelsOfKind, channelsWithKind } from '#shared/security/audit-words';
import { shownActor } from '../../archive/audit';
import type { Db } from '../../archive/driver';
import { prepared } from '../../archive/record-sql';

interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

function whereOf({ from, before, actorId, kind }: AuditFilter): Where {
  const parts: [string, string | number][] = [];
  if (from !== null) parts.push(['at >= ?', from]);
  if (before !== null) parts.push(['at < ?', before]);
  if (actorId !== null) parts.push(['actor_id = ?', actorId]);
  if (kind === 'other')
    parts.push(['channel NOT IN (SELECT value FROM json_each(?))', JSON.stringify(channelsWithKind())]);
  else if (kind !== null)
    parts.push(['channel IN (SELECT value FROM json_each(?))', JSON.stringify(channelsOfKind(kind))]);
  const sql = parts.length === 0 ? '' : `WHERE ${parts.map(([part]) => part).join(' AND ')}`;
  return { sql, values: parts.map(([, value]) => value) };
}

/** How many commands fit. */
export function countAudit(db: Db, filter: AuditFilter): number {
  const { sql, values } = whereOf(filter);
  return prepared(db, `SELECT count(*) FROM audit ${sql}`)
    .pluck()
    .get(...values) as number;
}

/** The commands that fit, the latest first. */
export function selectAudit(
  db: Db,
  filter: AuditFilter,
  page: { readonly offset: number; readonly limit: number },
): AuditRow[] {
  const { sql, values } = whereOf(filter);
  const statement = `SELECT seq, at, ${shownActor('audit')} AS actorName, actor_name AS loginName, channel, change_count AS changes,
      (SELECT json_group_array(label) FROM (SELECT label FROM audit_change
        WHERE audit_change.seq = audit.seq AND label IS NOT NULL ORDER BY id LIMIT 3)) AS labels
    FROM audit ${sql} ORDER BY seq DESC LIMIT ? OFFSET ?`;
  const rows = prepared(db, statement).all(...values, page.limit, page.offset) as (Omit<
    AuditRow,
    'labels'
  > & {
    labels: string;
  })[];
  return rows.map((row) => ({ ...row, labels: JSON.parse(row.labels) as string[] }));
}

/** Everyone who ever gave a command, the program itself included. */
export function selectAuditActors(db: Db): AuditActor[] {
  const sql = `SELECT actor_id AS id, coalesce(max(display_name), max(actor_name)) AS name,
      coalesce(max(user_account.name), max(actor_name)) AS loginName
    FROM audit LEFT JOIN user_account ON user_account.id = actor_id GROUP BY actor_id ORDER BY actor_id`;
  return prepared(db, sql).all() as AuditActor[];
}
