// Gives commands without end and reports each committed one on stdout; the test kills it at some moment.
import { writeSync } from 'node:fs';
import { auditHead } from '../../../electron/archive/audit';
import { openArchive } from '../../../electron/archive/archive';
import { createBackup } from '../../../electron/archive/backup';

const [folder = '', hexKey = ''] = process.argv.slice(2);
const key = Buffer.from(hexKey, 'hex');
const program = { version: '0.1.0' };
const archive = openArchive({ folder, key, program });
const actor = { id: 1, name: '王晓明' };

for (let count = 0; ; count += 1) {
  // Most commands are small, some are as large as an import, and now and then the log is folded into the file.
  const rows = count % 10 === 9 ? 300 : 1;
  const seq = archive.commandNow({ actor, channel: 'test.stream' }, (tx) => {
    const insert = tx.db.prepare(
      'INSERT INTO draft (form, entity_id, user_id, content, saved_at) VALUES (?, ?, 1, ?, ?)',
    );
    const next = auditHead(tx.db).seq + 1;
    for (let row = 0; row < rows; row += 1) {
      insert.run(`stream-${next}`, row, JSON.stringify({ rows, text: 'x'.repeat(500) }), tx.now);
    }
    tx.record({ entity: 'stream', id: next, before: null, after: { rows } });
    return next;
  });
  writeSync(1, `${seq}\n`);
  if (count % 25 === 24) archive.db.pragma('wal_checkpoint(TRUNCATE)');
  // By the sequence, not by this run: on a slow machine a run may be killed after a few commands.
  if (seq % 25 === 0)
    createBackup({ db: archive.db, folder, key, program, moment: new Date(), reason: 'manual' });
}
