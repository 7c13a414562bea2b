// Command line switches that the machine, not the program, calls for.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Tells whether Chromium can build its sandbox here. @param {string} executable */
function canSandbox(executable) {
  if (process.getuid?.() === 0) return false; // Chromium refuses to
  const helper = fs.statSync(path.join(path.dirname(executable), 'chrome-sandbox'), {
    throwIfNoEntry: false,
  });
  const isHelperSet = helper?.uid === 0 && (helper.mode & 0o4000) !== 0;
  return isHelperSet || spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status === 0;
}

/**
 * What to start `executable` with on this machine: without the system's sandbox where it cannot be
 * built (as root, or where ordinary users get no namespaces). Users' machines never get this.
 * @param {string} executable
 */
export function machineSwitches(executable) {
  if (process.platform !== 'linux') return [];
  return canSandbox(executable) ? [] : ['--no-sandbox'];
}
