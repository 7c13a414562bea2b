import { join } from 'node:path';

/** The encrypted archive in its folder, and its copy in a backup's folder. */
export function archiveFile(folder: string): string {
  return join(folder, 'archive.db');
}

/** What a restore will put in the archive's place; left over only when the program was killed meanwhile. */
export function incomingFile(folder: string): string {
  return `${archiveFile(folder)}.incoming`;
}

/** The key slots that belong to it. */
export function keysPath(folder: string): string {
  return join(folder, 'keys.json');
}

/** The file whose lock says that the archive is in use; it stays empty. */
export function lockFile(folder: string): string {
  return join(folder, 'archive.lock');
}

/** Where an archive's own backups lie. */
export function backupsFolder(folder: string): string {
  return join(folder, 'backups');
}

/** Where a backup's folder says what it is. */
export function manifestFile(backup: string): string {
  return join(backup, 'backup.json');
}
