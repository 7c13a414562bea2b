import type { Field, FieldValue } from '#shared/lib/field';
import type { ChildKey } from '../fields/children';
import { personFields } from '../fields/person';
import { applyEdits, editSet, type Member, type MemberRow } from './members';
import type { Change, PlannedRow } from './plan';
import { sameValue } from './same-value';

const fieldByKey = new Map<string, Field>(personFields.map((field) => [field.key, field]));
const unitField = fieldByKey.get('organizationId') as Field;

type Values = Readonly<Record<string, FieldValue>>;

/**
 * Values that say something else than a record holds.
 * @param known the record's fields by key; other values are passed over
 * @param stored null for a record that is new
 */
export function changedFields(
  known: ReadonlyMap<string, Field>,
  fields: Values,
  stored: Values | null,
): Change[] {
  const changes: Change[] = [];
  for (const key in fields) {
    const field = known.get(key);
    if (!field) continue;
    const before = stored?.[key] ?? (field.kind === 'flag' ? false : null);
    const after = fields[key] ?? null;
    if (!sameValue(field, before, after)) changes.push({ type: 'field', key, field, before, after });
  }
  return changes;
}

/** What the given values change in a person. */
export function fieldChanges(fields: Values, stored: Values | null): Change[] {
  return changedFields(fieldByKey, fields, stored);
}

/** A change of the unit. */
export function unitChangeTo(before: number | null, after: number | string): Change {
  return { type: 'unit', key: 'organizationId', field: unitField, before, after };
}

/** What members change in the sets of a record, each on top of the ones before. */
export function memberChanges(
  members: readonly Member[],
  sets: Readonly<Partial<Record<ChildKey, readonly MemberRow[]>>>,
): Change[] {
  const changes: Change[] = [];
  const rows = new Map<ChildKey, readonly MemberRow[]>();
  for (const member of members) {
    const current = rows.get(member.set) ?? sets[member.set] ?? [];
    const edit = editSet(current, member);
    if (edit === null) continue;
    rows.set(member.set, applyEdits(current, [edit]));
    changes.push({ type: 'member', key: `${member.set}#${changes.length}`, edit });
  }
  return changes;
}

/** The sets of a new person that members come to. */
export function freshSets(members: readonly Member[]): Map<ChildKey, readonly MemberRow[]> {
  const sets = new Map<ChildKey, readonly MemberRow[]>();
  for (const member of members) {
    const current = sets.get(member.set) ?? [];
    const edit = editSet(current, member);
    if (edit) sets.set(member.set, applyEdits(current, [edit]));
  }
  return sets;
}

/** Everything a row changes, or brings. */
export function rowChanges(row: PlannedRow): readonly Change[] {
  const { fresh, unit } = row;
  if (!fresh) return row.changes;
  return [
    ...fieldChanges(fresh.fields, null),
    ...(unit === null ? [] : [unitChangeTo(null, unit)]),
    ...memberChanges(fresh.members, {}),
    ...(fresh.resume === null
      ? []
      : [{ type: 'rows' as const, key: 'resume', set: 'resume' as const, before: [], after: fresh.resume }]),
  ];
}

/** The same row with a list of changes also where it is new: for plans that go on to change the list. */
export function withChangeList(row: PlannedRow): PlannedRow {
  const { fresh, ...rest } = row;
  return fresh ? { ...rest, changes: rowChanges(row) } : row;
}
