import { useEffect, useState } from 'react';
import {
  emptyPerson,
  patternOf,
  personForm,
  toValues,
  type PersonValues,
} from '#shared/register/person/person-values';
import type { ErrorData } from '#shared/lib/errors';
import { CallError, invoke } from '../../app/bridge';
import { findDraft, type FoundDraft } from '../form/draft-offer';

/** What a person page starts with. */
export interface Opened {
  /** null: not saved yet. */
  readonly id: number | null;
  readonly version: number;
  readonly deletedAt: string | null;
  readonly values: PersonValues;
  readonly draft: FoundDraft<PersonValues> | null;
}

/** Which person an address means. */
export interface Wanted {
  readonly id: number | null;
  /** A new person after the pattern of this one. */
  readonly copyOf: number | null;
  /** A new person in this organization. */
  readonly organizationId: number | null;
}

/** Under which a person's draft is kept; 0 for somebody new. */
export function personDraftKey(id: number | null) {
  return { form: 'person', entityId: id ?? 0 } as const;
}

async function start(wanted: Wanted): Promise<PersonValues> {
  if (wanted.copyOf === null) return { ...emptyPerson(), organizationId: wanted.organizationId };
  return patternOf(toValues(await invoke('person.get', { id: wanted.copyOf })));
}

async function open(wanted: Wanted, mayEdit: boolean): Promise<Opened> {
  if (wanted.id === null) {
    const values = await start(wanted);
    return {
      id: null,
      version: 0,
      deletedAt: null,
      values,
      draft: await findDraft(personForm, personDraftKey(null), values),
    };
  }
  const person = await invoke('person.get', { id: wanted.id });
  const values = toValues(person);
  const { id, version, deletedAt } = person;
  const draft =
    mayEdit && deletedAt === null ? await findDraft(personForm, personDraftKey(id), values) : null;
  return { id, version, deletedAt, values, draft };
}

/** Loads a person anew each time its page opens: a form must never begin with a version that has passed. */
export function useOpened(
  { id, copyOf, organizationId }: Wanted,
  mayEdit: boolean,
): { readonly opened: Opened | null; readonly failed: ErrorData | null } {
  const [state, setState] = useState<{ opened: Opened | null; failed: ErrorData | null }>({
    opened: null,
    failed: null,
  });
  useEffect(() => {
    let current = true;
    open({ id, copyOf, organizationId }, mayEdit).then(
      (opened) => current && setState({ opened, failed: null }),
      (error: unknown) => {
        const data = error instanceof CallError ? error.data : { code: 'INTERNAL', params: {}, fields: [] };
        if (current) setState({ opened: null, failed: data });
      },
    );
    return () => {
      current = false;
    };
  }, [id, copyOf, organizationId, mayEdit]);
  return state;
}
