import { z } from 'zod';

/** A file the user chose in a system dialog: the window knows its name, only the main process its path. */
export interface ChosenFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** A folder the user chose: its path is shown, but only the token stands for it in a call. */
export interface ChosenFolder {
  readonly token: string;
  readonly path: string;
}

/** What a file or folder was chosen for: a file picked to be read is never written over, nor the other way round. */
export type FileUse = 'read' | 'write' | 'folder';

export const fileToken = z.string().uuid();
