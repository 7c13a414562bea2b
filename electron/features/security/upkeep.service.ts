import { existsSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { AppError } from '#shared/lib/errors';
import type {
  ArchiveDescription,
  ArchiveStatus,
  BackupSummary,
  IntegrityReport,
} from '#shared/security/backup';
import { checkNow, type Archive } from '../../archive/archive';
import { createBackup, pruneBackups } from '../../archive/backup';
import { listBackups, listBackupsIn, summarizeBackup } from '../../archive/backup-list';
import { classifyFailure, freeBytes } from '../../archive/failures';
import { checkIntegrity } from '../../archive/integrity';
import { archiveVersion } from '../../archive/migrate';
import { archiveFile } from '../../archive/paths';
import type { JobContext } from '../../contexts';
import type { Host } from './access.service';
import { countRegister } from './security.store';

/** Where the archive is, how large, and its last backup: the page in the settings. */
export function archiveStatus(host: Host, archive: Archive): ArchiveStatus {
  const { folder, file, db } = archive;
  const backups = listBackups(folder);
  const last = backups.find((backup) => !backup.setAside);
  const setAside = backups.find((backup) => backup.setAside);
  return {
    folder,
    size: sizeOf(file) + sizeOf(`${file}-wal`),
    free: freeBytes(folder),
    programVersion: host.version,
    archiveVersion: archiveVersion(db),
    ...countRegister(db),
    lastBackup: last ? summarizeBackup(last) : null,
    setAside: setAside ? summarizeBackup(setAside) : null,
  };
}

/** The archive's own backups, or those in another folder such as a USB stick. */
export function backupsOf(folder: string | null, elsewhere: string | undefined): BackupSummary[] {
  if (elsewhere !== undefined) return listBackupsIn(elsewhere).map(summarizeBackup);
  return folder === null ? [] : listBackups(folder).map(summarizeBackup);
}

/** A backup on demand. */
export function makeBackup({ db, place, clock }: JobContext, target: string | undefined): BackupSummary {
  return summarizeBackup(createBackup({ ...place, db, moment: clock(), reason: 'manual', target }));
}

/**
 * The day's first start makes a backup, which reads and verifies the whole archive; later starts check it quickly.
 * @returns the backup, null when there was one of today
 * @throws ARCHIVE_DAMAGED, ARCHIVE_TRUNCATED: the archive must not be worked with; others concern the backup alone
 */
export function upkeep({ db, place, today, clock }: JobContext): { backup: BackupSummary | null } {
  const done = listBackups(place.folder).some((backup) => backup.at.startsWith(today) && !backup.setAside);
  if (done) {
    checkNow(db, archiveFile(place.folder), place.key);
    return { backup: null };
  }
  const backup = createBackup({ ...place, db, moment: clock(), reason: 'daily' });
  pruneBackups(place.folder, today);
  return { backup: summarizeBackup(backup) };
}

/** Reads everything and says what is not as it should be. */
export function checkArchive({ db, place, checkpoint }: JobContext): IntegrityReport {
  return checkIntegrity({ db, ...place }, checkpoint);
}

/**
 * Writes what technical support needs to know: versions, sizes, counts, backups and the log, whose lines were redacted when
 * they were written. No names, no ID numbers, no folder names.
 * @param described the archive's numbers, counted in the reader thread
 * @param file where to, chosen by the user
 * @param logText the end of the program's log
 */
export function writeDiagnostics(
  host: Host,
  { folder, file: own }: Pick<Archive, 'folder' | 'file'>,
  described: ArchiveDescription,
  file: string,
  logText: string,
): void {
  const bundle = {
    program: host.version,
    system: {
      platform: process.platform,
      release: os.release(),
      arch: process.arch,
      versions: runtimeVersions(),
    },
    memory: { total: os.totalmem(), free: os.freemem() },
    archive: { size: sizeOf(own), log: sizeOf(`${own}-wal`), free: freeBytes(own), ...described },
    backups: listBackups(folder).map(({ at, reason, size, manifest }) => ({
      at,
      reason,
      size,
      program: manifest?.program,
      archive: manifest?.archive,
    })),
    log: logText.split('\n').slice(-500),
  };
  try {
    writeFileSync(file, JSON.stringify(bundle, null, 1));
  } catch (error) {
    throw blocked(error, file);
  }
}

function blocked(error: unknown, path: string): unknown {
  const failure = classifyFailure(error, path);
  return failure instanceof AppError && failure.code === 'ARCHIVE_MISSING'
    ? new AppError('ARCHIVE_READ_ONLY', { path })
    : failure;
}

function runtimeVersions(): Record<string, string> {
  const wanted = ['node', 'electron', 'chrome', 'v8'];
  return Object.fromEntries(
    wanted.flatMap((name) => (process.versions[name] ? [[name, process.versions[name]]] : [])),
  );
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
