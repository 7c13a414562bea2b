import { z } from 'zod';
import { note, query } from '#shared/lib/channel';

/** How papers were printed last. The parts and options are checked where they are used: they belong to the register. */
const papersPreference = z.strictObject({
  parts: z.array(z.string().max(40)).max(40),
  options: z.record(z.string().max(40), z.union([z.string().max(40), z.number(), z.boolean(), z.null()])),
  /** '' where none was chosen. */
  printer: z.string().max(200),
  dialog: z.boolean(),
  zoom: z.number().min(0.1).max(4),
});

/** How each user likes to see things. Optional: what is missing has a default where it is shown. */
export const preferences = z.strictObject({
  peopleColumns: z.array(z.string().max(60)).max(80).optional(),
  peoplePageSize: z.union([z.literal(50), z.literal(100), z.literal(200)]).optional(),
  peopleTreeWidth: z.number().int().min(160).max(600).optional(),
  peopleTreeHidden: z.boolean().optional(),
  /** How approval forms were last written as files. */
  formExport: z
    .strictObject({
      kind: z.enum(['lrmx', 'lrm']),
      generation: z.union([z.literal(3), z.literal(4)]),
      pattern: z.string().min(1).max(100),
    })
    .optional(),
  papers: papersPreference.optional(),
});
export type Preferences = z.output<typeof preferences>;

/** Each user's own ways of looking at things: nobody's decision, so they are in nobody's history. */
export const preferenceContract = {
  'preference.get': query<Preferences>()({ role: 'viewer', input: z.strictObject({}) }),
  /** Only the given ones are written. */
  'preference.save': note<null>()({ role: 'viewer', input: preferences }),
} as const;
