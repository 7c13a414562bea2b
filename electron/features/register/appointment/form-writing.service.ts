import { AppError } from '#shared/lib/errors';
import { proposalOf } from '#shared/register/appointment/apply';
import { activeItems } from '#shared/register/appointment/batch';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { Parsed } from '#shared/contract';
import type { PersonRecord } from '#shared/register/fields/person';
import type { CommandContext } from '../../../archive/command';
import type { JobContext } from '../../../contexts';
import { selectOrganizationTree } from '../organization/organization.store';
import { getPerson, savePerson } from '../person/person.service';
import { requireOpen } from './batch.service';
import { markBatch, markSeen, type StoredBatch } from './batch.store';

/** Changes a few fields of somebody and lets the batch take notice: it is no change by others. */
function writeFields(
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
 * Writes the posts to take and to leave, the reasons and the reporting unit into the approval forms of everybody in the
 * batch, so that the forms are printed and exported with them.
 * @throws APPOINTMENT_EMPTY and what requireOpen throws
 */
export function writeForms(
  { id, version }: Parsed<'appointment.writeForms'>,
  context: JobContext,
): { people: number } {
  return context.command((tx) => {
    const batch = requireOpen(tx.db, id, version);
    const items = activeItems(batch.items);
    if (items.length === 0) throw new AppError('APPOINTMENT_EMPTY');
    const unitName = paperUnitNames(selectOrganizationTree(tx.db));
    const { reportingUnit, title } = batch.fields;
    items.forEach(({ item }, at) => {
      context.checkpoint(at, items.length, '正在写入任免审批表');
      const proposal = proposalOf(item, { unitName });
      const unit = reportingUnit === null ? {} : { reportingUnit };
      writeFields(tx, id, item.personId, { ...proposal, ...unit });
    });
    if (!markBatch(tx.db, batch, { forms_written_at: tx.now }, tx.now))
      throw new AppError('VERSION_CONFLICT');
    const told = { before: { formsWrittenAt: batch.formsWrittenAt }, after: { formsWrittenAt: tx.now } };
    tx.record({ entity: 'appointmentBatch', id, uuid: batch.uuid, label: title ?? undefined, ...told });
    return { people: items.length };
  });
}

/** Takes out of the approval forms what this batch wrote there; what was changed since then stays. */
export function clearProposals(tx: CommandContext, batch: StoredBatch): void {
  if (batch.formsWrittenAt === null) return;
  const unitName = paperUnitNames(selectOrganizationTree(tx.db));
  for (const { item } of activeItems(batch.items)) {
    const { proposedPost, proposedRemoval } = proposalOf(item, { unitName });
    const { fields } = getPerson(tx.db, item.personId);
    if (fields.proposedPost !== proposedPost || fields.proposedRemoval !== proposedRemoval) continue;
    const empty = { proposedPost: null, proposedRemoval: null, proposalReason: null };
    writeFields(tx, batch.id, item.personId, empty);
  }
}
