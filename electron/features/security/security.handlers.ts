import type { securityContract } from '#shared/security/contract';
import type { ChannelsOfKind, HandlersOf } from '../../contexts';
import { checkArchive, makeBackup, upkeep } from './upkeep.service';

/** The jobs of this slice; its actions, which open and close the archive, belong to the session. */
export function securityHandlers(): HandlersOf<ChannelsOfKind<typeof securityContract, 'job'>> {
  return {
    'backup.make': ({ folder }, context) => makeBackup(context, folder),
    'archive.upkeep': (_input, context) => upkeep(context),
    'archive.check': (_input, context) => checkArchive(context),
  };
}
