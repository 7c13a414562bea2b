import { codeText } from '#shared/lib/code-tables';
import { ageAt, formatMonth } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { spreadName } from '#shared/lib/names';
import { personChildren, type ChildKey, type ChildRecord } from '../fields/children';
import { personFields, type PersonRecord } from '../fields/person';
import type { PaperPerson } from './paper-person';

const fields: ReadonlyMap<string, Field> = new Map(personFields.map((field) => [field.key, field]));

/** A field of a person as paper says it; '' for nothing. */
export function fieldText(person: PaperPerson, key: keyof PersonRecord): string {
  const field = fields.get(key);
  return field ? formatValue(field, person.content.fields[key], unitOf(person)) : '';
}

function unitOf({ units }: PaperPerson): (id: number) => string {
  return (id) => units.get(id) ?? '';
}

/** A value of a repeated set as paper says it. */
export function childText<Key extends ChildKey>(
  person: PaperPerson,
  set: Key,
  row: ChildRecord<Key>,
  key: keyof ChildRecord<Key> & string,
): string {
  const list: readonly Field[] = personChildren[set].fields;
  const field = list.find((one) => one.key === key);
  return field ? formatValue(field, row[key] as FieldValue, unitOf(person)) : '';
}

/** The name as print has it: two characters spread to the width of three. */
export function printedName(person: PaperPerson): string {
  return spreadName(person.content.fields.name ?? '');
}

/** 1985.03 and the age in brackets on a line of its own. */
export function birthWithAge(person: PaperPerson, today: string): string {
  const { birthDate } = person.content.fields;
  if (!birthDate) return '';
  const age = ageAt(birthDate, today);
  return age === undefined ? formatMonth(birthDate) : `${formatMonth(birthDate)}\n（${age}岁）`;
}

/** School and major in one text. */
export function schoolText({ school, major }: ChildRecord<'educations'>): string {
  return [school, major].filter(Boolean).join('');
}

/** Result of an appraisal in words. */
export function resultText({ result }: ChildRecord<'appraisals'>): string {
  return codeText('ZB18', result);
}
