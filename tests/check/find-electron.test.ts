import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectron } from '../electron-runtime/find.mjs';
import { downloadOfficial, officialOnDisk } from '../electron-runtime/official.mjs';

const MODULES = fs.realpathSync(path.resolve(import.meta.dirname, '../../node_modules'));
const WANTED = (
  JSON.parse(fs.readFileSync(path.join(MODULES, 'electron/package.json'), 'utf8')) as { version: string }
).version;

let folder: string;
let server: http.Server;
let asked: string[];

/** A project whose electron package has no binary yet; every other package is this project's. */
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yanzhen-find-'));
  fs.mkdirSync(path.join(folder, 'node_modules'));
  for (const name of fs.readdirSync(MODULES))
    if (name !== 'electron' && !name.startsWith('.'))
      fs.symlinkSync(path.join(MODULES, name), path.join(folder, 'node_modules', name));
  fs.cpSync(path.join(MODULES, 'electron'), path.join(folder, 'node_modules/electron'), {
    recursive: true,
    filter: (source) => !/electron[\\/](dist|path\.txt)/.test(source),
  });
  asked = [];
  server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  vi.stubEnv('XDG_CACHE_HOME', path.join(folder, 'cache'));
  vi.stubEnv('electron_config_cache', path.join(folder, 'zips'));
  for (const name of [
    'ELECTRON_OVERRIDE_DIST_PATH',
    'ELECTRON_SKIP_BINARY_DOWNLOAD',
    'npm_config_electron_mirror',
  ])
    vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Puts something that looks like an unpacked Electron into a folder. */
function unpacked(dist: string, version: string): string {
  fs.mkdirSync(dist, { recursive: true });
  fs.writeFileSync(path.join(dist, 'version'), version);
  fs.writeFileSync(path.join(dist, 'electron'), '#!/bin/sh\n', { mode: 0o755 });
  return dist;
}

describe.skipIf(process.platform !== 'linux')('finding an Electron', () => {
  it('the folder that the environment names comes before all', async () => {
    const named = unpacked(path.join(folder, 'named'), '44.0.0');
    unpacked(path.join(folder, 'node_modules/electron/dist'), WANTED);
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', named);
    expect(await findElectron({ project: folder })).toEqual({
      dist: named,
      executable: path.join(named, 'electron'),
      version: '44.0.0',
      addon: null,
    });
  });

  it('then the official one on disk, if its version is the one wanted', async () => {
    const dist = path.join(folder, 'node_modules/electron/dist');
    unpacked(dist, '1.0.0');
    expect(officialOnDisk(folder)).toBeNull();
    unpacked(dist, `v${WANTED}`);
    expect(await findElectron({ project: folder })).toMatchObject({ dist, version: WANTED });
    expect(asked).toEqual([]);
  });

  it('then a download from the mirror; a mirror that has none is not asked again for a while', async () => {
    const said: string[] = [];
    expect(await downloadOfficial(folder, (text) => said.push(text))).toBeNull();
    expect(asked.some((line) => line.startsWith(`GET /v${WANTED}/electron-v${WANTED}-linux-`))).toBe(true);
    expect(said.at(-1)).toContain('not asked again');
    asked = [];
    expect(await downloadOfficial(folder, () => {})).toBeNull();
    expect(asked).toEqual([]);
    vi.stubEnv('ELECTRON_MIRROR', `${process.env.ELECTRON_MIRROR}other/`);
    expect(await downloadOfficial(folder, () => {})).toBeNull();
    expect(asked).not.toEqual([]);
  });

  it('no download where it is not wanted', async () => {
    vi.stubEnv('ELECTRON_SKIP_BINARY_DOWNLOAD', '1');
    expect(await downloadOfficial(folder, () => {})).toBeNull();
    expect(asked).toEqual([]);
  });
});
