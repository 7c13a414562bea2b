import { useCallback } from 'react';
import { batchForm, emptyBatch, toValues, type BatchValues } from '#shared/register/appointment/batch';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import type { DraftKey } from '#shared/settings/draft-contract';
import { invoke } from '../../app/bridge';
import { findDraft } from '../form/draft-offer';
import { useOpenedRecord } from '../form/opened-record';
import type { OpenedRecord } from '../form/record-state';

/** What the page of a batch starts with. */
export interface OpenedBatch extends OpenedRecord<BatchValues> {
  /** Null for a new batch. */
  readonly document: BatchDocument | null;
}

/** Under which a batch's draft is kept. */
export function batchDraftKey(id: number | null): DraftKey {
  return { form: 'appointment', entityId: id ?? 0 };
}

/** Whether a batch can still be changed. */
export function isOpen(document: BatchDocument | null): boolean {
  if (document === null) return true;
  return document.completedAt === null && document.cancelledAt === null && document.deletedAt === null;
}

async function open(id: number | null, mayEdit: boolean): Promise<OpenedBatch> {
  const document = id === null ? null : await invoke('appointment.get', { id });
  const settings = id === null ? await invoke('appointment.settings', {}) : null;
  const empty = emptyBatch();
  // Whose committee decides is nearly always the same.
  const values = toValues(
    document ?? { ...empty, fields: { ...empty.fields, decidingBody: settings?.committee || null } },
  );
  const asks = mayEdit && isOpen(document);
  return {
    id,
    version: document?.version ?? 0,
    document,
    values,
    draft: asks ? await findDraft(batchForm, batchDraftKey(id), values) : null,
  };
}

/** Loads a batch, or begins a new one, see useOpenedRecord. */
export function useOpenedBatch(id: number | null, mayEdit: boolean) {
  return useOpenedRecord(useCallback(() => open(id, mayEdit), [id, mayEdit]));
}
