import { AppError } from '#shared/lib/errors';
import { personChildren } from '#shared/register/fields/children';
import { personFields } from '#shared/register/fields/person';
import type {
  PersonContent,
  PersonHistoryChange,
  PersonHistoryEntry,
} from '#shared/register/person/person-document';
import { historyOf, type Change } from '../../../archive/audit';
import type { Db } from '../../../archive/driver';
import { filledContent, getPerson } from './person.service';

type Values = Readonly<Record<string, unknown>>;

/** Stands in the history of a new person in place of its values: the record tells them, with every later change taken back. */
export const inRecord = { values: 'record' } as const;

function shownChange(db: Db, id: number, seq: number, change: Change): PersonHistoryChange {
  const { entity, before, after } = change;
  const elsewhere =
    before === null && after !== null && 'values' in after && after.values === inRecord.values;
  return {
    entity,
    label: change.label ?? null,
    before: before as Values | null,
    after: elsewhere ? filledContent(personAsOf(db, id, seq)) : (after as Values | null),
  };
}

/**
 * What happened to a person, the latest first, photo and scanned pages included.
 * @param page `before`: only entries with a smaller seq; `limit`: entries at most
 */
export function personHistory(
  db: Db,
  id: number,
  page: { readonly before?: number | undefined; readonly limit: number },
): PersonHistoryEntry[] {
  return historyOf(db, 'person', id, page).map(({ seq, at, actorName, channel, changes }) => ({
    seq,
    at,
    actorName,
    channel,
    changes: changes.map((change) => shownChange(db, id, seq, change)),
  }));
}

const fieldKeys: readonly string[] = personFields
  .filter((field) => !('derived' in field))
  .map(({ key }) => key);

/** Entries read at a time on the way back. */
const chunk = 200;

/** The changes of the person's own fields that came after `seq`, the latest first. */
function* changesAfter(db: Db, id: number, seq: number): Generator<Values> {
  let before: number | undefined;
  for (;;) {
    const entries = historyOf(db, 'person', id, { before, limit: chunk });
    for (const entry of entries) {
      if (entry.seq <= seq) return;
      const own = entry.changes.filter((change) => change.entity === 'person' && change.before !== null);
      for (const change of own.reverse()) yield change.before as Values;
    }
    if (entries.length < chunk) return;
    before = entries.at(-1)?.seq;
  }
}

/**
 * A person as it stood after the command with audit number `seq`: today's record with every later change taken back.
 * Photo and scanned pages are not part of it.
 * @throws NOT_FOUND for an unknown person or a number that is not in its history
 */
export function personAsOf(db: Db, id: number, seq: number): PersonContent {
  const now = getPerson(db, id);
  if (historyOf(db, 'person', id, { before: seq + 1, limit: 1 })[0]?.seq !== seq)
    throw new AppError('NOT_FOUND');
  const fields: Record<string, unknown> = { ...now.fields };
  const children: Record<string, unknown> = { ...now.children };
  for (const before of changesAfter(db, id, seq)) {
    for (const [key, value] of Object.entries(before)) {
      if (Object.hasOwn(personChildren, key)) children[key] = value ?? [];
      else if (fieldKeys.includes(key)) fields[key] = value;
    }
  }
  return { fields, children } as unknown as PersonContent;
}
