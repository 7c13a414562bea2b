import type { HistoryEntry } from '#shared/register/person/person-document';
import { historyOf } from '../../archive/audit';
import type { Db } from '../../archive/driver';

const pageSize = 50;

/** What commands changed in one record, newest first. @param before continue below this entry */
export function recordHistory(db: Db, entity: string, id: number, before: number | null): HistoryEntry[] {
  return historyOf(db, entity, id, { before: before ?? undefined, limit: pageSize }).flatMap((entry) =>
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
