import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { emptyRecord } from '#shared/lib/field';
import { childKeys, type PersonChildren } from '#shared/register/fields/children';
import { organizationFields, type OrganizationRecord } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import type { CommandContext } from '../../../electron/archive/command.ts';
import { createArchive, type Archive } from '../../../electron/archive/archive.ts';
import { saveOrganization } from '../../../electron/features/register/organization/organization.service.ts';
import { savePerson } from '../../../electron/features/register/person/person.service.ts';
import { clerk, program } from '../helpers.ts';

/** An archive for all tests of a file, closed and removed after the last one. Call it in beforeAll. */
export function standingArchive(key = randomBytes(32)): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-'));
  const archive = createArchive({ folder, key, program });
  afterAll(() => {
    archive.closeNow();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return archive;
}

/** Every repeated set, empty but for the rows given. */
export function childrenWith(given: Partial<PersonChildren> = {}): PersonChildren {
  const none = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;
  return { ...none, ...given };
}

/** Saves a unit inside a command. @returns its id */
export function addUnit(
  tx: CommandContext,
  name: string,
  parentId: number | null,
  given: Partial<OrganizationRecord> = {},
): number {
  const fields = { ...emptyRecord(organizationFields), name, kind: 'township', ...given };
  return saveOrganization(tx, { id: null, version: 0, parentId, fields }).id;
}

/** Saves a person inside a command. @returns the id */
export function addPerson(
  tx: CommandContext,
  given: Partial<PersonRecord>,
  children: Partial<PersonChildren> = {},
): number {
  const fields = { ...emptyRecord(personFields), ...given } as PersonRecord;
  return savePerson(tx, { id: null, version: 0, fields, children: childrenWith(children) }).id;
}

/** Runs a command as the clerk, at once. */
export function asClerk<T>(archive: Archive, run: (tx: CommandContext) => T): T {
  return archive.commandNow({ actor: clerk, channel: 'test' }, run);
}
