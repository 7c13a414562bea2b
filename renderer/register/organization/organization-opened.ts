import { useCallback, useState } from 'react';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { emptyOrganization, organizationForm } from '#shared/register/organization/organization-values';
import type { DraftKey } from '#shared/settings/draft-contract';
import { invoke } from '../../app/bridge';
import { findDraft } from '../form/draft-offer';
import { useOpenedRecord } from '../form/opened-record';
import type { OpenedRecord } from '../form/record-state';

/** What the right side of the page shows: one unit, or a new one under a parent. */
export type ShownUnit =
  { readonly mode: 'unit'; readonly id: number } | { readonly mode: 'new'; readonly parentId: number | null };

/** What a unit form starts with. */
export interface OpenedUnit extends OpenedRecord<OrganizationRecord> {
  readonly parentId: number | null;
}

/** Under which a unit's draft is kept. */
export function unitDraftKey(shown: ShownUnit): DraftKey {
  return shown.mode === 'unit'
    ? { form: 'organization', entityId: shown.id }
    : { form: 'newOrganization', entityId: shown.parentId ?? 0 };
}

async function open(shown: ShownUnit, mayEdit: boolean): Promise<OpenedUnit> {
  const unit = shown.mode === 'unit' ? await invoke('organization.get', { id: shown.id }) : null;
  const values = unit?.fields ?? emptyOrganization();
  const asks = mayEdit && (unit === null || unit.abolished === null);
  return {
    id: unit?.id ?? null,
    version: unit?.version ?? 0,
    parentId: shown.mode === 'new' ? shown.parentId : (unit?.parentId ?? null),
    values,
    draft: asks ? await findDraft(organizationForm, unitDraftKey(shown), values) : null,
  };
}

/** Loads what the right side shows, see useOpenedRecord. */
export function useOpenedUnit(shown: ShownUnit, mayEdit: boolean) {
  // The component is keyed by what is shown; the object itself is made anew with every address.
  const [first] = useState(shown);
  return useOpenedRecord(useCallback(() => open(first, mayEdit), [first, mayEdit]));
}
