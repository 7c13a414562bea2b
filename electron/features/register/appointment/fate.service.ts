import { AppError } from '#shared/lib/errors';
import { activeItems } from '#shared/register/appointment/batch';
import type { Parsed } from '#shared/contract';
import type { CommandContext } from '../../../archive/command';
import { clearProposals } from './form-clearing.service';
import { requireBatch, requireOpen } from './batch.service';
import { markBatch, type FateChange, type StoredBatch } from './batch.store';

function activeItemsOf({ items }: StoredBatch): StoredBatch['items'] {
  return activeItems(items).map(({ item }) => item);
}

/** Writes what became of a batch into the archive and its history. @throws VERSION_CONFLICT */
export function changeFate(
  tx: CommandContext,
  batch: Pick<StoredBatch, 'id' | 'uuid' | 'version' | 'fields'>,
  change: FateChange,
  told: { readonly before: object; readonly after: object },
): void {
  if (!markBatch(tx.db, batch, change, tx.now)) throw new AppError('VERSION_CONFLICT');
  const { id, uuid, fields } = batch;
  tx.record({ entity: 'appointmentBatch', id, uuid, label: fields.title ?? undefined, ...told });
}

/** Ends a batch that is not carried out; what it wrote into approval forms is taken out. @throws what requireOpen throws */
export function cancelBatch(tx: CommandContext, { id, version, reason }: Parsed<'appointment.cancel'>): null {
  const batch = requireOpen(tx.db, id, version);
  clearProposals(tx, batch, activeItemsOf(batch));
  const told = { before: { cancelledAt: null }, after: { cancelledAt: tx.now, cancelReason: reason } };
  changeFate(tx, batch, { cancelled_at: tx.now, cancel_reason: reason }, told);
  return null;
}

/** A cancelled batch goes on. @throws NOT_FOUND, VERSION_CONFLICT */
export function resumeBatch(tx: CommandContext, { id, version }: Parsed<'appointment.resume'>): null {
  const batch = requireBatch(tx.db, id);
  if (batch.version !== version || batch.cancelledAt === null) throw new AppError('VERSION_CONFLICT');
  const told = { before: { cancelledAt: batch.cancelledAt }, after: { cancelledAt: null } };
  changeFate(tx, batch, { cancelled_at: null, cancel_reason: null }, told);
  return null;
}

/** Takes a batch off the lists; a completed one stays what the register was changed by. @throws what requireBatch throws */
export function removeBatch(tx: CommandContext, { id, version }: Parsed<'appointment.remove'>): null {
  const batch = requireBatch(tx.db, id);
  if (batch.completedAt !== null) throw new AppError('APPOINTMENT_DONE');
  if (batch.version !== version) throw new AppError('VERSION_CONFLICT');
  if (batch.deletedAt !== null) return null;
  clearProposals(tx, batch, activeItemsOf(batch));
  changeFate(
    tx,
    batch,
    { deleted_at: tx.now },
    { before: { deletedAt: null }, after: { deletedAt: tx.now } },
  );
  return null;
}

/** Puts a removed batch back. @throws NOT_FOUND, VERSION_CONFLICT */
export function restoreBatch(tx: CommandContext, { id, version }: Parsed<'appointment.restore'>): null {
  const batch = requireBatch(tx.db, id);
  if (batch.version !== version || batch.deletedAt === null) throw new AppError('VERSION_CONFLICT');
  const told = { before: { deletedAt: batch.deletedAt }, after: { deletedAt: null } };
  changeFate(tx, batch, { deleted_at: null }, told);
  return null;
}
