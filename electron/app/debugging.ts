import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

const debuggingSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'js-flags',
];

/**
 * Whether the program was asked to let itself be steered from outside. No fuse closes Chromium's debugging port, through
 * which any local process could read the register. A packaged program gives in only beside the file that packaging
 * tests put into its installation folder, where nobody without an administrator's rights can write.
 */
export function isBeingDebugged(): boolean {
  if (!app.isPackaged || existsSync(path.join(process.resourcesPath, 'test-build'))) return false;
  return debuggingSwitches.some((name) => app.commandLine.hasSwitch(name));
}
