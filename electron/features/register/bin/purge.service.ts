import type { JobContext } from '../../../contexts';
import { backUpBefore } from '../bulk/batch.service';
import { iterateBatchPeople } from '../bulk/batch.store';
import { deletePerson } from './recycle-bin.store';

const stride = 50;

/**
 * Deletes people in the recycle bin for good, after a backup; those not in it are passed over. What the audit has of
 * them stays.
 * @throws CANCELLED and the backup's errors; then nobody is deleted
 */
export function purgePeople(
  { ids }: { readonly ids: readonly number[] },
  context: JobContext,
): { purged: number } {
  backUpBefore(context);
  return context.command((tx) => {
    let purged = 0;
    for (const person of iterateBatchPeople(tx.db, ids, ['idNumber', 'birthDate'])) {
      if (person.deletedAt === null) continue;
      if (purged % stride === 0) context.checkpoint(purged, ids.length, '正在彻底删除');
      deletePerson(tx.db, person.id);
      const before = { ...person.values, name: person.name, deletedAt: person.deletedAt };
      tx.record({
        entity: 'person',
        id: person.id,
        uuid: person.uuid,
        label: person.name,
        before,
        after: null,
      });
      purged += 1;
    }
    return { purged };
  });
}
