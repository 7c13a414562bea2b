import { z } from 'zod';
import { personFields, type PersonFieldKey } from './fields/person';
import { pageRequest } from './person-list';

const fieldKey = z.enum(personFields.map((field) => field.key) as [PersonFieldKey, ...PersonFieldKey[]]);

/** A roster on paper: a list as it stands, with its columns. */
export const rosterDocument = z.strictObject({
  kind: z.literal('roster'),
  title: z.string().max(80),
  list: pageRequest.omit({ offset: true, limit: true, columns: true }),
  columns: z.array(fieldKey).min(1).max(80),
  paper: z.enum(['A4', 'A3']),
});
export type RosterDocument = z.output<typeof rosterDocument>;
