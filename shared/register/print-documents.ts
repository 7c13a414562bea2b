import { z } from 'zod';
import { rosterRequest } from './exchange/roster-request';

/** A roster on paper. */
export const rosterDocument = z.strictObject({ kind: z.literal('roster'), ...rosterRequest.shape });
