import { z } from 'zod';
import { note, query } from '#shared/lib/channel';

/** What keeps drafts: forms, and decisions about files of approval forms; a new unit's draft stands under the unit it will belong to, 0 at the top. */
const form = z.enum(['person', 'organization', 'newOrganization', 'appointment', 'approvalForms']);
/** 0 is a record that does not exist yet. */
const entityId = z.number().int().min(0);
const key = z.strictObject({ form, entityId });

/** Which form's draft, of which record. */
export type DraftKey = z.output<typeof key>;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export interface Draft {
  /** JSON, in the form's own shape; it may come from an older version of the program. */
  readonly content: string;
  /** ISO 8601 in UTC. */
  readonly savedAt: string;
}

/** What was typed and not yet saved: each user has one draft for each record of a form. */
export const draftContract = {
  'draft.get': query<Draft | null>()({ role: 'editor', input: key }),
  'draft.save': note<null>()({
    role: 'editor',
    input: z.strictObject({ form, entityId, content: z.string().max(4_000_000).refine(isJson) }),
  }),
  'draft.remove': note<null>()({ role: 'editor', input: key }),
} as const;
