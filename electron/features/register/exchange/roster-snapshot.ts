import { randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '#shared/lib/errors';
import type { TableLine } from '#shared/lib/table-document';
import type { Db } from '../../../archive/driver';

/** Lines of a list as they stood at one moment: packed, a hundred thousand people take some ten megabytes. */
interface Snapshot {
  readonly parts: readonly Buffer[];
}

const linesInPart = 400;
/** The preview that is open and the one before it, which may still be going to a printer. */
const keptSnapshots = 2;
const kept = new WeakMap<Db, Map<string, Snapshot>>();

function packed(lines: readonly TableLine[]): Buffer {
  return deflateRawSync(JSON.stringify(lines), { level: 1 });
}

/**
 * Keeps lines in the memory of the thread that owns this connection, never on disk: they are personal data.
 * @returns the token they are asked by, and their number
 */
export function keepLines(db: Db, lines: Iterable<TableLine>): { token: string; lines: number } {
  const parts: Buffer[] = [];
  let count = 0;
  let open: TableLine[] = [];
  for (const line of lines) {
    count += 1;
    open.push(line);
    if (open.length < linesInPart) continue;
    parts.push(packed(open));
    open = [];
  }
  if (open.length > 0) parts.push(packed(open));
  const snapshots = kept.get(db) ?? new Map<string, Snapshot>();
  kept.set(db, snapshots);
  if (snapshots.size >= keptSnapshots) snapshots.delete(snapshots.keys().next().value ?? '');
  const token = randomUUID();
  snapshots.set(token, { parts });
  return { token, lines: count };
}

/**
 * Lines [from, to) of a kept list; fewer where it ends.
 * @throws ROSTER_GONE when others have taken its place, or the thread was started again
 */
export function keptLines(db: Db, token: string, from: number, to: number): TableLine[] {
  const snapshot = kept.get(db)?.get(token);
  if (!snapshot) throw new AppError('ROSTER_GONE');
  const first = Math.floor(from / linesInPart);
  const parts = snapshot.parts.slice(first, Math.ceil(to / linesInPart));
  const lines = parts.flatMap((part) => JSON.parse(inflateRawSync(part).toString('utf8')) as TableLine[]);
  return lines.slice(from - first * linesInPart, to - first * linesInPart);
}
