// Opens the archive, says so, and keeps it until it is ended. Answers an expected failure by its code.
import { writeSync } from 'node:fs';
import { AppError } from '../../../shared/lib/errors';
import { openArchive } from '../../../electron/archive/archive';

const [folder = '', hexKey = ''] = process.argv.slice(2);
try {
  openArchive({ folder, key: Buffer.from(hexKey, 'hex'), program: { version: '0.1.0' } });
  writeSync(1, 'open\n');
  process.stdin.resume();
} catch (error) {
  writeSync(1, `${error instanceof AppError ? error.code : String(error)}\n`);
}
