import type { securityContract } from '#shared/security/contract';
import { AppError } from '#shared/lib/errors';
import type { ActionContext, ChannelsOfKind, HandlersOf } from '../contexts';
import { changePassword, renewRecoveryCode } from '../features/security/access.service';
import { examineFolder, writeRecoveryCode } from '../features/security/folder.service';
import { archiveStatus, backupsOf, writeDiagnostics } from '../features/security/upkeep.service';
import { pathOfChosen } from './chosen-files';
import type { Unlocked } from './holder';
import { readLog } from './log';
import type { RestoreWatch } from './restoring';
import type { Session } from './session';

type SecurityActions = HandlersOf<ChannelsOfKind<typeof securityContract, 'action'>>;

/** Opening, closing and replacing the archive, and what can be asked about it. */
export function securityActions(session: Session): SecurityActions {
  const { host } = session;
  return {
    'app.state': () => session.state(),
    'archive.create': (input) => session.create(input),
    'archive.examine': ({ folder }) => examineFolder(host, folder),
    'archive.saveRecoveryCode': ({ file, code }) =>
      nothingAfter(writeRecoveryCode(required(session).archive, pathOfChosen(file), code)),
    'archive.locate': ({ folder }) => nothingAfter(session.locate(folder)),
    'archive.unlock': (input) => session.unlock(input),
    'archive.recover': (input) => session.recover(input),
    'archive.lock': () => nothingAfter(session.lock()),
    'archive.retry': () => nothingAfter(session.retry()),
    'archive.status': () => archiveStatus(host, required(session).archive),
    'archive.changePassword': (input) => nothingAfter(changePassword(host, required(session), input)),
    'archive.renewRecoveryCode': ({ password }) => renewRecoveryCode(host, required(session), password),
    'archive.restore': ({ backup, credentials }, context) =>
      nothingAfter(session.restore(backup, credentials, watchOf(context))),
    'archive.undoRestore': ({ credentials }, context) =>
      nothingAfter(session.restore(null, credentials, watchOf(context))),
    'backup.list': ({ folder }) => backupsOf(session.folder(), folder),
    'archive.diagnose': ({ file }) =>
      nothingAfter(writeDiagnostics(host, required(session).archive, pathOfChosen(file), readLog())),
  };
}

function watchOf({ id, emit }: ActionContext): RestoreWatch {
  return { id, onProgress: (done, total, text) => emit('job.progress', { id, done, total, text }) };
}

function required(session: Session): Unlocked {
  const open = session.unlocked();
  if (!open) throw new AppError('LOCKED');
  return open;
}

async function nothingAfter(work: Promise<void> | void): Promise<null> {
  await work;
  return null;
}
