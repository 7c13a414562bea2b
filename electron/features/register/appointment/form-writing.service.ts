import { AppError } from '#shared/lib/errors';
import { proposalOf } from '#shared/register/appointment/apply';
import { activeItems } from '#shared/register/appointment/batch';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { Parsed } from '#shared/contract';
import type { JobContext } from '../../../contexts';
import { selectOrganizationTree } from '../organization/organization.store';
import { requireOpen } from './batch.service';
import { markBatch } from './batch.store';
import { writeFields } from './form-clearing.service';

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
