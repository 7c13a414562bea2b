import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { build } from 'vite';

/**
 * Bundles a script of tests/archive/children as the program is bundled, so that a plain Node can run it: a process of
 * its own is what can be killed, or hold the archive from outside.
 * @returns the script's path; it is removed with the test
 */
export async function buildChild(name: string): Promise<string> {
  const out = mkdtempSync(resolve('out-child-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve('tests/archive/children', `${name}.ts`),
      outDir: out,
      target: 'node18',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(out, 'child.mjs');
}

/** Starts the script; it is killed with the test if it still runs. */
export function startChild(
  script: string,
  args: readonly string[],
  options: { uid?: number } = {},
): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Everything the child writes until it ends. */
export async function outputOf(child: ChildProcess): Promise<string> {
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  await new Promise((done) => child.once('close', done));
  return Buffer.concat(parts).toString();
}
