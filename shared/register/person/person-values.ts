import { emptyRecord, type Field, type FieldValue } from '#shared/lib/field';
import { changedIn, type FormKind } from '#shared/lib/form-record';
import { normaliseName } from '#shared/lib/names';
import { childKeys, personChildren, type ChildKey, type PersonChildren } from '../fields/children';
import { personFields, type PersonRecord } from '../fields/person';
import type { PersonContent } from './person-document';

/** A person as a form holds it: single fields and repeated sets side by side, by the keys that the audit uses too. */
export type PersonValues = PersonRecord & PersonChildren;
export type PersonKey = keyof PersonValues;
export type Row = Readonly<Record<string, FieldValue>>;

const recordKeys = Object.keys(emptyRecord(personFields)) as (keyof PersonRecord)[];
/** Every key of a person that is typed in, fields first. */
export const personKeys: readonly PersonKey[] = [...recordKeys, ...childKeys];

/** Whether a key names a repeated set. */
export function isChildKey(key: string): key is ChildKey {
  return Object.hasOwn(personChildren, key);
}

/** A new person: every field empty, no rows. */
export function emptyPerson(): PersonValues {
  const sets = Object.fromEntries(childKeys.map((key) => [key, []]));
  return { ...emptyRecord(personFields), ...sets } as unknown as PersonValues;
}

/** Fields and sets of a document side by side. */
export function toValues(content: PersonContent): PersonValues {
  return { ...content.fields, ...content.children };
}

const defaults: Partial<Record<ChildKey, Row>> = {
  appointments: { state: '1' },
  rewards: { kind: 'reward' },
};

/** A new row of a set, with what is nearly always so already filled in. */
export function newRow(key: ChildKey): Row {
  return { ...emptyRecord(personChildren[key].fields as readonly Field[]), ...defaults[key] };
}

/** Whether nothing was typed into a row; what newRow filled in does not count. */
export function isEmptyRow(key: ChildKey, row: Row): boolean {
  const blank = newRow(key);
  return Object.keys(blank).every((name) => {
    const value = row[name];
    return value === undefined || value === null || value === false || value === '' || value === blank[name];
  });
}

/** A form's values as the contract takes them: texts trimmed, names without the blanks of print, empty rows dropped. */
export function toContent(values: PersonValues): PersonContent {
  const fields = Object.fromEntries(recordKeys.map((key) => [key, tidy(values[key])]));
  if (values.name !== null) fields['name'] = normaliseName(values.name) || null;
  const children = Object.fromEntries(
    childKeys.map((key) => {
      const rows = values[key] as unknown as readonly Row[];
      return [key, rows.filter((row) => !isEmptyRow(key, row)).map(tidyRow)];
    }),
  );
  return { fields, children } as unknown as PersonContent;
}

function tidyRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, tidy(value)]));
}

/** Blanks at the ends are typing, not data; a text of blanks is empty. */
function tidy(value: FieldValue): FieldValue {
  return typeof value === 'string' ? value.trim() || null : value;
}

/** The keys in which two states of a form differ once both are tidied. */
export function changedKeys(before: PersonValues, after: PersonValues): PersonKey[] {
  return changedIn(personForm, before, after);
}

/** The heading of a key: a field's label or a set's. */
export function labelOf(key: PersonKey): string {
  if (isChildKey(key)) return personChildren[key].label;
  return personFields.find((field) => field.key === key)?.label ?? key;
}

/** The person form's values, for what all forms do with theirs. */
export const personForm: FormKind<PersonValues> = {
  keys: personKeys,
  tidy: (values) => toValues(toContent(values)),
  labelOf,
};

const copied: readonly (keyof PersonRecord)[] = [
  'organizationId',
  'ethnicity',
  'nativePlace',
  'birthPlace',
  'health',
  'politicalStatus',
  'currentPost',
  'postTier',
  'personnelCategory',
  'managementStatus',
  'managementCategory',
  'staffing',
  'proposalReason',
  'reportingUnit',
  'ageReference',
  'formDate',
  'formFiller',
];

/** A new person after the pattern of another: what colleagues share, nothing that tells who somebody is. */
export function patternOf(values: PersonValues): PersonValues {
  const shared = Object.fromEntries(copied.map((key) => [key, values[key]]));
  return { ...emptyPerson(), ...shared } as PersonValues;
}
