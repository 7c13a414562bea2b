import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * A throw-away project with this one's settings and packages, for planting what the checks must catch.
 * @param files text by path, such as `shared/lib/a.ts`
 * @returns its folder; removed when the test ends
 */
export function plantProject(files: Record<string, string>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'yanzhen-check-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const name of fs.readdirSync(ROOT)) {
    const isSetting = /^(\.[\w-]+(rc)?\.(json|cjs)|\.prettierignore|(package|tsconfig|knip)\.json)$/.test(
      name,
    );
    if (isSetting) fs.copyFileSync(path.join(ROOT, name), path.join(folder, name));
  }
  for (const name of ['electron', 'renderer'])
    plant(folder, `${name}/tsconfig.json`, fs.readFileSync(path.join(ROOT, name, 'tsconfig.json'), 'utf8'));
  fs.symlinkSync(fs.realpathSync(path.join(ROOT, 'node_modules')), path.join(folder, 'node_modules'));
  fs.mkdirSync(path.join(folder, 'shared'));
  for (const [name, text] of Object.entries(files)) plant(folder, name, text);
  return folder;
}

function plant(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/**
 * Runs one of the project's tools in a folder.
 * @param tool its name in node_modules/.bin
 * @returns what it printed (standard output, then errors) and whether it was content
 */
export function runTool(
  folder: string,
  tool: string,
  ...args: string[]
): { passed: boolean; output: string } {
  const program = path.join(ROOT, 'node_modules/.bin', tool);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { passed: status === 0, output: stdout + stderr };
}
