import { z } from 'zod';
import { listColumnKeys } from '../list/list-columns';
import { listRequest, personIds } from '../list/person-list';

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
  list: listRequest,
  /** Only these people of the list; null = all. */
  ids: personIds.nullable(),
  /** Columns of the layout `list`; the customary layouts have their own. */
  columns: z.array(z.enum(listColumnKeys)).min(1).max(80),
});
export type RosterRequest = z.output<typeof rosterRequest>;
