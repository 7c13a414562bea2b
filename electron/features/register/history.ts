import type { HistoryEntry } from '#shared/register/person/person-document';
import { historyOf } from '../../archive/audit';
import type { Db } from '../../archive/driver';

/**
 * What commands changed in one record, newest first; a command that changed it twice gives two entries.
 * @param page `before`: only commands with a smaller seq; `limit`: commands at most
 */
export function recordHistory(
  db: Db,
  entity: string,
  id: number,
  page: { readonly before?: number | undefined; readonly limit: number },
): HistoryEntry[] {
  return historyOf(db, entity, id, page).flatMap((entry) =>
    entry.changes.map((change) => ({
      seq: entry.seq,
      at: entry.at,
      actorName: entry.actorName,
      channel: entry.channel,
      before: change.before as HistoryEntry['before'],
      after: change.after as HistoryEntry['after'],
    })),
  );
}
