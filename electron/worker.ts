import { workerData } from 'node:worker_threads';
import { channelNamed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { copyLog, joinArchive } from './archive/archive';
import { localDate } from './archive/command';
import { classifySqliteFailure } from './archive/failures';
import type { JobContext } from './contexts';
import { archiveHandlers } from './host';
import type { ArchiveRequest, WorkerSetup } from './jobs/messages';
import { serve, type Checkpoint } from './jobs/serve';

const setup = workerData as WorkerSetup;
const place = { folder: setup.folder, key: Buffer.from(setup.key), program: { version: setup.version } };
const archive = joinArchive(place);
const handlers = archiveHandlers() as unknown as Readonly<
  Record<string, (input: unknown, context: JobContext) => unknown>
>;

function contextOf(request: ArchiveRequest, checkpoint: Checkpoint): JobContext {
  return {
    db: archive.db,
    actor: request.actor,
    today: localDate(archive.clock()),
    clock: archive.clock,
    place,
    checkpoint,
    command: (run) => {
      if (!channelNamed(request.name)?.writes) throw new Error(`${request.name} is not declared as writing`);
      return archive.commandNow({ actor: request.actor, channel: request.name }, run);
    },
    pathOf(token, wanted) {
      const file = request.files.find(([known, , use]) => known === token && use === wanted);
      if (!file) throw new AppError('FILE_TOKEN_UNKNOWN');
      return file[1];
    },
  };
}

serve<ArchiveRequest>({
  cancel: setup.cancel,
  run: (request, checkpoint) => handlers[request.name]?.(request.input, contextOf(request, checkpoint)),
  explain: (error) => classifySqliteFailure(error, archive.file),
  after: ({ name }) => {
    if (channelNamed(name)?.writes) copyLog(archive.db);
  },
});
