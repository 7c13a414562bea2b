import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { ChosenFile, ChosenFolder, FileUse } from '#shared/lib/chosen-file';

interface Chosen {
  readonly path: string;
  readonly use: FileUse;
}

const chosen = new Map<string, Chosen>();

function remember(file: string, use: FileUse): string {
  const token = randomUUID();
  chosen.set(token, { path: file, use });
  return token;
}

/** Gives the window a token for a file that the user chose in a system dialog, to be read or to be written. */
export function chosenFile(file: string, use: 'read' | 'write'): ChosenFile {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return { token: remember(file, use), name: path.basename(file), size };
}

/** The same for a folder. */
export function chosenFolder(folder: string): ChosenFolder {
  return { token: remember(folder, 'folder'), path: folder };
}

/** @throws FILE_TOKEN_UNKNOWN for a token that no dialog gave out for this use */
export function pathOfChosen(token: string, ...uses: readonly FileUse[]): string {
  const found = chosen.get(token);
  if (!found || !uses.includes(found.use)) throw new AppError('FILE_TOKEN_UNKNOWN');
  return found.path;
}

/** All tokens for the worker threads, with their paths and uses. */
export function chosenFiles(): [string, string, FileUse][] {
  return [...chosen].map(([token, { path: file, use }]) => [token, file, use]);
}

/** Forgets every token: the archive is locked, and whoever unlocks it next has chosen nothing. */
export function forgetChosen(): void {
  chosen.clear();
}

/**
 * Writes beside and renames: a PDF that is open in a reader (which locks it on Windows) stays whole.
 * @throws FILE_NOT_WRITTEN
 */
export async function writeChosen(file: string, content: Uint8Array): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true });
    throw new AppError('FILE_NOT_WRITTEN', { name: path.basename(file) });
  }
}
