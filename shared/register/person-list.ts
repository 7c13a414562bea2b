import { z } from 'zod';
import type { FieldValue } from '#shared/lib/field';
import { personFields, type PersonFieldKey } from './fields/person';
import { conditionSchema } from './condition';

const allKeys = personFields.map((field) => field.key) as [PersonFieldKey, ...PersonFieldKey[]];
type SortKey = Extract<(typeof personFields)[number], { sortable: true }>['key'];
export const sortKeys = personFields
  .filter((field) => 'sortable' in field && field.sortable)
  .map((field) => field.key) as [SortKey, ...SortKey[]];

/** Asks for one page of the register. Without `sort` people stand by organization, then by their order in it. */
export const pageRequest = z.strictObject({
  organizationId: z.number().int().positive().nullable(),
  /** Name, pinyin, initials or ID number; every word must match. */
  search: z.string().max(60),
  condition: conditionSchema.nullable(),
  sort: z.strictObject({ key: z.enum(sortKeys), descending: z.boolean() }).nullable(),
  columns: z.array(z.enum(allKeys)).max(80),
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(500),
});
export type PageRequest = z.output<typeof pageRequest>;

export interface PersonRow {
  readonly id: number;
  readonly version: number;
  readonly values: Readonly<Partial<Record<PersonFieldKey, FieldValue>>>;
}

export interface PersonPage {
  readonly rows: readonly PersonRow[];
  readonly total: number;
}
