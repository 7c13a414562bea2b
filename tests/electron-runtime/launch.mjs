#!/usr/bin/env node
// `npm start`: builds when something is newer than the build, finds Electron and opens the app.
// With no display it says so and runs the tour under a virtual one instead.
import { spawnSync } from 'node:child_process';
import { buildIfNeeded } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { findElectron } from './find.mjs';
import { PROJECT } from './paths.mjs';
import { machineSwitches } from './switches.mjs';

const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

try {
  buildIfNeeded(say);
  if (!hasDisplay()) {
    say('这台机器没有显示器（no display）：改为在虚拟显示器上运行演示，截图、打印件和工作簿在 out/tour');
    process.exitCode = spawnSync('npm', ['run', 'tour'], { cwd: PROJECT, stdio: 'inherit' }).status ?? 1;
  } else {
    const { executable, version } = await findElectron({ say });
    say(`Electron ${version}`);
    const args = [...machineSwitches(executable), PROJECT, ...process.argv.slice(2)];
    process.exitCode = spawnSync(executable, args, { stdio: 'inherit' }).status ?? 1;
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
