import { z } from 'zod';
import { job, query } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';
import type { TableLine } from '#shared/lib/table-document';
import { rosterContents, rosterRequest } from './roster-request';

/** A roster as it stood at one moment, kept for the time of a preview. */
export interface TakenRoster {
  readonly token: string;
  /** People and title rows of units. */
  readonly lines: number;
  readonly people: number;
}

export const rosterContract = {
  /** Reads everybody of a roster at one moment; its lines are then asked part by part. */
  'roster.take': query<TakenRoster>()({ role: 'viewer', input: rosterContents, heavy: () => true }),
  /** Lines [from, to) of a taken roster. ROSTER_GONE when it is kept no longer. */
  'roster.lines': query<TableLine[]>()({
    role: 'viewer',
    input: z.strictObject({
      token: z.string().uuid(),
      from: z.number().int().min(0).max(10_000_000),
      to: z.number().int().min(0).max(10_000_000),
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
