import { randomUUID } from 'node:crypto';
import type { IpcMainInvokeEvent } from 'electron';
import { AppError, type Envelope } from '#shared/lib/errors';
import { answer, failure, type AnswerOptions } from './answer';
import { isTrustedSender } from './trusted-sender';

/** One call of a page: the event, then the channel's name, its input and the id of a job. */
export type Invoke = (event: IpcMainInvokeEvent, ...call: unknown[]) => Promise<Envelope<unknown>>;

/** What the only ipcMain handler of the program does. */
export function createRouter(options: AnswerOptions): Invoke {
  return async (event, name, input, jobId) => {
    if (!isTrustedSender(event)) return failure(new AppError('ACCESS_DENIED'));
    return answer(options, String(name), input, typeof jobId === 'string' ? jobId : randomUUID());
  };
}
