import { useEffect, useState } from 'react';
import type { ErrorData } from '#shared/lib/errors';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { emptyOrganization, organizationForm } from '#shared/register/organization/organization-values';
import type { DraftKey } from '#shared/settings/draft-contract';
import { CallError, invoke } from '../../app/bridge';
import { findDraft, type FoundDraft } from '../form/draft-offer';

/** What the right side of the page shows: one unit, or a new one under a parent. */
export type ShownUnit =
  { readonly mode: 'unit'; readonly id: number } | { readonly mode: 'new'; readonly parentId: number | null };

/** What a unit form starts with. */
export interface OpenedUnit {
  /** null: not saved yet. */
  readonly id: number | null;
  readonly version: number;
  readonly parentId: number | null;
  readonly values: OrganizationRecord;
  readonly draft: FoundDraft<OrganizationRecord> | null;
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

/** Loads a unit anew each time its form opens: a form must never begin with a version that has passed. */
export function useOpenedUnit(
  shown: ShownUnit,
  mayEdit: boolean,
): { readonly opened: OpenedUnit | null; readonly failed: ErrorData | null } {
  const [state, setState] = useState<{ opened: OpenedUnit | null; failed: ErrorData | null }>({
    opened: null,
    failed: null,
  });
  // The component is keyed by what is shown; the object itself is made anew with every address.
  const [first] = useState(shown);
  useEffect(() => {
    let current = true;
    open(first, mayEdit).then(
      (opened) => current && setState({ opened, failed: null }),
      (error: unknown) => {
        const data = error instanceof CallError ? error.data : { code: 'INTERNAL', params: {}, fields: [] };
        if (current) setState({ opened: null, failed: data });
      },
    );
    return () => {
      current = false;
    };
  }, [first, mayEdit]);
  return state;
}
