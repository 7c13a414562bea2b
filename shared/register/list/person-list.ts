import { z } from 'zod';
import type { FieldValue } from '#shared/lib/field';
import { normaliseSearch } from '#shared/lib/names';
import { personFields } from '../fields/person';
import { conditionSchema, type Condition } from './condition';
import type { EducationBandCode } from './condition-fields';
import { listColumnKeys, type ListColumnKey } from './list-columns';

export type SortKey = Extract<(typeof personFields)[number], { sortable: true }>['key'];
export const sortKeys = personFields
  .filter((field) => 'sortable' in field && field.sortable)
  .map((field) => field.key) as [SortKey, ...SortKey[]];

const id = z.number().int().positive();

/** How many people one selection may hold. */
export const mostSelected = 200_000;
export const personIds = z.array(id).min(1).max(mostSelected);

/** Which people a list holds, and in which order. Without `sort` people stand by organization, then by their order in it. */
export const listRequest = z.strictObject({
  organizationId: id.nullable(),
  /** Name, pinyin, initials or ID number; every word must match. */
  search: z.string().max(60),
  condition: conditionSchema.nullable(),
  sort: z.strictObject({ key: z.enum(sortKeys), descending: z.boolean() }).nullable(),
  /** Only these people: what was selected. */
  ids: personIds.optional(),
});
export type ListRequest = z.output<typeof listRequest>;

/** Asks for one page of the register. */
export const pageRequest = listRequest.extend({
  columns: z.array(z.enum(listColumnKeys)).max(80),
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(500),
});
export type PageRequest = z.output<typeof pageRequest>;

/** Beyond this offset even an index takes its time to get there. */
export const farOffset = 2000;

/**
 * Whether a list is not answered by walking an index: with conditions, several words or a selection every person may
 * have to be looked at.
 */
export function isHeavyList(list: ListRequest): boolean {
  return list.condition !== null || list.ids !== undefined || normaliseSearch(list.search).includes(' ');
}

/** Whether a page is answered by the reader thread: a heavy list, or far behind the beginning. */
export function isHeavyPage(request: PageRequest): boolean {
  // In another order than that of the list, all whom a word finds may stand at the end.
  const isSortedSearch = request.search !== '' && request.sort !== null;
  return request.offset > farOffset || isSortedSearch || isHeavyList(request);
}

export interface PersonRow {
  readonly id: number;
  readonly version: number;
  readonly values: Readonly<Partial<Record<ListColumnKey, FieldValue>>>;
}

export interface PersonPage {
  readonly rows: readonly PersonRow[];
}

/** What the footer of a list says about everybody in it. */
export interface PersonFooter {
  readonly total: number;
  readonly women: number;
  readonly partyMembers: number;
  /** Mean of the completed years of age, each counted to this month; null when no birth date is known. */
  readonly averageAge: number | null;
  readonly agesKnown: number;
  readonly bands: Readonly<Record<EducationBandCode, number>>;
}

/** The people behind each number of a footer, as the condition that a list adds to show them. */
export const footerConditions = {
  women: { type: 'test', field: 'gender', operator: 'in', values: ['2'] },
  partyMembers: { type: 'test', field: 'partyMember', operator: 'equals', values: [true] },
  agesKnown: { type: 'test', field: 'birthDate', operator: 'isNotEmpty', values: [] },
} as const satisfies Record<string, Condition>;

/** The people of one education band. */
export function bandCondition(band: EducationBandCode): Condition {
  return { type: 'test', field: 'educationBand', operator: 'in', values: [band] };
}
