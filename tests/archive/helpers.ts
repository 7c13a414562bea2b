import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actor } from '../../electron/archive/audit';
import type { Archive, ArchiveOptions } from '../../electron/archive/archive';
import { createArchive } from '../../electron/archive/archive';
import type { BackupInfo } from '../../electron/archive/backup-list';
import { completeRestore, lastSetAside, prepareRestore } from '../../electron/archive/restore';
import type { RestoreOptions } from '../../electron/archive/restore';

export const clerk: Actor = { id: 1, name: '王晓明' };
export const program = { version: '0.1.0' };

/** A folder of its own, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanzhen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** A new archive in a folder of its own, closed when the test ends. */
export function newArchive(options: Partial<ArchiveOptions> = {}): {
  archive: Archive;
  folder: string;
  key: Buffer;
} {
  const folder = options.folder ?? temporaryFolder();
  const key = options.key ?? randomBytes(32);
  const archive = createArchive({ folder, key, program, ...options });
  onTestFinished(() => archive.closeNow());
  return { archive, folder, key };
}

/** One command that writes rows of half a kilobyte each. */
export async function fill(archive: Archive, rows: number): Promise<void> {
  await archive.command({ actor: clerk, channel: 'test.fill' }, (tx) => {
    const insert = tx.db.prepare(
      'INSERT INTO draft (form, entity_id, user_id, content, saved_at) VALUES (?, ?, 1, ?, ?)',
    );
    const form = `fill-${tx.db.prepare('SELECT count(*) FROM draft').pluck().get()}`;
    for (let row = 0; row < rows; row += 1)
      insert.run(form, row, JSON.stringify({ text: '张晓明'.repeat(60) }), tx.now);
    tx.record({ entity: 'fill', id: 1, before: null, after: { rows } });
  });
}

/** What a job context says about the archive's place; the key is of no use, since these jobs make no backup. */
export function placeOf(archive: Archive): { folder: string; key: Buffer; program: { version: string } } {
  return { folder: archive.folder, key: Buffer.alloc(32), program };
}

type Restore = Omit<RestoreOptions, 'undo' | 'step'> & Partial<Pick<RestoreOptions, 'step'>>;

/** Both halves of a restore, with nobody watching. */
export function restoreBackup(options: Restore): BackupInfo | undefined {
  const all = { step: () => undefined, undo: false, ...options };
  prepareRestore(all);
  return completeRestore(all);
}

/** Both halves of the undo of the last restore. */
export function undoRestore(options: Omit<Restore, 'backup' | 'keySlots'>): BackupInfo | undefined {
  const all = { step: () => undefined, ...options, ...lastSetAside(options.folder) };
  prepareRestore(all);
  return completeRestore(all);
}
