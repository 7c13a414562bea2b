import type { Field, FieldValue } from '#shared/lib/field';
import { childKeys, personChildren, type ChildKey } from '../fields/children';
import { personFields } from '../fields/person';
import { inRow, rowPath, type CheckedPerson } from './rule';

/** One stored value, where it stands in the form, and how a message about it begins. */
export interface Spot {
  readonly field: Field;
  readonly value: FieldValue;
  readonly path: string;
  /** The message headed by '学历第 2 行：' where the value stands in a row. */
  readonly say: (message: string) => string;
}

/** The fields that a rule looks at, picked once so that a whole register is scanned quickly. */
export interface ScanPlan {
  readonly own: readonly Field[];
  readonly sets: readonly { readonly set: ChildKey; readonly fields: readonly Field[] }[];
}

/**
 * Picks the fields of a scan.
 * @param wanted called for every field; `set` is null for those that stand once per person
 */
export function planScan(wanted: (field: Field, set: ChildKey | null) => boolean): ScanPlan {
  return {
    own: (personFields as readonly Field[]).filter((field) => !field.derived && wanted(field, null)),
    sets: childKeys
      .map((set) => ({
        set,
        fields: (personChildren[set].fields as readonly Field[]).filter((field) => wanted(field, set)),
      }))
      .filter(({ fields }) => fields.length > 0),
  };
}

/** Every value of the plan's fields for which `hit` holds. */
export function scan(
  person: CheckedPerson,
  plan: ScanPlan,
  hit: (value: FieldValue, field: Field) => boolean,
): Spot[] {
  const spots: Spot[] = [];
  const own = person.fields as Readonly<Record<string, FieldValue>>;
  for (const field of plan.own) {
    const value = own[field.key] ?? null;
    if (hit(value, field)) spots.push({ field, value, path: `fields.${field.key}`, say: String });
  }
  for (const { set, fields } of plan.sets) {
    const rows = person.children[set] as readonly Readonly<Record<string, FieldValue>>[];
    rows.forEach((row, index) => {
      for (const field of fields) {
        const value = row[field.key] ?? null;
        if (!hit(value, field)) continue;
        const say = (message: string): string => inRow(set, index, message);
        spots.push({ field, value, path: rowPath(set, index, field.key), say });
      }
    });
  }
  return spots;
}
