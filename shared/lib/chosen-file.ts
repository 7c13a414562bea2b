import { z } from 'zod';

/** A file the user chose in a system dialog: the window knows its name, only the main process its path. */
export interface ChosenFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

export const fileToken = z.string().uuid();
