// Completes a batch of appointments and takes it back, over and over, and reports each; the test kills it at some moment.
import { writeSync } from 'node:fs';
import { openArchive } from '../../../electron/archive/archive';
import type { JobContext } from '../../../electron/contexts';
import { getBatch } from '../../../electron/features/register/appointment/batch.service';
import { undoCompletion } from '../../../electron/features/register/appointment/completion-undo.service';
import {
  completeBatch,
  previewCompletion,
} from '../../../electron/features/register/appointment/completion.service';

const [folder = '', hexKey = '', batch = ''] = process.argv.slice(2);
const key = Buffer.from(hexKey, 'hex');
const program = { version: '0.1.0' };
const archive = openArchive({ folder, key, program });
const actor = { id: 1, name: 'clerk', displayName: '王晓明', role: 'editor' } as const;
const today = '2026-03-15';
const id = Number(batch);

function context(channel: string): JobContext {
  return {
    db: archive.db,
    actor,
    today,
    clock: archive.clock,
    place: { folder, key, program },
    checkpoint: () => {},
    command: (run) => archive.commandNow({ actor, channel }, run),
    pathOf: () => '',
  };
}

for (;;) {
  const { version, completedAt } = getBatch(archive.db, id);
  if (completedAt === null) {
    const seen = previewCompletion(archive.db, id, today).people;
    const people = seen.map((person) => ({ id: person.id, version: person.version }));
    completeBatch({ id, version, people }, context('appointment.complete'));
  } else undoCompletion({ id, version }, context('appointment.undoCompletion'));
  writeSync(1, '.');
}
