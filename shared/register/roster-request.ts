import { z } from 'zod';
import { personFields, type PersonFieldKey } from './fields/person';
import { pageRequest } from './person-list';

const fieldKey = z.enum(personFields.map((field) => field.key) as [PersonFieldKey, ...PersonFieldKey[]]);

export const rosterLayouts = ['list', 'customary', 'detailed'] as const;
export type RosterLayoutName = (typeof rosterLayouts)[number];

/** A roster for paper or Excel: who, in which layout, how grouped. */
export const rosterRequest = z.strictObject({
  title: z.string().trim().min(1).max(80),
  /** Line under the title: unit and date. */
  caption: z.string().max(120),
  layout: z.enum(rosterLayouts),
  /** A title row for every unit. */
  grouped: z.boolean(),
  paper: z.enum(['A4', 'A3']),
  list: pageRequest.omit({ offset: true, limit: true, columns: true }),
  /** Only these people of the list; null = all. */
  ids: z.array(z.number().int().positive()).max(20_000).nullable(),
  /** Columns of the layout `list`; the customary layouts have their own. */
  columns: z.array(fieldKey).min(1).max(80),
});
export type RosterRequest = z.output<typeof rosterRequest>;
