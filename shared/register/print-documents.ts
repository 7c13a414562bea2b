import { z } from 'zod';
import { printedRoster } from './exchange/roster-request';

/** A roster on paper. */
export const rosterDocument = z.strictObject({ kind: z.literal('roster'), ...printedRoster.shape });
