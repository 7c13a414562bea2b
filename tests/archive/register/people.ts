import type { Archive } from '../../../electron/archive/archive';
import type { CommandContext } from '../../../electron/archive/command';
import type { JobContext } from '../../../electron/contexts';
import { saveOrganization } from '../../../electron/features/register/organization/organization.service';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { emptyRecord } from '#shared/lib/field';
import { childKeys, type PersonChildren } from '#shared/register/fields/children';
import { organizationFields } from '#shared/register/fields/organization';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { AppError } from '#shared/lib/errors';
import { clerk, newArchive, placeOf } from '../helpers';

/** An archive with one unit, and short words for what tests of people do in it. */
export interface People {
  readonly archive: Archive;
  readonly unit: number;
  /** Runs a command in the clerk's name. */
  readonly run: <T>(channel: string, work: (tx: CommandContext) => T) => Promise<T>;
  /** A new person with the given values; returns the id. */
  readonly add: (given: Partial<PersonRecord>, children?: Partial<PersonChildren>) => Promise<number>;
  /** Changes single fields or whole sets of a person as its form would. */
  readonly change: (
    id: number,
    given: Partial<PersonRecord>,
    children?: Partial<PersonChildren>,
  ) => Promise<{ id: number; version: number }>;
}

/** No rows in any set. */
export const noChildren = Object.fromEntries(childKeys.map((key) => [key, []])) as unknown as PersonChildren;

/** Makes the archive; `clock` as for newArchive. */
export async function newPeople(clock?: () => Date): Promise<People> {
  const { archive } = newArchive(clock ? { clock } : {});
  const run: People['run'] = (channel, work) => archive.command({ actor: clerk, channel }, work);
  const fields = { ...emptyRecord(organizationFields), name: '青溪镇' };
  const { id: unit } = await run('organization.save', (tx) =>
    saveOrganization(tx, { id: null, version: 0, parentId: null, fields }),
  );
  return {
    archive,
    unit,
    run,
    add: async (given, children) => {
      const record = { ...emptyRecord(personFields), organizationId: unit, ...given } as PersonRecord;
      const input = { id: null, version: 0, fields: record, children: { ...noChildren, ...children } };
      return (await run('person.save', (tx) => savePerson(tx, input))).id;
    },
    change: (id, given, children) => {
      const { version, fields: old, children: rows } = getPerson(archive.db, id);
      const input = { id, version, fields: { ...old, ...given }, children: { ...rows, ...children } };
      return run('person.save', (tx) => savePerson(tx, input));
    },
  };
}

/** A job's context whose tokens are the paths themselves; `cancelAt` cancels at that checkpoint. */
export function jobOver({ archive }: People, cancelAt = Infinity): JobContext {
  let checkpoints = 0;
  return {
    db: archive.db,
    actor: { ...clerk, displayName: clerk.name, role: 'editor' },
    today: '2026-03-01',
    clock: archive.clock,
    place: placeOf(archive),
    checkpoint: () => {
      checkpoints += 1;
      if (checkpoints > cancelAt) throw new AppError('CANCELLED');
    },
    command: (run) => archive.commandNow({ actor: clerk, channel: 'attachment.add' }, run),
    pathOf: (token) => token,
  };
}
