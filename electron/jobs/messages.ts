import type { FileUse } from '#shared/lib/chosen-file';
import type { ErrorData } from '#shared/lib/errors';
import type { Actor } from '#shared/security/contract';

/** What a worker thread needs to open the archive for itself. */
export interface WorkerSetup {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly version: string;
  /** Element 0 is 1 while the running job is to be cancelled: readable in the midst of synchronous work. */
  readonly cancel: SharedArrayBuffer;
}

/** One piece of work for a thread. */
export interface WorkRequest {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Work on the archive that the thread has open. */
export interface ArchiveRequest extends WorkRequest {
  readonly actor: Actor;
  /** Tokens of chosen files with their paths and what they were chosen for. */
  readonly files: ReadonlyArray<readonly [token: string, path: string, use: FileUse]>;
}

export type WorkAnswer =
  | {
      readonly type: 'progress';
      readonly id: string;
      readonly done: number;
      readonly total: number;
      readonly text: string;
    }
  | { readonly type: 'done'; readonly id: string; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: string; readonly error: ErrorData | { readonly defect: string } };
