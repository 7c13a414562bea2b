// The official Electron binary of the `electron` package: the one on disk, or the one its
// own installer downloads (ELECTRON_MIRROR and the other usual variables are honoured).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheRoot, executableIn } from './paths.mjs';

const GITHUB = 'https://github.com/electron/electron/releases/download/';
const REMEMBER_FAILURE_MS = 6 * 3600_000;
const PROBE_MS = 6_000;
const DOWNLOAD_MS = 8 * 60_000;

/** The version of the `electron` package of a project. @param {string} project */
function wantedVersion(project) {
  return JSON.parse(fs.readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8'))
    .version;
}

/**
 * The official binary's folder when it is already there in the wanted version, else null.
 * @param {string} project the folder that holds node_modules
 */
export function officialOnDisk(project) {
  const dist = path.join(project, 'node_modules/electron/dist');
  const versionFile = path.join(dist, 'version');
  if (!fs.existsSync(versionFile) || !fs.existsSync(executableIn(dist))) return null;
  const version = fs.readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return version === wantedVersion(project) ? dist : null;
}

/** Where the installer will look: the same variables, in the same order, as @electron/get. */
function mirror() {
  const { env } = process;
  return env.npm_config_electron_mirror || env.NPM_CONFIG_ELECTRON_MIRROR || env.ELECTRON_MIRROR || GITHUB;
}

/** A zip that an earlier download left in the installer's cache needs no network. @param {string} version */
function isZipCached(version) {
  const root = process.env.electron_config_cache ?? path.join(os.homedir(), '.cache', 'electron');
  const zip = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  if (!fs.existsSync(root)) return false;
  return fs.readdirSync(root).some((name) => name === zip || fs.existsSync(path.join(root, name, zip)));
}

/** Any answer at all within a few seconds counts. @param {string} url */
async function answers(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Ends when the installer has, however it went: what it left on disk tells. @param {string} project @returns {Promise<void>} */
function runInstaller(project) {
  const node = path.join(project, 'node_modules/node/bin/node'); // the installer wants Node 22 or later
  const program = fs.existsSync(node) ? node : process.execPath;
  const script = path.join(project, 'node_modules/electron/install.js');
  return new Promise((resolve) => {
    const child = spawn(program, [script], { stdio: 'ignore', timeout: DOWNLOAD_MS });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}

/**
 * Runs the electron package's own installer, unless a recent attempt at the same place failed.
 * @param {string} project the folder that holds node_modules
 * @param {(text: string) => void} say
 * @returns {Promise<string | null>} the folder of the binary, or null where it cannot be had
 */
export async function downloadOfficial(project, say) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return null;
  const version = wantedVersion(project);
  const from = mirror();
  const notes = path.join(cacheRoot(), 'download-failed.json');
  const cached = isZipCached(version);
  if (!cached && failedLately(notes, version, from)) return null;
  const reachable = cached || process.env.ELECTRON_GET_USE_PROXY || (await answers(from));
  if (reachable) {
    say(`downloading Electron ${version} from ${from}`);
    await runInstaller(project);
  }
  const dist = officialOnDisk(project);
  if (!dist) {
    say(`${from} ${reachable ? 'gave no Electron' : 'is out of reach'}; not asked again for six hours`);
    fs.mkdirSync(path.dirname(notes), { recursive: true });
    fs.writeFileSync(notes, JSON.stringify({ version, from, at: Date.now() }));
  }
  return dist;
}

/**
 * @param {string} notes
 * @param {string} version
 * @param {string} from
 */
function failedLately(notes, version, from) {
  try {
    const last = JSON.parse(fs.readFileSync(notes, 'utf8'));
    return last.version === version && last.from === from && Date.now() - last.at < REMEMBER_FAILURE_MS;
  } catch {
    return false;
  }
}
