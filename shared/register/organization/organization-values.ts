import { emptyRecord, type Field, type FieldValue } from '#shared/lib/field';
import type { FormKind } from '#shared/lib/form-record';
import { organizationFields, type OrganizationRecord } from '../fields/organization';

const fields: readonly Field[] = organizationFields;
const villageKinds: readonly string[] = ['village', 'community'];

/** A new unit: every field empty. */
export function emptyOrganization(): OrganizationRecord {
  return emptyRecord(organizationFields) as OrganizationRecord;
}

/** Blanks at the ends are typing, not data; a text of blanks is empty. */
function tidy(values: OrganizationRecord): OrganizationRecord {
  const trimmed = Object.entries(values).map(([key, value]: [string, FieldValue]) => [
    key,
    typeof value === 'string' ? value.trim() || null : value,
  ]);
  return Object.fromEntries(trimmed) as OrganizationRecord;
}

/** The unit form's values, for what all forms do with theirs. */
export const organizationForm: FormKind<OrganizationRecord> = {
  keys: Object.keys(emptyOrganization()) as (keyof OrganizationRecord)[],
  tidy,
  labelOf: (key) => fields.find((field) => field.key === key)?.label ?? key,
};

/** One section of the unit form. */
export interface OrganizationSection {
  readonly title: string;
  readonly fields: readonly Field[];
}

/**
 * The sections of the unit form; the village section is asked of villages and communities, and shown wherever something
 * stands in it, so that nothing is kept out of sight.
 */
export function organizationSections(values: OrganizationRecord): OrganizationSection[] {
  const titles = [...new Set(fields.map((field) => field.section ?? ''))];
  const own = (title: string) => fields.filter((field) => field.section === title);
  const isFilled = ({ key }: Field): boolean => {
    const value = (values as Readonly<Record<string, FieldValue>>)[key];
    return value !== null && value !== undefined && value !== '' && value !== false;
  };
  return titles
    .map((title) => ({ title, fields: own(title) }))
    .filter(
      ({ title, fields: inside }) =>
        title !== '村情' || villageKinds.includes(values.kind ?? '') || inside.some(isFilled),
    );
}
