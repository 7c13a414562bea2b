import { useCallback } from 'react';
import {
  emptyPerson,
  patternOf,
  personForm,
  toValues,
  type PersonValues,
} from '#shared/register/person/person-values';
import { invoke } from '../../app/bridge';
import { findDraft } from '../form/draft-offer';
import { useOpenedRecord } from '../form/opened-record';
import type { OpenedRecord } from '../form/record-state';

/** What a person page starts with. */
export interface Opened extends OpenedRecord<PersonValues> {
  readonly deletedAt: string | null;
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

/** Loads the person an address means, see useOpenedRecord. */
export function useOpened({ id, copyOf, organizationId }: Wanted, mayEdit: boolean) {
  return useOpenedRecord(
    useCallback(() => open({ id, copyOf, organizationId }, mayEdit), [id, copyOf, organizationId, mayEdit]),
  );
}
