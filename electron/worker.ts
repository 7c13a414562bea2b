import { parentPort, workerData } from 'node:worker_threads';
import { channelNamed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { copyLog, joinArchive } from './archive/archive';
import { localDate } from './archive/command';
import { classifySqliteFailure } from './archive/failures';
import type { JobContext } from './contexts';
import { archiveHandlers } from './host';
import type { WorkAnswer, WorkRequest, WorkerSetup } from './jobs/messages';

const setup = workerData as WorkerSetup;
const place = { folder: setup.folder, key: Buffer.from(setup.key), program: { version: setup.version } };
const archive = joinArchive(place);
const handlers = archiveHandlers() as unknown as Readonly<
  Record<string, (input: unknown, context: JobContext) => unknown>
>;
const cancelFlag = new Int32Array(setup.cancel);

function send(answer: WorkAnswer): void {
  parentPort?.postMessage(answer);
}

function contextOf(request: WorkRequest): JobContext {
  const paths = new Map(request.files);
  let lastReport = 0;
  return {
    db: archive.db,
    actor: request.actor,
    today: localDate(archive.clock()),
    place,
    checkpoint(done, total, text = '') {
      if (Atomics.load(cancelFlag, 0) === 1) throw new AppError('CANCELLED');
      const now = Date.now();
      if (now - lastReport < 80 && done < total) return;
      lastReport = now;
      send({ type: 'progress', id: request.id, done, total, text });
    },
    command: (run) => {
      if (!channelNamed(request.name)?.writes) throw new Error(`${request.name} is not declared as writing`);
      return archive.commandNow({ actor: request.actor, channel: request.name }, run);
    },
    pathOf(token) {
      const path = paths.get(token);
      if (!path) throw new AppError('FILE_TOKEN_UNKNOWN');
      return path;
    },
  };
}

async function work(request: WorkRequest): Promise<void> {
  try {
    const value = await handlers[request.name]?.(request.input, contextOf(request));
    send({ type: 'done', id: request.id, value });
    if (channelNamed(request.name)?.writes) copyLog(archive.db);
  } catch (thrown) {
    const error = classifySqliteFailure(thrown, archive.file);
    if (error instanceof AppError) {
      const { code, params, fields } = error;
      return send({ type: 'failed', id: request.id, error: { code, params, fields } });
    }
    send({
      type: 'failed',
      id: request.id,
      error: { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    });
  }
}

parentPort?.on('message', (request: WorkRequest) => void work(request));
