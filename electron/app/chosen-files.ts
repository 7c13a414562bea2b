import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
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
