import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ChannelName, Input, Output } from '#shared/contract';
import type { Envelope } from '#shared/lib/errors';
import { emptyRecord } from '#shared/lib/field';
import { childKeys, type PersonChildren } from '#shared/register/fields/children';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';

/** The administrator of every archive that tests create. */
export const administrator = { userName: 'admin', displayName: '管理员', password: 'Goose-2468-flight' };

/**
 * Calls a channel from inside the page, as the window's own code does.
 * @returns the answer, and how many milliseconds the window waited for it: the test's own road to the window is not counted
 * @throws when the program answers with an error; the message holds its code
 */
export async function timedCall<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: Input<Name>,
): Promise<{ readonly answer: Output<Name>; readonly time: number }> {
  const { envelope, time } = await page.evaluate(
    async ([name, value]) => {
      interface Bridge {
        invoke(channel: string, input: unknown): Promise<unknown>;
      }
      const { yanzhen } = globalThis as unknown as { yanzhen: Bridge };
      const began = performance.now();
      const answered = await yanzhen.invoke(name, value);
      return { envelope: answered, time: performance.now() - began };
    },
    [channel, input] as const,
  );
  const answer = envelope as Envelope<Output<Name>>;
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return { answer: answer.value, time };
}

/** The answer alone. @throws as timedCall does */
export async function call<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  return (await timedCall(page, channel, input)).answer;
}

/** Creates an archive without its form and leaves the window on the first page. @returns its recovery code */
export async function createArchive(page: Page, data: string): Promise<string> {
  const folder = path.join(data, 'archive');
  const { recoveryCode } = await call(page, 'archive.create', {
    folder,
    unitName: '示范县委组织部',
    ...administrator,
  });
  await page.reload();
  return recoveryCode;
}

/** Saves a unit with nothing but a name. @returns its id */
export async function addOrganization(
  page: Page,
  name: string,
  parentId: number | null = null,
  kind = parentId === null ? 'county' : 'township',
): Promise<number> {
  const fields = { ...emptyRecord(organizationFields), name, kind };
  const { id } = await call(page, 'organization.save', { id: null, version: 0, parentId, fields });
  return id;
}

/** Saves a person with only the given fields. @returns the new id */
export async function addPerson(page: Page, given: Partial<PersonRecord>): Promise<number> {
  const fields = { ...emptyRecord(personFields), ...given } as PersonRecord;
  const children = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;
  const { id } = await call(page, 'person.save', { id: null, version: 0, fields, children });
  return id;
}
