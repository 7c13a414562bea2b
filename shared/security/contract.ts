import { z } from 'zod';
import { action, command, job, query, type Role } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';
import type { ErrorData } from '#shared/lib/errors';
import { auditContract } from './audit-contract';
import type { ArchiveDescription, ArchiveStatus, BackupSummary, IntegrityReport } from './backup';
import { securitySettingsSchema, type SecuritySettings } from './settings';

export interface Actor {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly role: Exclude<Role, 'anyone'>;
}

/** What the window shows before and after unlocking. */
export interface AppState {
  readonly stage: 'first-start' | 'locked' | 'open' | 'problem';
  readonly version: string;
  readonly dataFolder: string;
  /** User names that can unlock (stage locked). */
  readonly users: readonly string[];
  /** Why the archive is not open (stage problem). */
  readonly problem: ErrorData | null;
  /** What went wrong beside the work, such as the daily backup (stage open). */
  readonly warning: ErrorData | null;
  readonly unitName: string | null;
  readonly actor: Actor | null;
}

/** What a folder is, before an archive is made or opened in it. */
export interface FolderExamination {
  /** Where the archive would lie: the folder itself, or one of its own in a folder that holds other things. */
  readonly folder: string;
  /** An archive already lies there. */
  readonly archive: boolean;
  /** Free bytes on its disk. */
  readonly free: number;
}

const password = z.string().min(1).max(200);
const userName = z.string().trim().min(1).max(40);
const folder = z.string().min(1).max(1000);
const nothing = z.strictObject({});

/** Who asks, where the archive is not open: on the page that says what is wrong with it. */
const credentials = z.strictObject({ userName, password });

export const securityContract = {
  ...auditContract,
  'app.state': action<AppState>()({ role: 'anyone', input: nothing }),
  'archive.create': action<{ readonly recoveryCode: string }>()({
    role: 'anyone',
    input: z.strictObject({
      folder,
      unitName: z.string().trim().min(1).max(100),
      userName,
      displayName: z.string().trim().min(1).max(40),
      password,
    }),
  }),
  /** Looks at a folder for the archive and changes nothing. Refuses what archive.create would refuse. */
  'archive.examine': action<FolderExamination>()({ role: 'anyone', input: z.strictObject({ folder }) }),
  /** Takes the archive that already lies in a folder: after a reinstallation, or when it was moved. */
  'archive.locate': action<null>()({ role: 'anyone', input: z.strictObject({ folder }) }),
  'archive.unlock': action<Actor>()({ role: 'anyone', input: credentials }),
  /** Unlocks with the printed code and gives the user a new password. */
  'archive.recover': action<Actor>()({
    role: 'anyone',
    input: z.strictObject({ userName, code: z.string().min(1).max(100), password }),
  }),
  'archive.lock': action<null>()({ role: 'viewer', input: nothing }),
  /** Leaves the page that says what is wrong, to try again. */
  'archive.retry': action<null>()({ role: 'anyone', input: nothing }),
  'archive.status': action<ArchiveStatus>()({ role: 'viewer', input: nothing }),
  'archive.changePassword': action<null>()({
    role: 'viewer',
    input: z.strictObject({ current: password, next: password }),
  }),
  'archive.renewRecoveryCode': action<{ readonly recoveryCode: string }>()({
    role: 'administrator',
    input: z.strictObject({ password }),
  }),
  /** Writes the recovery code into a text file that the user chose. */
  'archive.saveRecoveryCode': action<null>()({
    role: 'administrator',
    input: z.strictObject({ file: fileToken, code: z.string().min(1).max(100) }),
  }),
  'security.settings': query<SecuritySettings>()({ role: 'viewer', input: nothing }),
  'security.saveSettings': command<null>()({ role: 'administrator', input: securitySettingsSchema }),
  /**
   * Puts a backup in the archive's place: one of its own, or of a folder the user chose. An administrator; `credentials`
   * where the archive is not open.
   */
  'archive.restore': action<null>()({
    role: 'anyone',
    input: z.strictObject({
      folder: fileToken.optional(),
      name: z.string().regex(/^yanzhen-[\w-]{1,60}$/),
      credentials: credentials.optional(),
    }),
  }),
  /** Puts back what the last restore set aside. */
  'archive.undoRestore': action<null>()({
    role: 'anyone',
    input: z.strictObject({ credentials: credentials.optional() }),
  }),
  /**
   * The archive's own backups, or those in a folder the user chose; the newest first. While the archive is locked there is
   * nothing to see; where it cannot be opened, one of them may take its place.
   */
  'backup.list': action<readonly BackupSummary[]>()({
    role: 'anyone',
    input: z.strictObject({ folder: fileToken.optional() }),
  }),
  /** Makes a backup now: among the archive's own, or in a folder the user chose. */
  'backup.make': job<BackupSummary>()({
    role: 'editor',
    writes: false,
    input: z.strictObject({ folder: fileToken.optional() }),
  }),
  /** What the program does by itself after unlocking: the day's first backup, else a quick check. */
  'archive.upkeep': job<{ readonly backup: BackupSummary | null }>()({
    role: 'viewer',
    writes: false,
    input: nothing,
  }),
  'archive.check': job<IntegrityReport>()({ role: 'viewer', writes: false, input: nothing }),
  /** What the archive is made of, in numbers: for the text below. */
  'archive.describe': query<ArchiveDescription>()({ role: 'viewer', input: nothing, heavy: () => true }),
  /** Writes a text about the program and the archive for technical support, without names and numbers of people. */
  'archive.diagnose': action<null>()({ role: 'viewer', input: z.strictObject({ file: fileToken }) }),
} as const;
