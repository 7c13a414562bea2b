/** Why a backup was made; `restore` is the archive that a restore set aside. */
export const backupReasons = [
  'daily',
  'migration',
  'import',
  'merge',
  'delete',
  'manual',
  'restore',
] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A backup as the screen shows it. */
export interface BackupSummary {
  /** Its folder's name; tells it apart from the others. */
  readonly name: string;
  readonly path: string;
  /** Local time, YYYY-MM-DDTHH:mm:ss. */
  readonly at: string;
  readonly reason: BackupReason;
  /** Bytes. */
  readonly size: number;
}

/** Where the archive is and how it does. */
export interface ArchiveStatus {
  readonly folder: string;
  /** Bytes of the archive file and its log. */
  readonly size: number;
  /** Bytes left on its disk. */
  readonly free: number;
  readonly programVersion: string;
  /** Number of the last migration. */
  readonly archiveVersion: number;
  readonly people: number;
  readonly organizations: number;
  readonly lastBackup: BackupSummary | null;
  /** The archive that the last restore set aside, which can be put back. */
  readonly setAside: BackupSummary | null;
}

/** What the archive is made of: no row of it, only numbers. */
export interface ArchiveDescription {
  /** Number of the last migration. */
  readonly version: number;
  readonly pragmas: Readonly<Record<string, string>>;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What the check of the whole archive found. */
export interface IntegrityReport {
  /** All of the following is as it should be. */
  readonly sound: boolean;
  /** SQLite's own words about damaged structure, at most 20. */
  readonly structure: readonly string[];
  /** Rows that refer to rows which are not there. */
  readonly brokenReferences: number;
  /** How many commands the audit chain holds, and where it is broken. */
  readonly audit: { readonly commands: number; readonly brokenAt: number | null };
  readonly keys: 'sound' | 'damaged';
  /** The newest backup, opened and read as a whole. */
  readonly backup: { readonly name: string; readonly sound: boolean } | null;
}
