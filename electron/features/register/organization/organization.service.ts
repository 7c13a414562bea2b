import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/lib/errors';
import type { OrganizationInput } from '#shared/register/organization/organization-contract';
import type { EstablishmentRow } from '#shared/register/organization/establishment';
import type { OrganizationDocument, OrganizationListRow } from '#shared/register/person/person-document';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { differences } from '../changes';
import { sortKeyOf } from '../person/name-keys';
import {
  countUnder,
  insertOrganization,
  nextPosition,
  renumberPaths,
  selectFilledPosts,
  selectOrganization,
  selectOrganizationList,
  updateOrganization,
  type OrganizationRow,
} from './organization.store';

/** @throws NOT_FOUND */
export function requireOrganization(db: Db, id: number): OrganizationRow {
  const unit = selectOrganization(db, id);
  if (!unit) throw new AppError('NOT_FOUND');
  return unit;
}

/**
 * The unit under which another is to stand; null at the top. A living unit under an ended one would be shown nowhere.
 * @throws ORGANIZATION_PARENT_ENDED, NOT_FOUND
 */
export function requireLivingParent(db: Db, parentId: number | null): OrganizationRow | null {
  if (parentId === null) return null;
  const parent = requireOrganization(db, parentId);
  if (parent.abolished !== null) throw new AppError('ORGANIZATION_PARENT_ENDED');
  return parent;
}

/** A unit with what its form shows. @throws NOT_FOUND */
export function getOrganization(db: Db, id: number): OrganizationDocument {
  const { uuid: _uuid, position: _position, path: _path, ...unit } = requireOrganization(db, id);
  return { ...unit, ...countUnder(db, id) };
}

/** Every living unit as a line of a list. */
export function listOrganizations(db: Db): OrganizationListRow[] {
  return selectOrganizationList(db).map(({ id, parentId, path, fields }) => ({
    id,
    parentId,
    depth: path.split('.').length - 2,
    fields,
  }));
}

/** Approved and filled posts of every unit. */
export function establishment(db: Db): EstablishmentRow[] {
  return selectFilledPosts(db).map((row) => ({
    id: row.id,
    chief: { approved: row.approvedChief, filled: row.chief },
    deputy: { approved: row.approvedDeputy, filled: row.deputy },
    other: { approved: row.approvedOther, filled: row.other },
  }));
}

/**
 * Saves an organization; a new one comes last among its siblings.
 * @throws ORGANIZATION_INCOMPLETE without a name, ORGANIZATION_PARENT_ENDED or NOT_FOUND for a new one's parent,
 * VERSION_CONFLICT
 */
export function saveOrganization(
  tx: CommandContext,
  input: OrganizationInput,
): { id: number; version: number } {
  const { name } = input.fields;
  if (!name) throw new AppError('ORGANIZATION_INCOMPLETE', {}, [{ path: 'fields.name', code: 'required' }]);
  const nameKey = sortKeyOf(name, false);
  if (input.id === null) {
    requireLivingParent(tx.db, input.parentId);
    const uuid = randomUUID();
    const position = nextPosition(tx.db, input.parentId);
    const unit = { uuid, parentId: input.parentId, position, nameKey, now: tx.now, fields: input.fields };
    const id = insertOrganization(tx.db, unit);
    renumberPaths(tx.db);
    const after = differences({}, { ...input.fields, parentId: input.parentId })?.after ?? {};
    tx.record({ entity: 'organization', id, uuid, label: name, before: null, after });
    return { id, version: 1 };
  }
  const before = requireOrganization(tx.db, input.id);
  const changed = differences(before.fields, input.fields);
  if (!changed) return { id: before.id, version: before.version };
  const change = { id: before.id, version: input.version, nameKey, now: tx.now, fields: input.fields };
  if (!updateOrganization(tx.db, change)) throw new AppError('VERSION_CONFLICT');
  tx.record({ entity: 'organization', id: before.id, uuid: before.uuid, label: name, ...changed });
  return { id: before.id, version: before.version + 1 };
}
