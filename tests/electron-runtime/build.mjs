// Builds the app when a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROJECT } from './paths.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];
const OUTPUTS = [
  'out/main/main.cjs',
  'out/main/worker.cjs',
  'out/main/derive.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** The newest change at or under a path, as milliseconds; 0 where there is nothing. @param {string} place @returns {number} */
function newest(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...fs.readdirSync(place).map((name) => newest(path.join(place, name))));
}

/** Tells whether every output is there and newer than every source. */
function isBuilt() {
  const built = OUTPUTS.map(
    (file) => fs.statSync(path.join(PROJECT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.min(...built) >= Math.max(...SOURCES.map((source) => newest(path.join(PROJECT, source))));
}

/**
 * Runs `npm run build` unless the last build still stands.
 * @param {(text: string) => void} say
 * @throws when the build fails; its own output has been shown
 */
export function buildIfNeeded(say) {
  if (isBuilt()) return;
  say('building the app');
  const windows = process.platform === 'win32'; // npm is a .cmd there, which only a shell starts
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  if (status !== 0) throw new Error('the build failed');
}
