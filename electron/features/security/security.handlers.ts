import type { securityContract } from '#shared/security/contract';
import { describeArchive } from '../../archive/integrity';
import type { ChannelsOfKind, HandlersOf } from '../../contexts';
import { auditPage, auditState } from './audit.service';
import { selectAuditActors } from './audit.store';
import { saveSecuritySettings, selectSecuritySettings } from './settings.store';
import { checkArchive, makeBackup, upkeep } from './upkeep.service';

type Kinds = 'job' | 'query' | 'command';

/** The channels of this slice but its actions, which open and close the archive and belong to the session. */
export function securityHandlers(): HandlersOf<ChannelsOfKind<typeof securityContract, Kinds>> {
  return {
    'backup.make': ({ folder }, context) =>
      makeBackup(context, folder === undefined ? undefined : context.pathOf(folder, 'folder')),
    'archive.upkeep': (_input, context) => upkeep(context),
    'audit.page': (input, { db }) => auditPage(db, input),
    'audit.actors': (_input, { db }) => selectAuditActors(db),
    'audit.verify': (_input, { db }) => auditState(db),
    'security.settings': (_input, { db }) => selectSecuritySettings(db),
    'security.saveSettings': (settings, tx) => saveSecuritySettings(tx, settings),
    'archive.describe': (_input, { db }) => describeArchive(db),
    'archive.check': (_input, context) => checkArchive(context),
  };
}
