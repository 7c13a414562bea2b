import { z } from 'zod';
import { command, job, query } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';
import { checkSettingsSchema, type CheckSettings } from './check-settings';
import { findingLevels, type FindingLevel } from '../findings';

const id = z.number().int().positive();

/** How many findings of one rule stand at one level. */
export interface RuleCount {
  readonly rule: string;
  readonly level: FindingLevel;
  readonly count: number;
}

/** The last check of the register: when, by whom, over whom. */
export interface CheckRun {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly actorName: string;
  /** The unit whose subtree was checked, null for the whole register. */
  readonly organizationName: string | null;
  readonly people: number;
  readonly organizations: number;
  /** Rules that the county had switched off. */
  readonly rulesOff: readonly string[];
}

export interface CheckSummary {
  /** Null before the first check. */
  readonly run: CheckRun | null;
  readonly counts: readonly RuleCount[];
}

/** One line of the list of findings. */
export interface FindingRow {
  readonly id: number;
  readonly level: FindingLevel;
  readonly rule: string;
  readonly message: string;
  readonly source: string;
  readonly remedy: string;
  /** The form's path of the value that the finding leads to. */
  readonly field: string;
  /** Null where the finding is about the organization itself. */
  readonly personId: number | null;
  readonly organizationId: number | null;
  readonly personName: string | null;
  readonly organizationName: string | null;
  /** Somebody has changed the record since the check. */
  readonly changed: boolean;
  /** The record has been removed since the check. */
  readonly removed: boolean;
}

export interface FindingPage {
  readonly rows: readonly FindingRow[];
  readonly total: number;
}

/** Which findings are wanted. */
const filter = z.strictObject({
  levels: z.array(z.enum(findingLevels)).max(findingLevels.length),
  /** Rule ids; empty for all. */
  rules: z.array(z.string().max(60)).max(200),
  organizationId: id.nullable(),
  /** Name, pinyin, initials or ID number of a person. */
  search: z.string().max(60),
});
export type FindingFilter = z.output<typeof filter>;

const sort = z.strictObject({
  key: z.enum(['organization', 'name', 'level', 'rule']),
  descending: z.boolean(),
});

const pageInput = z.strictObject({
  ...filter.shape,
  /** Without it, findings stand in the order of the tree. */
  sort: sort.nullable(),
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(500),
});
export type FindingRequest = z.output<typeof pageInput>;

/** Somebody who may be the same person. */
export interface Namesake {
  readonly id: number;
  readonly name: string;
  readonly organization: string;
  /** Same ID number, else same name and month of birth. */
  readonly sameIdNumber: boolean;
}

export const checkContract = {
  /** Checks everybody under a unit, or the whole register, and keeps the findings until the next run. */
  'check.register': job<CheckSummary>()({
    role: 'viewer',
    writes: true,
    input: z.strictObject({ organizationId: id.nullable() }),
  }),
  /** Counts every finding. */
  'check.summary': query<CheckSummary>()({ role: 'viewer', input: z.strictObject({}), heavy: () => true }),
  'check.page': query<FindingPage>()({
    role: 'viewer',
    input: pageInput,
    heavy: ({ organizationId, search, sort }) =>
      organizationId !== null || search.trim() !== '' || sort?.key === 'name',
  }),
  'check.export': job<{ readonly rows: number }>()({
    role: 'viewer',
    recorded: true,
    writes: false,
    input: z.strictObject({ file: fileToken, filter }),
  }),
  /** Who else in the register may be this person; for the form while typing. */
  'check.namesakes': query<readonly Namesake[]>()({
    role: 'viewer',
    input: z.strictObject({
      id: id.nullable(),
      name: z.string().max(18).nullable(),
      birthDate: z.string().max(10).nullable(),
      idNumber: z.string().max(30).nullable(),
    }),
  }),
  'check.settings': query<CheckSettings>()({ role: 'viewer', input: z.strictObject({}) }),
  'check.saveSettings': command<null>()({ role: 'administrator', input: checkSettingsSchema }),
} as const;
