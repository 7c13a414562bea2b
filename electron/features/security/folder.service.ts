import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { FolderExamination } from '#shared/security/contract';
import { readRecoveryCode } from '#shared/security/recovery-code';
import { recoveryText } from '#shared/security/recovery-sheet';
import type { Archive } from '../../archive/archive';
import { localDate } from '../../archive/command';
import { classifyFailure, freeBytes } from '../../archive/failures';
import { archiveFile } from '../../archive/paths';
import { refuseNetwork } from '../../archive/place';
import { selectUnitName } from './security.store';

/** The archive's own folder in one that holds other things. */
const ownFolder = 'Yanzhen';

/** @throws FOLDER_NOT_ABSOLUTE: a relative one would lie wherever the program was started */
export function requireAbsolute(folder: string): void {
  if (!path.isAbsolute(folder)) throw new AppError('FOLDER_NOT_ABSOLUTE');
}

/**
 * Looks at a folder for the archive; neither it nor anything in it is changed.
 * @throws FOLDER_NOT_ABSOLUTE, ARCHIVE_ON_NETWORK, ARCHIVE_IN_PROGRAM, ARCHIVE_READ_ONLY
 */
export function examineFolder(
  { programFolder }: { readonly programFolder?: string },
  folder: string,
): FolderExamination {
  requireAbsolute(folder);
  refuseNetwork(folder);
  if (existsSync(archiveFile(folder))) return { folder, archive: true, free: freeBytes(folder) };
  const place = isFree(folder) ? folder : path.join(folder, ownFolder);
  if (programFolder !== undefined && isWithin(place, programFolder)) {
    throw new AppError('ARCHIVE_IN_PROGRAM', { path: place });
  }
  return { folder: place, archive: existsSync(archiveFile(place)), free: freeBytes(place) };
}

/** Whether nothing is there yet, or nothing but what a cut-off first start left. */
function isFree(folder: string): boolean {
  if (!existsSync(folder)) return true;
  if (!statSync(folder).isDirectory()) throw new AppError('ARCHIVE_READ_ONLY', { path: folder });
  try {
    return readdirSync(folder).every((name) => /^(archive\.|keys\.json|backups$)/.test(name));
  } catch (error) {
    throw classifyFailure(error, folder);
  }
}

function isWithin(place: string, folder: string): boolean {
  const way = path.relative(folder, place);
  return way === '' || !(way.startsWith('..') || path.isAbsolute(way));
}

/**
 * Writes the recovery code into a text file, readable by this user only.
 * @throws RECOVERY_CODE_TYPO; RECOVERY_CODE_BESIDE: beside the archive it would open it for whoever takes both
 */
export function writeRecoveryCode(
  archive: Pick<Archive, 'folder' | 'db' | 'clock'>,
  file: string,
  code: string,
): void {
  const reading = readRecoveryCode(code);
  if (!reading.ok) throw new AppError('RECOVERY_CODE_TYPO', { groups: reading.faulty.join('、') });
  if (isWithin(file, archive.folder)) throw new AppError('RECOVERY_CODE_BESIDE');
  const unitName = selectUnitName(archive.db) ?? '';
  try {
    writeFileSync(file, recoveryText({ unitName, code, date: localDate(archive.clock()) }), { mode: 0o600 });
  } catch {
    throw new AppError('FILE_NOT_WRITTEN', { name: path.basename(file) });
  }
}
