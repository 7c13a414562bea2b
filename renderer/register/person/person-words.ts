import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { personFields } from '#shared/register/fields/person';
import { rowInWords } from '#shared/register/person/person-history';
import {
  isChildKey,
  type PersonKey,
  type PersonValues,
  type Row,
} from '#shared/register/person/person-values';

const byKey = new Map<string, Field>(personFields.map((field) => [field.key, field]));

/** One value of a person in words; a repeated set gives a line for each row. */
export function valueInWords(
  values: PersonValues,
  key: PersonKey,
  organizationName: (id: number) => string,
): string {
  if (isChildKey(key)) {
    const rows = values[key] as unknown as readonly Row[];
    return rows.map((row) => rowInWords(key, row, organizationName)).join('\n');
  }
  const field = byKey.get(key);
  return field ? formatValue(field, values[key] as FieldValue, organizationName) : '';
}
