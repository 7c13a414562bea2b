import type { Field } from '#shared/lib/field';
import { personFields, type PersonFieldKey } from '#shared/register/fields/person';

export type ColumnKey = PersonFieldKey;

/** Every field that may stand as a column of a list of people. */
export const columnFields: readonly Field[] = personFields;
