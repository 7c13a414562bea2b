import type { CheckContext, CheckedPerson } from '#shared/register/checks/rule';
import type { ChildKey, ChildRecord } from '#shared/register/fields/children';
import { row } from '../sound';

/** A rule, what to do to a sound person, and what the rule then says about which fields. */
export type Case = readonly [
  rule: string,
  damage: (person: CheckedPerson) => void,
  message: string,
  fields: readonly string[],
  where?: Partial<CheckContext>,
];

export function set(values: Partial<CheckedPerson['fields']>): (person: CheckedPerson) => void {
  return (person) => Object.assign(person.fields, values);
}

export function change<Key extends ChildKey>(
  key: Key,
  index: number,
  values: Partial<ChildRecord<Key>>,
): (person: CheckedPerson) => void {
  return (person) => Object.assign(person.children[key][index] ?? {}, values);
}

export function add<Key extends ChildKey>(
  key: Key,
  values: Partial<ChildRecord<Key>>,
): (person: CheckedPerson) => void {
  return (person) => (person.children[key] as ChildRecord<Key>[]).push(row(key, values));
}

export function clear(key: ChildKey): (person: CheckedPerson) => void {
  return (person) => person.children[key].splice(0);
}

export function all(...changes: ((person: CheckedPerson) => void)[]): (person: CheckedPerson) => void {
  return (person) => changes.forEach((one) => one(person));
}
