import { z } from 'zod';
import { command, job, query } from '#shared/lib/channel';
import { recordSchema } from '#shared/lib/field';
import type { HistoryEntry } from '../person/person-document';
import { appointmentSettingsSchema, day, type AppointmentSettings } from './appointment-settings';
import { batchStates, type BatchFate, type BatchState } from './batch';
import {
  batchFields,
  itemFields,
  leaveFields,
  takeFields,
  trialResults,
  type BatchContent,
  type BatchItem,
} from './batch-fields';
import type { UnitBalance } from './balance';
import type { BatchFinding } from './scene';
import type { TrialState } from './trial-periods';

const id = z.number().int().positive();
const version = z.number().int().nonnegative();
const mostItems = 300;
const mostPosts = 12;

const item = z.strictObject({
  personId: id,
  fields: recordSchema(itemFields),
  takes: z.array(recordSchema(takeFields)).max(mostPosts),
  leaves: z.array(recordSchema(leaveFields)).max(mostPosts),
}) as unknown as z.ZodType<BatchItem>;

/** A batch as its form sends it. */
const content = {
  fields: recordSchema(batchFields),
  items: z.array(item).max(mostItems),
};

const batchInput = z.strictObject({ id: id.nullable(), version, ...content });
export type BatchInput = z.output<typeof batchInput>;

const stamped = z.strictObject({ id, version });
const reason = z.string().trim().min(1).max(200);

/** A batch with everything that its page shows. */
export interface BatchDocument extends BatchContent, BatchFate {
  readonly id: number;
  readonly version: number;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly cancelReason: string | null;
  readonly formsWrittenAt: string | null;
}

/** Somebody of a batch as its page names him or her. */
export interface BatchPerson {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly organizationId: number | null;
  readonly organization: string;
  readonly gender: string | null;
  readonly birthDate: string | null;
  readonly currentPost: string | null;
  readonly postTier: string | null;
  readonly deleted: boolean;
  /** The posts in office, in their order. */
  readonly posts: readonly PersonPost[];
}

export interface PersonPost {
  readonly organizationId: number | null;
  readonly organizationName: string | null;
  /** The unit's name, inside the register or outside. */
  readonly unit: string;
  readonly post: string | null;
  readonly started: string | null;
  readonly tier: string | null;
  readonly memberKind: string | null;
  readonly primary: boolean;
  /** ZB13: a secondment is told from other posts by it. */
  readonly change: string | null;
}

/** What the vacancy check says of one unit. */
export interface BalanceRow extends UnitBalance {
  readonly id: number;
  readonly name: string;
}

export interface BatchCheck {
  readonly findings: readonly BatchFinding[];
  readonly balance: readonly BalanceRow[];
}

/** What completing would change, in numbers, and the versions of the people it was counted with. */
export interface CompletionPreview {
  readonly findings: readonly BatchFinding[];
  readonly people: readonly { readonly id: number; readonly version: number; readonly name: string }[];
  readonly taken: number;
  readonly left: number;
  readonly ranks: number;
  readonly moved: number;
  /** Lines of words, one for each person. */
  readonly lines: readonly CompletionLine[];
}

export interface CompletionLine {
  readonly personId: number;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** One line of the list of batches. */
export interface BatchRow {
  readonly id: number;
  readonly title: string;
  readonly number: string | null;
  readonly kind: string | null;
  readonly state: BatchState;
  readonly people: number;
  /** The first names, for the eye. */
  readonly names: string;
  readonly proposed: string | null;
  readonly decided: string | null;
  readonly appointed: string | null;
  readonly document: string | null;
  readonly updatedAt: string;
  readonly deleted: boolean;
}

/** A batch that somebody stands in. */
export interface PersonBatch {
  readonly id: number;
  readonly title: string;
  readonly state: BatchState;
  readonly proposal: string;
  /** End of the trial period of a completed appointment, YYYY-MM. */
  readonly probationUntil: string | null;
}

/** A trial period of somebody whom a batch put into a post. */
export interface TrialRow {
  readonly id: number;
  readonly batchId: number;
  /** Of the batch. */
  readonly version: number;
  readonly title: string;
  readonly document: string | null;
  readonly personId: number;
  readonly name: string;
  /** Where he or she belongs now. */
  readonly organization: string;
  /** The posts on trial, as papers write them. */
  readonly post: string;
  readonly from: string;
  /** YYYY-MM. */
  readonly until: string;
  /** Negative once it is over. */
  readonly daysLeft: number;
  readonly state: TrialState;
  readonly trialDecided: string | null;
  readonly trialResult: string | null;
}

const results = trialResults.map(({ code }) => code) as [string, ...string[]];

const states = batchStates.map(({ key }) => key) as [BatchState, ...BatchState[]];

export const appointmentContract = {
  'appointment.list': query<readonly BatchRow[]>()({
    role: 'viewer',
    input: z.strictObject({
      search: z.string().max(60),
      /** Empty for all that are not deleted; `deleted` for those alone. */
      states: z.array(z.enum([...states, 'deleted'])).max(states.length + 1),
    }),
  }),
  'appointment.get': query<BatchDocument>()({ role: 'viewer', input: z.strictObject({ id }) }),
  /** The people of a batch while it is typed in. */
  'appointment.people': query<readonly BatchPerson[]>()({
    role: 'viewer',
    input: z.strictObject({
      ids: z.array(id).max(mostItems),
      /** The batch whose people they are: of a closed one they stand as it found them. */
      batchId: id.nullable(),
    }),
    // Everything that the register holds of them is read.
    heavy: ({ ids }) => ids.length > 40,
  }),
  /** Checks a batch as it is typed, saved or not. */
  'appointment.check': query<BatchCheck>()({
    role: 'viewer',
    input: z.strictObject({ id: id.nullable(), ...content }),
    heavy: () => true,
  }),
  'appointment.save': command<{ readonly id: number; readonly version: number }>()({
    role: 'editor',
    input: batchInput,
  }),
  /** Puts people behind the others of a batch; those who are in it already stay where they are. */
  'appointment.addPeople': command<{ readonly id: number; readonly added: number }>()({
    role: 'editor',
    input: z.strictObject({
      /** null makes a new batch. */
      id: id.nullable(),
      title: z.string().trim().min(1).max(80).nullable(),
      people: z.array(id).min(1).max(mostItems),
    }),
  }),
  /** Writes the proposed posts into the approval forms of everybody in the batch. */
  'appointment.writeForms': job<{ readonly people: number }>()({
    role: 'editor',
    writes: true,
    input: stamped,
  }),
  'appointment.previewCompletion': query<CompletionPreview>()({
    role: 'viewer',
    input: z.strictObject({ id }),
    heavy: () => true,
  }),
  /** Carries the batch out in the register. `people`: everybody's version as the preview showed it. */
  'appointment.complete': job<{ readonly people: number }>()({
    role: 'editor',
    writes: true,
    input: z.strictObject({
      id,
      version,
      people: z.array(z.strictObject({ id, version })).max(mostItems),
    }),
  }),
  /** Takes a completion back as long as nothing that it changed was changed again. */
  'appointment.undoCompletion': job<{ readonly people: number }>()({
    role: 'editor',
    writes: true,
    input: stamped,
  }),
  'appointment.cancel': command<null>()({
    role: 'editor',
    input: z.strictObject({ id, version, reason }),
  }),
  /** A cancelled batch goes on. */
  'appointment.resume': command<null>()({ role: 'editor', input: stamped }),
  'appointment.remove': command<null>()({ role: 'editor', input: stamped }),
  'appointment.restore': command<null>()({ role: 'editor', input: stamped }),
  'appointment.history': query<HistoryEntry[]>()({
    role: 'viewer',
    input: z.strictObject({ id, before: id.optional(), limit: z.number().int().min(1).max(100) }),
  }),
  /** The running batches that somebody stands in, and trial periods that have not ended. */
  'appointment.ofPerson': query<readonly PersonBatch[]>()({
    role: 'viewer',
    input: z.strictObject({ personId: id }),
  }),
  /** The trial periods of completed batches, the most pressing first. */
  'appointment.trials': query<readonly TrialRow[]>()({
    role: 'viewer',
    input: z.strictObject({
      search: z.string().max(60),
      /** An end within so many days is near. */
      days: z.number().int().min(0).max(400),
    }),
    heavy: () => true,
  }),
  /** What was decided at the end of a trial period; null takes it back. */
  'appointment.decideTrial': command<null>()({
    role: 'editor',
    input: z.strictObject({
      batchId: id,
      version,
      personId: id,
      decision: z.strictObject({ trialDecided: day, trialResult: z.enum(results) }).nullable(),
    }),
  }),
  'appointment.settings': query<AppointmentSettings>()({ role: 'viewer', input: z.strictObject({}) }),
  'appointment.saveSettings': command<null>()({ role: 'administrator', input: appointmentSettingsSchema }),
} as const;
