import { AppError } from '#shared/lib/errors';
import type { ArchiveDescription, IntegrityReport } from '#shared/security/backup';
import { verifyAuditChain } from './audit';
import { verifyBackup } from './backup';
import { listBackups } from './backup-list';
import type { Db } from './driver';
import { failureCode } from './failures';
import { readKeysFile } from './keys-file';
import { archiveVersion } from './migrate';

/**
 * Reads everything: the archive's structure and references, the audit chain, the key slots and the newest backup.
 * Takes seconds on a large archive: for the worker thread.
 * @param step called before each of the five parts, with its number from 0; may throw to stop
 */
export function checkIntegrity(
  { db, folder, key }: { readonly db: Db; readonly folder: string; readonly key: Buffer },
  step: (done: number, total: number, text: string) => void,
): IntegrityReport {
  step(0, 5, '检查文件结构');
  const structure = checkStructure(db);
  step(1, 5, '检查数据之间的联系');
  const brokenReferences = structure.length > 0 ? 0 : countBrokenReferences(db);
  step(2, 5, '核对操作记录');
  const audit = structure.length > 0 ? { commands: 0, brokenAt: null } : checkAudit(db, folder);
  step(3, 5, '检查密钥文件');
  const keys = checkKeys(folder);
  step(4, 5, '检查最近的备份');
  const backup = checkNewestBackup(folder, key);
  const sound =
    structure.length === 0 &&
    brokenReferences === 0 &&
    audit.brokenAt === null &&
    keys === 'sound' &&
    (backup?.sound ?? true);
  return { sound, structure, brokenReferences, audit, keys, backup };
}

/** What the archive is made of: no row of it, only numbers. For the diagnostics bundle. */
export function describeArchive(db: Db): ArchiveDescription {
  const names = [
    'cipher',
    'legacy',
    'page_count',
    'freelist_count',
    'journal_mode',
    'synchronous',
    'foreign_keys',
  ];
  const pragmas = names.map((name) => [name, String(db.pragma(name, { simple: true }))]);
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all();
  const rows = tables.map((table) => [
    table,
    db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0,
  ]);
  return {
    version: archiveVersion(db),
    pragmas: Object.fromEntries(pragmas),
    rows: Object.fromEntries(rows),
  };
}

function checkStructure(db: Db): string[] {
  try {
    const rows = db.pragma('integrity_check(20)') as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  } catch (error) {
    if (!failureCode(error)?.startsWith('SQLITE_CORRUPT')) throw error;
    return [error instanceof Error ? error.message : String(error)];
  }
}

function countBrokenReferences(db: Db): number {
  return (db.pragma('foreign_key_check') as unknown[]).length;
}

/**
 * A backup remembers where the chain ended: the chain must still contain that. Backups from before the last restore
 * may belong to the time that was set aside, so they say nothing.
 */
function checkAudit(db: Db, folder: string): IntegrityReport['audit'] {
  const backups = listBackups(folder);
  const restored = backups.find((backup) => backup.setAside)?.at ?? '';
  const known = backups.find((backup) => !backup.setAside && backup.at > restored)?.manifest?.audit;
  const verdict = verifyAuditChain(db, known);
  return verdict.ok
    ? { commands: verdict.head.seq, brokenAt: null }
    : { commands: verdict.seq, brokenAt: verdict.seq };
}

function checkKeys(folder: string): IntegrityReport['keys'] {
  try {
    readKeysFile(folder);
    return 'sound';
  } catch {
    return 'damaged';
  }
}

function checkNewestBackup(folder: string, key: Buffer): IntegrityReport['backup'] {
  const newest = listBackups(folder).find((backup) => !backup.setAside);
  if (!newest) return null;
  try {
    verifyBackup(newest.path, key);
    return { name: newest.name, sound: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { name: newest.name, sound: false };
  }
}
