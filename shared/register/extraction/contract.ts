import { z } from 'zod';
import { job } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';

export const extractionContract = {
  /** Writes the ten sheets for a unit and everything under it, or for the whole register. */
  'extraction.export': job<{ readonly people: number }>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({ file: fileToken, organizationId: z.number().int().positive().nullable() }),
  }),
} as const;
