import { z } from 'zod';
import { command, query } from '#shared/lib/channel';
import { recordSchema } from '#shared/lib/field';
import { formExportContract } from './approval-form/form-export-contract';
import { bulkContract } from './bulk/bulk-contract';
import { childKeys, personChildren, type ChildKey, type ChildRecord } from './fields/children';
import { personFields, type PersonRecord } from './fields/person';
import { extractionContract } from './extraction/contract';
import { appointmentContract } from './appointment/appointment-contract';
import { formContract } from './approval-form/form-contract';
import { checkContract } from './checks/check-contract';
import { importContract } from './import/import-contract';
import { listContract } from './list/list-contract';
import { organizationContract } from './organization/organization-contract';
import { templateContract } from './template/contract';
import type { PersonDocument, PersonHit } from './person/person-document';
import { personFileContract } from './person/person-file-contract';
import { rosterContract } from './exchange/roster-contract';
import { papersContract } from './papers/papers-contract';
import { tagContract } from './tags/tag-contract';
import { savedQueryContract } from './list/saved-query';

const id = z.number().int().positive();
const version = z.number().int().nonnegative();

const childrenShape = Object.fromEntries(
  childKeys.map((key) => [key, z.array(recordSchema(personChildren[key].fields)).max(500)]),
) as unknown as { [Key in ChildKey]: z.ZodType<ChildRecord<Key>[]> };

/** A person as the form sends it: all single fields and all repeated sets. `id` null makes a new one. */
export const personInput = z.strictObject({
  id: id.nullable(),
  version,
  fields: recordSchema(personFields) as unknown as z.ZodType<PersonRecord>,
  children: z.strictObject(childrenShape),
});
export type PersonInput = z.output<typeof personInput>;

export const registerContract = {
  ...checkContract,
  ...organizationContract,
  ...personFileContract,
  ...listContract,
  ...savedQueryContract,
  ...bulkContract,
  'person.search': query<PersonHit[]>()({
    role: 'viewer',
    input: z.strictObject({ text: z.string().max(60), limit: z.number().int().min(1).max(50).default(12) }),
    // Several words, each of which may find many people, are looked up person by person.
    heavy: ({ text }) => text.trim().includes(' '),
  }),
  'person.get': query<PersonDocument>()({ role: 'viewer', input: z.strictObject({ id }) }),
  'person.save': command<{ readonly id: number; readonly version: number }>()({
    role: 'editor',
    input: personInput,
  }),
  ...tagContract,
  ...rosterContract,
  ...extractionContract,
  ...templateContract,
  ...importContract,
  ...appointmentContract,
  ...papersContract,
  ...formExportContract,
  ...formContract,
} as const;
