import type { OrganizationRecord } from '#shared/register/fields/organization';
import type { Change } from '../../../archive/audit';
import type { CommandContext } from '../../../archive/command';
import { deleteOrganization } from './import.store';
import { saveOrganization } from '../organization/organization.service';
import { selectOrganization } from '../organization/organization.store';

/** Takes a unit that came with an import away again; nothing may refer to it. @returns false when it is already gone */
export function removeOrganization(tx: CommandContext, change: Change): boolean {
  if (!selectOrganization(tx.db, change.id)) return false;
  deleteOrganization(tx.db, change.id);
  const { id, uuid, label } = change;
  tx.record({ entity: 'organization', id, uuid, label, before: change.after, after: null });
  return true;
}

/** Gives a unit the values back that an import changed. @returns false when the unit is gone */
export function restoreOrganization(tx: CommandContext, change: Change): boolean {
  const unit = selectOrganization(tx.db, change.id);
  if (!unit) return false;
  const fields = { ...unit.fields, ...change.before } as OrganizationRecord;
  const { id, version, parentId } = unit;
  saveOrganization(tx, { id, version, parentId, fields });
  return true;
}
