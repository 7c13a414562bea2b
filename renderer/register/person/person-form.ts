import { createContext, useContext } from 'react';
import { checkIdNumber } from '#shared/lib/id-number';
import type { FindOrganization } from '#shared/register/paste-block';
import type { PersonKey, PersonValues } from '#shared/register/person/person-values';
import type { Marks } from '../../components/marks';
import { useStored, type Store } from '../../components/value-store';

/** What the parts of the person page share. */
export interface PersonForm {
  readonly values: Store<PersonValues>;
  readonly marks: Store<Marks>;
  /** The user may only look. */
  readonly disabled: boolean;
  readonly findOrganization: FindOrganization;
}

const FormContext = createContext<PersonForm | null>(null);
export const PersonFormProvider = FormContext.Provider;

/** The form around the component. @throws outside of a person page */
export function usePersonForm(): PersonForm {
  const form = useContext(FormContext);
  if (!form) throw new Error('no person form around this component');
  return form;
}

/** One value of the form, and only renders again when it changes. */
export function useValue<Key extends PersonKey>(key: Key): PersonValues[Key] {
  return useStored(usePersonForm().values, (values) => values[key]);
}

/** Writes one value of the form. */
export function setValue<Key extends PersonKey>(
  values: Store<PersonValues>,
  key: Key,
  value: PersonValues[Key],
): void {
  values.set({ ...values.get(), [key]: value });
}

/**
 * Takes what a valid ID number tells into fields that are still empty, and writes the number in its clean form.
 * What stands there already is never overwritten: a disagreement is a finding of the checks.
 */
export function fillFromIdNumber(values: Store<PersonValues>): void {
  const current = values.get();
  const read = checkIdNumber(current.idNumber ?? '');
  if (!read.valid) return;
  values.set({
    ...current,
    idNumber: read.value,
    birthDate: current.birthDate ?? read.birth,
    gender: current.gender ?? read.sex,
  });
}
