import type { Actor, Change } from './audit';
import { createAuditWriter } from './audit';
import type { Db } from './driver';

/** The time, given from outside so that tests can set it. */
export type Clock = () => Date;

export interface CommandMeta {
  readonly actor: Actor;
  /** The contract's channel, or a name of the same form for what the program does by itself. */
  readonly channel: string;
}

/** What a command works with. It may not await anything: the transaction ends when the function returns. */
export interface CommandContext extends CommandMeta {
  readonly db: Db;
  /** The moment of the command, ISO 8601 in UTC with milliseconds; the audit row carries the same. */
  readonly now: string;
  /** The day on this computer's calendar, YYYY-MM-DD. */
  readonly today: string;
  /** Every change of a row must be recorded: a command that writes without recording is rolled back as a defect. */
  readonly record: (change: Change) => void;
}

/**
 * Runs one command: one immediate transaction and one audit row, or no effect at all.
 * A command that changed nothing and recorded nothing leaves no audit row; one that only records (an export, an unlock)
 * does.
 * @returns what `run` returns, after the commit has reached the disk
 * @throws what `run` throws, after rolling back; an Error when rows were changed but nothing was recorded
 */
export function runCommand<T>(db: Db, clock: Clock, meta: CommandMeta, run: (tx: CommandContext) => T): T {
  if (db.inTransaction) throw new Error(`command ${meta.channel} was called inside a transaction`);
  const moment = clock();
  const now = moment.toISOString();
  const body = (): T => {
    const changed = totalChanges(db);
    const audit = createAuditWriter(db, { ...meta, at: now });
    const result = run({ ...meta, db, now, today: localDate(moment), record: audit.record });
    if (isThenable(result)) throw new Error(`command ${meta.channel} is asynchronous`);
    if (audit.count() > 0) audit.seal();
    else if (totalChanges(db) !== changed)
      throw new Error(`command ${meta.channel} changed rows without recording them`);
    return result;
  };
  return db.transaction(body).immediate();
}

/**
 * The date on this computer's calendar.
 * @returns YYYY-MM-DD
 */
export function localDate(moment: Date): string {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return `${moment.getFullYear()}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}

function totalChanges(db: Db): number {
  return db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
