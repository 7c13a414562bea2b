import path from 'node:path';
import type { ArchiveDescription } from '#shared/security/backup';
import type { securityContract } from '#shared/security/contract';
import { AppError } from '#shared/lib/errors';
import { backupsFolder } from '../archive/paths';
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
      nothingAfter(writeRecoveryCode(required(session).archive, pathOfChosen(file, 'write'), code)),
    'archive.locate': ({ folder }) => nothingAfter(session.locate(folder)),
    'archive.unlock': (input) => session.unlock(input),
    'archive.recover': (input) => session.recover(input),
    'archive.lock': () => nothingAfter(session.lock()),
    'archive.retry': () => nothingAfter(session.retry()),
    'archive.status': () => archiveStatus(host, required(session).archive),
    'archive.changePassword': (input) => nothingAfter(changePassword(host, required(session), input)),
    'archive.renewRecoveryCode': ({ password }) => renewRecoveryCode(host, required(session), password),
    'archive.restore': ({ folder, name, credentials }, context) =>
      nothingAfter(session.restore(backupPath(session, folder, name), credentials, watchOf(context))),
    'archive.undoRestore': ({ credentials }, context) =>
      nothingAfter(session.restore(null, credentials, watchOf(context))),
    'backup.list': ({ folder }) => {
      if (session.state().stage === 'locked') throw new AppError('LOCKED');
      const elsewhere = folder === undefined ? undefined : pathOfChosen(folder, 'folder');
      return backupsOf(session.folder(), elsewhere);
    },
    'archive.diagnose': ({ file }, { id }) =>
      nothingAfter(diagnose(session, pathOfChosen(file, 'write'), id)),
  };
}

function backupPath(session: Session, token: string | undefined, name: string): string {
  const own = session.folder();
  if (token !== undefined) return path.join(pathOfChosen(token, 'folder'), name);
  if (own === null) throw new AppError('NOT_FOUND');
  return path.join(backupsFolder(own), name);
}

/** Counting every table may take a second: the reader thread does it. */
async function diagnose(session: Session, file: string, id: string): Promise<void> {
  const { archive, reader, actor } = required(session);
  const request = { id, name: 'archive.describe', input: {}, actor, files: [] };
  const described = (await reader.run(request, () => undefined)) as ArchiveDescription;
  writeDiagnostics(session.host, archive, described, file, readLog());
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
