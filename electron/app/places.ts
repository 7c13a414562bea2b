import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

/** `unitName`: for the lock page, where the archive, which knows it, is not open yet. */
const config = z.object({ dataFolder: z.string().min(1), unitName: z.string().optional() });
type Config = z.output<typeof config>;

function configFile(): string {
  return path.join(app.getPath('userData'), 'config.json');
}

/** The suggestion at first start: in the user's documents, never in the installation folder. */
export function suggestedDataFolder(): string {
  const folder = process.env['YANZHEN_DATA'];
  if (!app.isPackaged && folder) return path.join(folder, 'archive');
  return path.join(app.getPath('documents'), 'Yanzhen');
}

/** A file that a power failure left empty is as good as none: the first start finds the archive again, and makes none over it. */
function readConfig(): Config | null {
  try {
    return config.parse(JSON.parse(readFileSync(configFile(), 'utf8')));
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that a crash leaves the old or the new. */
function writeConfig(next: Config): void {
  const file = configFile();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(next, null, 2));
  renameSync(`${file}.new`, file);
}

/** Where the archive lies, or null before the first start. */
export function readDataFolder(): string | null {
  return readConfig()?.dataFolder ?? null;
}

/** Remembers where the archive lies. */
export function writeDataFolder(dataFolder: string): void {
  writeConfig({ dataFolder });
}

/** Whose archive was open last, or null. */
export function readUnitName(): string | null {
  return readConfig()?.unitName ?? null;
}

/** Remembers whose archive is open. */
export function writeUnitName(unitName: string): void {
  const now = readConfig();
  if (now && now.unitName !== unitName) writeConfig({ ...now, unitName });
}
