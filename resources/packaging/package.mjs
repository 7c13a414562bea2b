// `npm run package`: the unpacked Linux program in release/linux-unpacked, from whatever Electron is
// at hand. A release is packaged on a machine that has the official one.
import fs from 'node:fs';
import path from 'node:path';
import { Arch, Platform, build } from 'electron-builder';
import { findElectron } from '../../tests/electron-runtime/find.mjs';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/**
 * A copy of an unpacked Electron that holds nothing of ours: its stand-in program and its rebuilt
 * addon must not go into a package. Hard links, so it costs nothing; electron-builder copies from it.
 * @param {string} dist
 */
function bareElectron(dist) {
  const bare = path.join(PROJECT, 'out/electron-dist');
  fs.rmSync(bare, { recursive: true, force: true });
  const ours = new Set(['resources/default_app.asar', 'resources/addons']);
  /** @param {string} folder relative to dist */
  function link(folder) {
    fs.mkdirSync(path.join(bare, folder), { recursive: true });
    for (const entry of fs.readdirSync(path.join(dist, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (ours.has(name)) continue;
      if (entry.isDirectory()) link(name);
      else linkOrCopy(path.join(dist, name), path.join(bare, name));
    }
  }
  link('');
  return bare;
}

/** @param {string} from @param {string} to */
function linkOrCopy(from, to) {
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to); // another file system
  }
}

const say = (/** @type {string} */ text) => process.stderr.write(`package: ${text}\n`);
const electron = await findElectron({ say });
const knowsFileFuse = Number(electron.version.split('.')[0]) >= 29;
say(`Electron ${electron.version}`);
delete process.env.VITEST; // electron-builder would hard-link our own files into the package
await build({
  projectDir: PROJECT,
  targets: Platform.LINUX.createTarget('dir', Arch.x64),
  config: {
    extends: path.join(PROJECT, 'electron-builder.yml'),
    electronDist: bareElectron(electron.dist),
    electronVersion: electron.version,
    electronFuses: knowsFileFuse ? { grantFileProtocolExtraPrivileges: false } : {},
  },
});
say('release/linux-unpacked/yanzhen');
