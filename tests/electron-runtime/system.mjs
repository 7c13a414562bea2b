// What a Linux machine itself must bring: shared libraries, a Chinese font, a virtual
// display, and (for our own runtime) a compiler. Installed when root on Debian, else named.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';

// A name with | has an older and a newer spelling (Debian 13 and Ubuntu 24.04 renamed some).
const LIBRARIES = [
  'libgtk-3-0|libgtk-3-0t64',
  'libnss3',
  'libasound2|libasound2t64',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0|libatk-bridge2.0-0t64',
  'libdrm2',
  'libcups2|libcups2t64',
];

/** Tells whether `command` is on the PATH. @param {string} command */
function has(command) {
  return spawnSync('sh', ['-c', `command -v "$1"`, 'sh', command], { stdio: 'ignore' }).status === 0;
}

/** Shared libraries that `executable` wants and the machine has not (sonames). @param {string} executable */
function missingLibraries(executable) {
  const { stdout, status } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  if (status !== 0) return [];
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? line);
}

function hasChineseFont() {
  const { stdout, status } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/** Debian's spelling of a package with alternatives: the first that can be installed. @param {string} names */
function spelling(names) {
  const all = names.split('|');
  const known = (/** @type {string} */ name) =>
    /Candidate: [^(\s]/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '');
  return all.find(known) ?? all[0] ?? names;
}

/**
 * Brings the machine's own part up to what is asked.
 * @param {{ executable?: string, display?: boolean, compiler?: boolean, headers?: boolean, say?: (text: string) => void }} needs
 *   executable: an Electron whose libraries must resolve; display: Xvfb, D-Bus and a Chinese font;
 *   compiler: g++, make, python3; headers: Node's C headers
 * @throws when something is missing that only an administrator can install; the message holds the command
 */
export function ensureSystem({ executable, display, compiler, headers, say = () => {} }) {
  if (process.platform !== 'linux') return;
  const missing = executable ? missingLibraries(executable) : [];
  const packages = missing.length > 0 ? [...LIBRARIES] : [];
  if (display && !has('Xvfb')) packages.push('xvfb');
  if (display && !has('dbus-daemon')) packages.push('dbus');
  if (display && !hasChineseFont()) packages.push('fontconfig', 'fonts-noto-cjk');
  if (compiler && !has('g++')) packages.push('g++');
  if (compiler && !has('make')) packages.push('make');
  if (compiler && !has('python3')) packages.push('python3');
  if (headers) packages.push('libnode-dev');
  if (packages.length === 0) return;
  const debian = fs.existsSync('/etc/debian_version') && has('apt-get');
  if (!debian || process.getuid?.() !== 0) throw new Error(instructions(packages, missing));
  say(`installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...args) =>
    execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages.map(spelling));
}

/**
 * @param {string[]} packages
 * @param {string[]} missing
 */
function instructions(packages, missing) {
  const names = packages.map((name) => (has('apt-cache') ? spelling(name) : (name.split('|')[0] ?? name)));
  const lacking = missing.length > 0 ? ` (not found: ${missing.join(', ')})` : '';
  return [
    `This machine lacks what Electron needs${lacking}. On Debian, Ubuntu, UOS or Kylin install it with`,
    `  sudo apt-get install --no-install-recommends ${names.join(' ')}`,
    'and run the command again.',
  ].join('\n');
}
