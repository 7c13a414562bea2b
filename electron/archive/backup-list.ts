import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/lib/errors';
import { backupReasons, type BackupReason, type BackupSummary } from '#shared/security/backup';
import { z } from 'zod';
import { archiveFile, backupsFolder, manifestFile } from './paths';

const manifestSchema = z.object({
  format: z.literal(1),
  /** ISO 8601 in UTC. */
  at: z.string(),
  reason: z.enum(backupReasons),
  program: z.string(),
  archive: z.int(),
  size: z.int(),
  /** The audit chain's end at that time: a later archive must still contain it. */
  audit: z.object({ seq: z.int(), hash: z.string() }),
});

export type Manifest = z.infer<typeof manifestSchema>;

export interface BackupInfo extends BackupSummary {
  readonly setAside: boolean;
  /** What it says about itself; undefined when that cannot be read (the copy itself may still be sound). */
  readonly manifest: Manifest | undefined;
}

const namePattern = /^yanzhen-(\d{4}-\d\d-\d\d)_(\d\d)(\d\d)(\d\d)-([a-z]+)(-\d+)?$/;

/** A backup's folder name: local time, so that it reads right in the file manager, and the reason. */
export function nameBackup(moment: Date, reason: BackupReason): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `yanzhen-${date}_${two(moment.getHours())}${two(moment.getMinutes())}${two(moment.getSeconds())}-${reason}`;
}

/**
 * The archive's own backups, the newest first.
 * @param folder the archive's folder
 */
export function listBackups(folder: string): BackupInfo[] {
  return listBackupsIn(backupsFolder(folder));
}

/** The backups in any folder, such as a USB stick, the newest first; empty when there is none or no such folder. */
export function listBackupsIn(folder: string): BackupInfo[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(
    (name) => parseName(name) && existsSync(archiveFile(join(folder, name))),
  );
  const list = names.map((name) => readBackup(join(folder, name)));
  return list.sort(
    (a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name, 'en', { numeric: true }),
  );
}

/** @throws BACKUP_MISSING when the folder is not a backup */
export function readBackup(path: string): BackupInfo {
  const name = parseName(basename(path));
  if (!name || !existsSync(archiveFile(path))) throw new AppError('BACKUP_MISSING', { path });
  const size = statSync(archiveFile(path)).size;
  return { ...name, name: basename(path), path, size, manifest: readManifest(path) };
}

function parseName(name: string): Pick<BackupInfo, 'at' | 'reason' | 'setAside'> | undefined {
  const [, date, hours, minutes, seconds, word] = namePattern.exec(name) ?? [];
  const reason = backupReasons.find((known) => known === word);
  if (!reason) return undefined;
  return { at: `${date}T${hours}:${minutes}:${seconds}`, reason, setAside: reason === 'restore' };
}

function readManifest(path: string): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(manifestFile(path), 'utf8')));
  } catch {
    return undefined;
  }
}

/** What the screen needs of a backup. */
export function summarizeBackup({ name, path, at, reason, size }: BackupInfo): BackupSummary {
  return { name, path, at, reason, size };
}
