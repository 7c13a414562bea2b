import { z } from 'zod';
import { listColumnKeys } from '../list/list-columns';
import { listRequest, personIds } from '../list/person-list';

export const rosterLayouts = ['list', 'customary', 'detailed'] as const;
export type RosterLayoutName = (typeof rosterLayouts)[number];

/** What decides the lines of a roster: who, in which layout, how grouped. */
export const rosterContents = z.strictObject({
  layout: z.enum(rosterLayouts),
  /** A title row for every unit. */
  grouped: z.boolean(),
  list: listRequest,
  /** Only these people of the list; null = all. */
  ids: personIds.nullable(),
  /** Columns of the layout `list`; the customary layouts have their own. */
  columns: z.array(z.enum(listColumnKeys)).min(1).max(80),
});
export type RosterContents = z.output<typeof rosterContents>;

/** What stands around the lines. */
const rosterFrame = {
  title: z.string().trim().min(1).max(80),
  /** Line under the title: unit and date. */
  caption: z.string().max(120),
  paper: z.enum(['A4', 'A3']),
};

/** A roster for Excel. */
export const rosterRequest = rosterContents.extend(rosterFrame);
export type RosterRequest = z.output<typeof rosterRequest>;

/** A roster for paper: the lines are those that were taken for its preview. */
export const printedRoster = rosterContents.pick({ layout: true, columns: true }).extend({
  ...rosterFrame,
  /** Of roster.take. */
  token: z.string().uuid(),
  lines: z.number().int().min(0).max(10_000_000),
});
export type PrintedRoster = z.output<typeof printedRoster>;
