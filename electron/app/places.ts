import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

const config = z.object({ dataFolder: z.string().min(1) });

/** Moves the program's own folder when a test asks for it; never in a packaged program. */
export function applyTestFolder(): void {
  const folder = process.env['YANZHEN_DATA'];
  if (app.isPackaged || !folder) return;
  app.setPath('userData', path.join(folder, 'profile'));
}

function configFile(): string {
  return path.join(app.getPath('userData'), 'config.json');
}

/** The suggestion at first start: in the user's documents, never in the installation folder. */
export function suggestedDataFolder(): string {
  const folder = process.env['YANZHEN_DATA'];
  if (!app.isPackaged && folder) return path.join(folder, 'archive');
  return path.join(app.getPath('documents'), 'Yanzhen');
}

/** Where the archive lies, or null before the first start. */
export function readDataFolder(): string | null {
  let text: string;
  try {
    text = readFileSync(configFile(), 'utf8');
  } catch {
    return null;
  }
  return config.parse(JSON.parse(text)).dataFolder;
}

/** Remembers where the archive lies; written beside and renamed, so that a crash leaves the old or the new. */
export function writeDataFolder(dataFolder: string): void {
  const file = configFile();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ dataFolder }, null, 2));
  renameSync(`${file}.new`, file);
}
