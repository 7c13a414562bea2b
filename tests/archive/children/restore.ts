// Restores two backups in turn without end; the test kills it at some moment.
import { writeSync } from 'node:fs';
import { listBackupsIn } from '../../../electron/archive/backup-list';
import { runCommand } from '../../../electron/archive/command';
import { completeRestore, prepareRestore } from '../../../electron/archive/restore';

const [folder = '', hexKey = '', target = ''] = process.argv.slice(2);
const backups = listBackupsIn(target);
const meta = { actor: { id: 1, name: '王晓明' }, channel: 'archive.restore' };
const offset = process.pid % 2;
writeSync(1, 'begin\n');

for (let count = 0; ; count += 1) {
  const options = {
    folder,
    backup: backups[(count + offset) % backups.length]?.path ?? '',
    key: Buffer.from(hexKey, 'hex'),
    keySlots: 'current' as const,
    undo: false,
    program: { version: '0.1.0' },
    moment: new Date(),
    step: () => undefined,
  };
  prepareRestore(options);
  completeRestore({
    ...options,
    finish: (db) =>
      runCommand(
        db,
        () => new Date(),
        meta,
        (tx) => tx.record({ entity: 'archive', id: 0, before: null, after: { backup: options.backup } }),
      ),
  });
}
