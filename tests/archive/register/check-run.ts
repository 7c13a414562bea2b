import { checkRegister } from '../../../electron/features/register/checks/check.service';
import { saveOrganization } from '../../../electron/features/register/organization/organization.service';
import { emptyRecord } from '#shared/lib/field';
import type { FindingRequest } from '#shared/register/checks/check-contract';
import { organizationFields } from '#shared/register/fields/organization';
import { type People } from './people';
import { jobContext } from './support';

/** Every finding, in the order of the program. */
export const all: FindingRequest = {
  levels: [],
  rules: [],
  organizationId: null,
  search: '',
  sort: null,
  offset: 0,
  limit: 100,
};
/** Checks the register, or one unit with what is under it. */
export function run({ archive }: People, organizationId: number | null = null) {
  return checkRegister({ organizationId }, jobContext(archive, 'check.register'));
}

/** Adds a village under the unit of the people. @returns its id */
export async function village(people: People, name: string, code: string | null = null): Promise<number> {
  const fields = { ...emptyRecord(organizationFields), name, code, kind: 'village' };
  const input = { id: null, version: 0, parentId: people.unit, fields };
  return (await people.run('organization.save', (tx) => saveOrganization(tx, input))).id;
}
