import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#shared/lib/errors';
import type { ChosenFile } from '#shared/lib/chosen-file';

const paths = new Map<string, string>();

/** Gives the window a token for a path that the user chose in a system dialog. */
export function chosenFile(file: string): ChosenFile {
  const token = randomUUID();
  paths.set(token, file);
  return { token, name: path.basename(file), size: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
}

/** @throws FILE_TOKEN_UNKNOWN for a token that no dialog gave out */
export function pathOfChosen(token: string): string {
  const file = paths.get(token);
  if (!file) throw new AppError('FILE_TOKEN_UNKNOWN');
  return file;
}

/** All tokens for the worker threads. */
export function chosenFiles(): [string, string][] {
  return [...paths];
}

/** Forgets every token: the archive is locked, and whoever unlocks it next has chosen nothing. */
export function forgetChosen(): void {
  paths.clear();
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
