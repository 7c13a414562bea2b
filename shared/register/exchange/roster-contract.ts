import { z } from 'zod';
import { job, query } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';
import type { PersonRow } from '../list/person-list';
import { rosterRequest } from './roster-request';

export const rosterContract = {
  /** The people of a roster in list order with the values that its layout needs; asked chunk by chunk. */
  'roster.rows': query<PersonRow[]>()({
    role: 'viewer',
    input: z.strictObject({
      roster: rosterRequest,
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    heavy: () => true,
  }),
  'roster.export': job<{ readonly rows: number }>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({ file: fileToken, roster: rosterRequest }),
  }),
} as const;
