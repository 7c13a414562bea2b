import { proposalOf } from '#shared/register/appointment/apply';
import { activeItems } from '#shared/register/appointment/batch';
import type { BatchItem } from '#shared/register/appointment/batch-fields';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { PersonRecord } from '#shared/register/fields/person';
import type { CommandContext } from '../../../archive/command';
import { selectOrganizationTree } from '../organization/organization.store';
import { selectPerson } from '../person/person.store';
import { getPerson, savePerson } from '../person/person.service';
import { markSeen, type StoredBatch } from './batch.store';

/** Changes a few fields of somebody and lets the batch take notice: it is no change by others. */
export function writeFields(
  tx: CommandContext,
  batchId: number,
  personId: number,
  given: Partial<PersonRecord>,
): void {
  const { id, version, fields, children, deletedAt } = getPerson(tx.db, personId);
  if (deletedAt !== null) return;
  const saved = savePerson(tx, { id, version, fields: { ...fields, ...given }, children });
  markSeen(tx.db, batchId, personId, saved.version);
}

/**
 * Takes out of the approval forms what this batch wrote there for these people; what was changed since then stays.
 * @param items those of the batch as it was when it wrote
 */
export function clearProposals(
  tx: CommandContext,
  batch: Pick<StoredBatch, 'id' | 'formsWrittenAt'>,
  items: readonly BatchItem[],
): void {
  if (batch.formsWrittenAt === null || items.length === 0) return;
  const unitName = paperUnitNames(selectOrganizationTree(tx.db));
  for (const item of items) {
    const fields = selectPerson(tx.db, item.personId)?.fields;
    const { proposedPost, proposedRemoval } = proposalOf(item, { unitName });
    if (fields?.proposedPost !== proposedPost || fields.proposedRemoval !== proposedRemoval) continue;
    const empty = { proposedPost: null, proposedRemoval: null, proposalReason: null };
    writeFields(tx, batch.id, item.personId, empty);
  }
}

/** The items of people whom a changed batch concerns no longer: taken out, or withdrawn. */
export function noLongerIn(before: readonly BatchItem[], now: readonly BatchItem[]): BatchItem[] {
  const staying = new Set(activeItems(now).map(({ item }) => item.personId));
  return activeItems(before)
    .map(({ item }) => item)
    .filter(({ personId }) => !staying.has(personId));
}
