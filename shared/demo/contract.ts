import { z } from 'zod';
import { job } from '#shared/lib/channel';

export interface DemoLoaded {
  readonly organizations: number;
  readonly people: number;
}

export const demoContract = {
  /** Fills an empty register with the demonstration county; refuses (REGISTER_NOT_EMPTY) when it holds anything. */
  'demo.load': job<DemoLoaded>()({
    role: 'administrator',
    writes: true,
    input: z.strictObject({ people: z.number().int().min(100).max(100_000).default(4000) }),
  }),
} as const;
