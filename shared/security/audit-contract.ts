import { z } from 'zod';
import { query } from '#shared/lib/channel';
import { auditKinds } from './audit-words';

/** One command as the operation log lists it. */
export interface AuditRow {
  readonly seq: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The display name. */
  readonly actorName: string;
  /** The name the user logged in with at that time. */
  readonly loginName: string;
  readonly channel: string;
  /** How many records it changed. */
  readonly changes: number;
  /** The first records by name, at most three. */
  readonly labels: readonly string[];
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly total: number;
}

export interface AuditActor {
  readonly id: number;
  readonly name: string;
  readonly loginName: string;
}

/** Whether the log is as it was written. */
export interface AuditState {
  readonly commands: number;
  /** The first command at which the chain breaks; null when it holds. */
  readonly brokenAt: number | null;
}

const filter = {
  /** From this moment, ISO 8601 in UTC. */
  from: z.iso.datetime().nullable(),
  /** Up to, but not, this moment. */
  before: z.iso.datetime().nullable(),
  actorId: z.number().int().min(0).nullable(),
  kind: z.enum(auditKinds).nullable(),
};
export type AuditFilter = z.output<z.ZodObject<typeof filter>>;

/** The operation log: who did what when. */
export const auditContract = {
  'audit.page': query<AuditPage>()({
    role: 'administrator',
    input: z.strictObject({
      ...filter,
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    heavy: ({ from, before, actorId, kind }) =>
      from !== null || before !== null || actorId !== null || kind !== null,
  }),
  'audit.actors': query<readonly AuditActor[]>()({ role: 'administrator', input: z.strictObject({}) }),
  /** Walks the whole chain. */
  'audit.verify': query<AuditState>()({
    role: 'administrator',
    input: z.strictObject({}),
    heavy: () => true,
  }),
} as const;
