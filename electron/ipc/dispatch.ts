import type { ChannelName, EventName, Events } from '#shared/contract';
import type { Channel } from '#shared/lib/channel';
import { AppError } from '#shared/lib/errors';
import type { ActionHandlers } from '../app/actions';
import { chosenFiles } from '../app/chosen-files';
import type { Unlocked } from '../app/holder';
import type { Session } from '../app/session';
import { localDate } from '../archive/command';
import { classifySqliteFailure } from '../archive/failures';
import type { Release } from '../archive/gate';
import type { ArchiveRequest } from '../jobs/messages';
import type { Dispatch } from './answer';
import { outputRecord } from './output-record';

type AnyHandler = (input: unknown, context: unknown) => unknown;

type Handlers = Readonly<Record<string, AnyHandler>>;

let loading: Promise<Handlers> | undefined;

/** What works on an archive is most of the program and of no use before unlocking: it is loaded behind the first page. */
function loadHandlers(): Promise<Handlers> {
  loading ??= import('../host').then(({ archiveHandlers }) => archiveHandlers() as unknown as Handlers);
  return loading;
}

/** Later than the window has fetched its own files: both go through this thread. */
const loadDelayMs = 400;

export interface DispatchOptions {
  readonly session: Session;
  readonly actions: ActionHandlers;
  readonly emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
}

/** Takes a checked call to where its kind runs: here, in a transaction, or in a worker thread. */
export function createDispatch({ session, actions, emit }: DispatchOptions): Dispatch {
  setTimeout(() => void loadHandlers(), loadDelayMs);
  const outside = actions as unknown as Readonly<Record<string, AnyHandler>>;

  async function onArchive(open: Unlocked, call: Call): Promise<unknown> {
    const { name, channel, input, id } = call;
    const { archive, actor } = open;
    const handler = (await loadHandlers())[name];
    if (!handler) throw new Error(`no handler for ${name}`);
    switch (channel.kind) {
      case 'command':
        return archive.command({ actor, channel: name }, (tx) => handler(input, tx));
      case 'note':
        return archive.writeUnaudited((db) =>
          handler(input, { db, actor, now: archive.clock().toISOString() }),
        );
      case 'job':
        return inWorker(open, call, emit);
      default:
        if (isHeavy(channel, input)) {
          return open.reader.run({ id, name, input, actor, files: [] }, () => undefined);
        }
        return handler(input, { db: archive.db, actor, today: localDate(archive.clock()) });
    }
  }

  return async (name: ChannelName, channel, input, jobId) => {
    const open = session.unlocked();
    if (channel.kind === 'action') {
      const answer = await outside[name]?.(input, { actor: open?.actor ?? null, id: jobId, emit });
      if (open) await recordOutput(open, name, channel, input, answer);
      return answer;
    }
    if (!open) throw new AppError('LOCKED');
    try {
      const answer = await onArchive(open, { name, channel, input, id: jobId });
      await recordOutput(open, name, channel, input, answer);
      return answer;
    } catch (error) {
      const failure = classifySqliteFailure(error, open.archive.file);
      session.guard(failure);
      throw failure;
    }
  };
}

/** Printed and exported data leaves the archive's protection: the operation log says by whose hand. */
async function recordOutput(
  open: Unlocked,
  name: string,
  channel: Channel,
  input: unknown,
  answer: unknown,
): Promise<void> {
  // A print dialog that was cancelled took nothing out.
  if (!channel.recorded || (answer as { printed?: boolean } | null)?.printed === false) return;
  const meta = { actor: open.actor, channel: name };
  await open.archive.command(meta, (tx) => tx.record(outputRecord(input, answer)));
}

interface Call {
  readonly name: string;
  readonly channel: Channel;
  readonly input: unknown;
  readonly id: string;
}

async function inWorker(open: Unlocked, call: Call, emit: DispatchOptions['emit']): Promise<unknown> {
  const { name, channel, input, id } = call;
  const request: ArchiveRequest = { id, name, input, actor: open.actor, files: chosenFiles() };
  const onProgress = (done: number, total: number, text: string): void =>
    emit('job.progress', { id, done, total, text });
  if (!channel.writes) return open.worker.run(request, onProgress);
  const release = await turnOf(open, id);
  try {
    return await open.worker.run(request, onProgress);
  } finally {
    release();
    emit('archive.changed', { slices: ['register'] });
  }
}

/** Waits for the write gate; meanwhile the job can be cancelled by its id. */
async function turnOf({ archive, waiting }: Unlocked, id: string): Promise<Release> {
  const controller = new AbortController();
  waiting.set(id, controller);
  try {
    return await archive.gate.hold(controller.signal);
  } finally {
    waiting.delete(id);
  }
}

function isHeavy(channel: Channel, input: unknown): boolean {
  return (channel.heavy as ((input: unknown) => boolean) | undefined)?.(input) ?? false;
}
