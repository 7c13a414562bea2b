import { randomUUID } from 'node:crypto';
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { AppError } from '#shared/lib/errors';
import { answer, failure, type AnswerOptions } from './answer';
import { isTrustedSender } from './trusted-sender';

/** Registers the only ipcMain handler of the program. */
export function registerRouter(options: AnswerOptions): void {
  ipcMain.handle(
    'yanzhen:invoke',
    async (event: IpcMainInvokeEvent, name: unknown, input: unknown, jobId: unknown) => {
      if (!isTrustedSender(event)) return failure(new AppError('ACCESS_DENIED'));
      return answer(options, String(name), input, typeof jobId === 'string' ? jobId : randomUUID());
    },
  );
}
