import type { PersonContent } from '#shared/register/person/person-document';
import { changesOf, changesSince, type Change } from '../../../archive/audit';
import type { Db } from '../../../archive/driver';
import type { StoredBatch } from './batch.store';
import { putBack } from './put-back';

type Values = Readonly<Record<string, unknown>>;

/** What a batch says of somebody and other batches may change. */
const posts: readonly string[] = ['currentPost', 'postTier', 'organizationId', 'appointments'];

function ofPosts({ before }: Change): Values {
  return Object.fromEntries(Object.entries(before ?? {}).filter(([key]) => posts.includes(key)));
}

/**
 * The people of a batch that is closed as it found them: of a completed one without what it changed, of one that was given
 * up with the posts that they held then. What was changed stands in the audit.
 * @returns the same people while the batch is open
 */
export function peopleBefore<Person extends PersonContent>(
  db: Db,
  batch: Pick<StoredBatch, 'completedSeq' | 'cancelledAt' | 'deletedAt'>,
  people: ReadonlyMap<number, Person>,
): ReadonlyMap<number, Person> {
  const closed = batch.cancelledAt ?? batch.deletedAt;
  if (batch.completedSeq === null && closed === null) return people;
  const before = new Map(people);
  function back(id: number, values: Values): void {
    const person = before.get(id);
    if (person) before.set(id, { ...person, ...putBack(person, values) });
  }
  if (batch.completedSeq !== null) {
    for (const { entity, id, before: values } of [...changesOf(db, batch.completedSeq)].reverse())
      if (entity === 'person') back(id, (values ?? {}) as Values);
  } else {
    for (const change of changesSince(db, 'person', [...people.keys()], closed ?? ''))
      back(change.id, ofPosts(change));
  }
  return before;
}
