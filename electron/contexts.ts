import type { Channel, ChannelKind, OutputOf, ParsedOf } from '#shared/lib/channel';
import type { FileUse } from '#shared/lib/chosen-file';
import type { EventName, Events } from '#shared/contract';
import type { Actor } from '#shared/security/contract';
import type { ArchivePlace } from './archive/archive';
import type { Clock, CommandContext } from './archive/command';
import type { Db } from './archive/driver';

/** What a query handler works with. */
export interface QueryContext {
  readonly db: Db;
  readonly actor: Actor;
  /** YYYY-MM-DD in local time. */
  readonly today: string;
}

/** What a note handler works with, inside its transaction. */
export interface NoteContext {
  readonly db: Db;
  readonly actor: Actor;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** What an action handler works with: no archive, since most actions also run while it is locked. */
export interface ActionContext {
  readonly actor: Actor | null;
  /** Of the call: progress is reported under it, and it is cancelled by it. */
  readonly id: string;
  readonly emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
}

/** What a job handler works with, in the worker thread. */
export interface JobContext extends QueryContext {
  /** Reports progress and throws AppError CANCELLED once the user has cancelled. Call it at least every 50 ms. */
  readonly checkpoint: (done: number, total: number, text?: string) => void;
  /** One transaction with one audit row; only in jobs declared `writes`. */
  readonly command: <T>(run: (tx: CommandContext) => T) => T;
  /** The time, for backups; a test can set it. */
  readonly clock: Clock;
  /** Where the archive lies and its key, for backups. */
  readonly place: ArchivePlace;
  /** The path behind a token that the user chose in a dialog for this use. */
  readonly pathOf: (token: string, use: FileUse) => string;
}

interface ContextByKind {
  readonly query: QueryContext;
  readonly command: CommandContext;
  readonly note: NoteContext;
  readonly action: ActionContext;
  readonly job: JobContext;
}

type Handler<C> =
  C extends Channel<infer Kind extends ChannelKind>
    ? (input: ParsedOf<C>, context: ContextByKind[Kind]) => OutputOf<C> | Promise<OutputOf<C>>
    : never;

/** One handler for every channel of a contract; the compiler names the missing ones. */
export type HandlersOf<Contract> = { readonly [Name in keyof Contract]: Handler<Contract[Name]> };

/** Only the channels of one kind. */
export type ChannelsOfKind<Contract, Kind extends ChannelKind> = {
  readonly [
    Name in keyof Contract as Contract[Name] extends { readonly kind: Kind } ? Name : never
  ]: Contract[Name];
};
