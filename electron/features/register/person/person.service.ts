import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import { parsePartyDate } from '#shared/lib/party-date';
import { deriveEducation } from '#shared/register/person/derive';
import { childKeys, type PersonChildren } from '#shared/register/fields/children';
import type { PersonRecord } from '#shared/register/fields/person';
import type { PersonInput } from '#shared/register/contract';
import type { PersonContent, PersonDocument } from '#shared/register/person/person-document';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { differences } from '../changes';
import { personKeys, sortKeyOf } from './name-keys';
import { areUnitsKnown } from '../organization/organization.store';
import {
  insertChildren,
  insertKeys,
  insertPerson,
  replaceChildren,
  replaceKeys,
  selectAllChildren,
  selectPerson,
  updatePerson,
  type PersonComputed,
} from './person.store';

/** A person with all repeated sets, deleted ones included. */
export function getPerson(db: Db, id: number): PersonDocument {
  const person = selectPerson(db, id);
  if (!person) throw new AppError('NOT_FOUND');
  return { ...person, children: selectAllChildren(db, id) };
}

function compute(fields: PersonRecord, children: PersonChildren): PersonComputed {
  const { derived, rank } = deriveEducation(children.educations);
  const party = parsePartyDate(fields.partyJoined ?? '');
  return {
    derived,
    highestEducationRank: rank,
    nameKey: sortKeyOf(fields.name ?? '', true),
    partyMemberSince: party.ok ? party.value.joined : null,
  };
}

function requireSavable(fields: PersonRecord): void {
  const missing = (['name', 'organizationId'] as const).filter((key) => !fields[key]);
  if (missing.length > 0) {
    throw new AppError(
      'PERSON_INCOMPLETE',
      {},
      missing.map((key) => ({ path: `fields.${key}`, code: 'required' })),
    );
  }
}

/**
 * Saves a person as the form holds them: new when `id` is null, else the whole record is replaced.
 * Only sets that differ are rewritten, only what differs is audited.
 * @throws PERSON_INCOMPLETE without name or organization, VERSION_CONFLICT when somebody was faster
 */
export function savePerson(tx: CommandContext, input: PersonInput): { id: number; version: number } {
  requireSavable(input.fields);
  if (input.id === null) {
    const { id, uuid } = insertNew(tx, input);
    const after = filledContent(input);
    tx.record({ entity: 'person', id, uuid, label: input.fields.name ?? undefined, before: null, after });
    return { id, version: 1 };
  }
  return changePerson(tx, input.id, input);
}

/** savePerson for what a form sent: its units are checked first. @throws PERSON_UNIT_UNKNOWN and what savePerson throws */
export function savePersonForm(tx: CommandContext, input: PersonInput): { id: number; version: number } {
  const chosen = [
    input.fields.organizationId,
    ...input.children.appointments.map((row) => row.organizationId),
  ];
  const units = chosen.filter((id): id is number => id !== null);
  if (!areUnitsKnown(tx.db, units)) throw new AppError('PERSON_UNIT_UNKNOWN');
  return savePerson(tx, input);
}

/** Writes a person that is not there yet, with everything searches and lists need; the caller records it. */
export function insertNew(
  tx: CommandContext,
  { fields, children }: Pick<PersonInput, 'fields' | 'children'>,
): { id: number; uuid: string } {
  const uuid = randomUUID();
  const computed = compute(fields, children);
  const id = insertPerson(tx.db, { uuid, now: tx.now, fields, computed });
  for (const key of childKeys) insertChildren(tx.db, id, key, children[key]);
  insertKeys(tx.db, id, personKeys(fields.name ?? '', fields.idNumber));
  return { id, uuid };
}

/** What of a person is there: the history of somebody new, or gone, does not list what is empty. */
export function filledContent({ fields, children }: PersonContent): Readonly<Record<string, unknown>> {
  const sets = Object.entries(children).filter(([, rows]) => rows.length > 0);
  return differences({}, { ...fields, ...Object.fromEntries(sets) })?.after ?? {};
}

function changePerson(tx: CommandContext, id: number, input: PersonInput): { id: number; version: number } {
  const before = getPerson(tx.db, id);
  if (before.version !== input.version || before.deletedAt !== null) throw new AppError('VERSION_CONFLICT');
  const changed = differences(
    { ...before.fields, ...before.children },
    { ...input.fields, ...input.children },
  );
  if (!changed) return { id, version: before.version };
  const computed = compute(input.fields, input.children);
  if (!updatePerson(tx.db, { id, version: input.version, now: tx.now, fields: input.fields, computed })) {
    throw new AppError('VERSION_CONFLICT');
  }
  for (const key of childKeys) if (key in changed.after) replaceChildren(tx.db, id, key, input.children[key]);
  const { name, idNumber } = input.fields;
  if ('name' in changed.after || 'idNumber' in changed.after) {
    replaceKeys(tx.db, id, personKeys(name ?? '', idNumber));
  }
  tx.record({ entity: 'person', id, uuid: before.uuid, label: name ?? undefined, ...changed });
  return { id, version: before.version + 1 };
}
