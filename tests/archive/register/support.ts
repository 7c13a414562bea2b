import { join } from 'node:path';
import type { Archive } from '../../../electron/archive/archive';
import type { JobContext } from '../../../electron/contexts';
import { archiveHandlers } from '../../../electron/host';
import { newArchive, temporaryFolder, placeOf } from '../helpers';

export const actor = { id: 1, name: 'admin', displayName: '管理员', role: 'administrator' } as const;
export const today = '2026-03-15';

/** A job's context as the worker thread gives it; every file token stands for one file in a folder of the test. */
export function jobContext(
  archive: Archive,
  channel: string,
  file = 'output.xlsx',
): JobContext & { readonly file: string } {
  const path = join(temporaryFolder(), file);
  return {
    db: archive.db,
    actor,
    today,
    clock: archive.clock,
    place: placeOf(archive),
    checkpoint: () => {},
    command: (run) => archive.commandNow({ actor, channel }, run),
    pathOf: () => path,
    file: path,
  };
}

/** An archive with the demonstration county in it. */
export async function demoArchive(people: number) {
  const { archive, folder } = newArchive();
  const handlers = archiveHandlers();
  const loaded = await handlers['demo.load']({ people }, jobContext(archive, 'demo.load'));
  return { archive, folder, handlers, loaded };
}
