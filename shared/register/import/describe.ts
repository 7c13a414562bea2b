import { formatMonth } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { formatResume } from '#shared/lib/resume';
import { personChildren, type ChildKey } from '../fields/children';
import { fieldsOf, type MemberRow } from './members';
import type { KnownPerson } from './match-person';
import type { Change, UnitRef } from './plan';

/** A change in words. */
export interface ChangeText {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Names of units, also of those that the import will create. */
export type UnitName = (ref: UnitRef) => string;

/** Somebody of the register as told apart from others of the name: 张三，1978.03 生，清河县 / 青石镇，身份证号尾号 0015. */
export function describePerson(person: KnownPerson, unitName: UnitName): string {
  const { name, birthDate, organizationId, idNumber } = person;
  return [
    name,
    birthDate && `${formatMonth(birthDate)} 生`,
    organizationId && unitName(organizationId),
    idNumber && `身份证号尾号 ${idNumber.slice(-4)}`,
  ]
    .filter(Boolean)
    .join('，');
}

function shown(field: Field, value: FieldValue, unitName: UnitName): string {
  return field.kind === 'flag' ? (value === true ? '是' : '否') : formatValue(field, value, unitName);
}

function rowText(set: ChildKey, row: MemberRow | null, unitName: UnitName): string {
  if (row === null) return '';
  const texts = fieldsOf(set).map((field) => {
    const value = row[field.key];
    // A unit that the import will create has no number yet.
    if (field.kind === 'organization' && typeof value === 'string') return unitName(value);
    return field.kind === 'flag' ? '' : formatValue(field, value, unitName);
  });
  return texts.filter((text) => text !== '').join('　');
}

function rowsText(set: ChildKey, rows: readonly MemberRow[], unitName: UnitName): string {
  if (set === 'resume') return resumeText(rows);
  return rows.map((row) => rowText(set, row, unitName)).join('\n');
}

/** Which row of a set is meant: 学历学位（全日制）, 家庭成员（李红）. */
function rowName(set: ChildKey, row: MemberRow, unitName: UnitName): string {
  const [first] = fieldsOf(set);
  const key = set === 'family' ? 'name' : first?.key;
  const field = fieldsOf(set).find((candidate) => candidate.key === key);
  return field ? formatValue(field, row[field.key], unitName) : '';
}

function resumeText(rows: readonly MemberRow[]): string {
  const text = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null);
  return formatResume(
    rows.map((row) => ({
      start: text(row['started']),
      end: text(row['ended']),
      text: text(row['content']) ?? '',
    })),
  );
}

/** A change as the preview shows it. */
export function describeChange(change: Change, unitName: UnitName): ChangeText {
  const { key } = change;
  switch (change.type) {
    case 'field': {
      const { field, before, after } = change;
      return {
        key,
        label: field.label,
        before: shown(field, before, unitName),
        after: shown(field, after, unitName),
      };
    }
    case 'unit': {
      const before = change.before === null ? '' : unitName(change.before);
      return { key, label: change.field.label, before, after: unitName(change.after) };
    }
    case 'member': {
      const { set, before, row } = change.edit;
      const name = rowName(set, row, unitName);
      const label = personChildren[set].label + (name === '' ? '' : `（${name}）`);
      return { key, label, before: rowText(set, before, unitName), after: rowText(set, row, unitName) };
    }
    case 'rows':
      return {
        key,
        label: personChildren[change.set].label,
        before: rowsText(change.set, change.before, unitName),
        after: rowsText(change.set, change.after, unitName),
      };
  }
}

/** For counting changes over many rows: the field, or the set as a whole. */
export function facetOf(change: Change): { readonly key: string; readonly label: string } {
  switch (change.type) {
    case 'field':
    case 'unit':
      return { key: change.field.key, label: change.field.label };
    case 'member':
      return { key: change.edit.set, label: personChildren[change.edit.set].label };
    case 'rows':
      return { key: change.set, label: personChildren[change.set].label };
  }
}
