/** A backup as the retention rule sees it. */
export interface DatedBackup {
  readonly name: string;
  /** When it was made, local time, YYYY-MM-DDTHH:mm:ss. */
  readonly at: string;
  /** A set-aside archive: the one thing that can undo a restore. */
  readonly setAside: boolean;
}

export interface Retention {
  readonly today: number;
  readonly days: number;
  readonly months: number;
}

/** DESIGN section 4. */
export const defaultRetention: Retention = { today: 3, days: 14, months: 12 };

/**
 * Which backups to keep: the newest of today, the newest of each of the last days before today that have one, the
 * newest of each of the last months that have one, and the newest set-aside archive whatever its age.
 * A backup dated after today (the clock was once wrong) is kept: what is not understood is not deleted.
 * @param today YYYY-MM-DD
 * @returns the names to keep; all others may go
 */
export function backupsToKeep(
  backups: readonly DatedBackup[],
  today: string,
  retention: Retention = defaultRetention,
): Set<string> {
  const newestFirst = [...backups].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const ofToday = newestFirst.filter((backup) => day(backup) === today).slice(0, retention.today);
  const past = newestFirst.filter((backup) => day(backup) < today);
  const future = newestFirst.filter((backup) => day(backup) > today);
  const kept = [
    ...future,
    ...ofToday,
    ...newestOfEach(past, day).slice(0, retention.days),
    ...newestOfEach(newestFirst, (backup) => backup.at.slice(0, 7)).slice(0, retention.months),
    ...newestFirst.filter((backup) => backup.setAside).slice(0, 1),
  ];
  return new Set(kept.map((backup) => backup.name));
}

function day(backup: DatedBackup): string {
  return backup.at.slice(0, 10);
}

/** The first of every group, in their order. */
function newestOfEach(
  newestFirst: readonly DatedBackup[],
  group: (backup: DatedBackup) => string,
): DatedBackup[] {
  const first = new Map<string, DatedBackup>();
  for (const backup of newestFirst) {
    if (!first.has(group(backup))) first.set(group(backup), backup);
  }
  return [...first.values()];
}
