import { randomUUID } from 'node:crypto';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import type { PersonInput } from '#shared/register/contract';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { sortKeyOf } from '../person/name-keys';
import { insertOrganization, registerIsEmpty, renumberPaths } from '../organization/organization.store';
import { insertNew } from '../person/person.service';

/** Fills an empty register inside one command of another feature, which records the whole as one change. */
export const registerBulk = {
  /** Whether the register holds neither a unit nor a person, ended and deleted ones counted. */
  isEmpty: (db: Db): boolean => registerIsEmpty(db),

  /** Writes a unit and returns its id; call finishTree once all stand. */
  addOrganization(
    tx: CommandContext,
    unit: {
      readonly parentId: number | null;
      readonly position: number;
      readonly fields: OrganizationRecord;
    },
  ): number {
    const nameKey = sortKeyOf(unit.fields.name ?? '', false);
    return insertOrganization(tx.db, { ...unit, uuid: randomUUID(), nameKey, now: tx.now });
  },

  /** Gives every unit its path in the tree. */
  finishTree: (tx: CommandContext): void => renumberPaths(tx.db),

  /** Writes a person with all repeated sets and returns the id. */
  addPerson: (tx: CommandContext, person: Pick<PersonInput, 'fields' | 'children'>): number =>
    insertNew(tx, person).id,
};
