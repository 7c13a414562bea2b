import { z } from 'zod';
import { command, query } from '#shared/lib/channel';
import { recordSchema } from '#shared/lib/field';
import type { EstablishmentRow } from './establishment';
import { organizationFields, type OrganizationRecord } from '../fields/organization';
import type {
  HistoryEntry,
  OrganizationDocument,
  OrganizationListRow,
  OrganizationNode,
} from '../person/person-document';

const id = z.number().int().positive();
const version = z.number().int().nonnegative();

/** An organization as the form sends it. `id` null makes a new one under `parentId`. */
export const organizationInput = z.strictObject({
  id: id.nullable(),
  version,
  parentId: id.nullable(),
  fields: recordSchema(organizationFields) as z.ZodType<OrganizationRecord>,
});
export type OrganizationInput = z.output<typeof organizationInput>;

export const organizationContract = {
  'organization.tree': query<OrganizationNode[]>()({ role: 'viewer', input: z.strictObject({}) }),
  /** Every living unit with all its fields, in reading order: for lists on paper. */
  'organization.list': query<OrganizationListRow[]>()({ role: 'viewer', input: z.strictObject({}) }),
  'organization.get': query<OrganizationDocument>()({ role: 'viewer', input: z.strictObject({ id }) }),
  'organization.save': command<{ readonly id: number; readonly version: number }>()({
    role: 'editor',
    input: organizationInput,
  }),
  /** Puts a unit under another parent, at a place among its children (0 = first). */
  'organization.move': command<null>()({
    role: 'editor',
    input: z.strictObject({ id, parentId: id.nullable(), position: z.number().int().min(0).max(100_000) }),
  }),
  /** The unit ends; its people and sub-units go to another one. */
  'organization.merge': command<{ readonly people: number; readonly units: number }>()({
    role: 'editor',
    input: z.strictObject({ id, into: id, reason: z.string().trim().min(1).max(200) }),
  }),
  /** The unit ends; only possible once nobody and nothing stands under it. */
  'organization.abolish': command<null>()({
    role: 'editor',
    input: z.strictObject({ id, reason: z.string().trim().min(1).max(200) }),
  }),
  'organization.reinstate': command<null>()({ role: 'editor', input: z.strictObject({ id }) }),
  /** Looks at every appointment in office: 30 ms with 10,000 people. */
  'organization.establishment': query<EstablishmentRow[]>()({
    role: 'viewer',
    input: z.strictObject({}),
    heavy: () => true,
  }),
  'organization.history': query<HistoryEntry[]>()({
    role: 'viewer',
    input: z.strictObject({
      id,
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(100),
    }),
  }),
} as const;
