// `npm run tour`: the end-to-end test that drives the program through its main job, alone; what it
// leaves behind (pictures, the PDF, the workbook) is in out/tour.
import { spawnSync } from 'node:child_process';
import { buildIfNeeded } from '../electron-runtime/build.mjs';

try {
  buildIfNeeded((text) => process.stderr.write(`${text}\n`));
  const { status } = spawnSync('vitest', ['run', '--project', 'e2e', 'tests/e2e/tour.test.ts'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
