import type { Archive } from '../../../electron/archive/archive';
import type { JobContext } from '../../../electron/contexts';
import { actor } from './people';

export const today = '2026-03-15';

/** A job's context as the worker thread makes it. @param path where every file token leads */
export function jobContext(archive: Archive, channel: string, path = '', key = Buffer.alloc(32)): JobContext {
  return {
    db: archive.db,
    actor,
    today,
    clock: archive.clock,
    checkpoint: () => {},
    command: (run) => archive.commandNow({ actor, channel }, run),
    pathOf: () => path,
    place: { folder: archive.folder, key, program: { version: '0.1.0' } },
  };
}
