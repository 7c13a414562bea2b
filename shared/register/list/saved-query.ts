import { z } from 'zod';
import { command, query } from '#shared/lib/channel';
import { conditionSchema } from './condition';
import { listColumnKeys } from './list-columns';
import { listRequest } from './person-list';

const id = z.number().int().positive();

/** What a saved query brings back: the conditions, and where they were kept with it, unit, order and columns. */
export const savedContent = z.strictObject({
  condition: conditionSchema.nullable(),
  organizationId: id.nullable(),
  sort: listRequest.shape.sort,
  columns: z.array(z.enum(listColumnKeys)).max(80).nullable(),
});
export type SavedContent = z.output<typeof savedContent>;

export interface SavedQuery {
  readonly id: number;
  readonly name: string;
  readonly shared: boolean;
  /** Made by the user who asks. */
  readonly own: boolean;
  readonly ownerName: string;
  /** Null when it names something that this program no longer knows. */
  readonly content: SavedContent | null;
}

/** Channels of named queries: everyone sees their own and the shared ones. */
export const savedQueryContract = {
  'query.list': query<readonly SavedQuery[]>()({ role: 'viewer', input: z.strictObject({}) }),
  /** `id` null makes a new one. Only its owner or an administrator changes one. */
  'query.save': command<{ readonly id: number }>()({
    role: 'viewer',
    input: z.strictObject({
      id: id.nullable(),
      name: z.string().trim().min(1).max(40),
      shared: z.boolean(),
      content: savedContent,
    }),
  }),
  'query.remove': command<null>()({ role: 'viewer', input: z.strictObject({ id }) }),
} as const;
