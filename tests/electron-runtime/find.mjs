#!/usr/bin/env node
// Finds a real Electron, in this order: ELECTRON_OVERRIDE_DIST_PATH, the official binary on disk,
// the official binary by download, our own older runtime (install.mjs).
//
//   node tests/electron-runtime/find.mjs        prints the runtime's folder
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installRuntime } from './install.mjs';
import { downloadOfficial, officialOnDisk } from './official.mjs';
import { PROJECT, executableIn, rebuiltAddon } from './paths.mjs';
import { ensureSystem } from './system.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dist the unpacked Electron's folder
 * @property {string} executable the program inside it
 * @property {string} version such as 45.4.1
 * @property {string | null} addon a SQLite addon rebuilt for this runtime, where the ordinary one cannot load
 */

/** @param {string} dist @returns {ElectronRuntime} */
function describe(dist) {
  const version = fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return { dist, executable: executableIn(dist), version, addon: rebuiltAddon(dist) };
}

/**
 * Finds, and where needed fetches, an Electron that starts on this machine.
 * @param {{ project?: string, display?: boolean, say?: (text: string) => void }} [options]
 *   display: also see to a virtual display; say: told what takes long
 * @returns {Promise<ElectronRuntime>}
 * @throws with a message for people when none can be had, or when system libraries are missing
 */
export async function findElectron({ project = PROJECT, display = false, say = () => {} } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const dist =
    override ??
    officialOnDisk(project) ??
    (await downloadOfficial(project, say)) ??
    installRuntime({ project, say });
  const found = describe(dist);
  ensureSystem({ executable: found.executable, display, say });
  return found;
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const say = (/** @type {string} */ text) => process.stderr.write(`electron: ${text}\n`);
  try {
    const found = await findElectron({ display: process.argv.includes('--display'), say });
    say(`${found.version}${found.addon ? ' with a rebuilt SQLite addon' : ''}`);
    process.stdout.write(`${found.dist}\n`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
