import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';
import type { ChildReport } from '../children/report';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

/**
 * Bundles a script of tests/bench/children as the program is bundled: what it measures runs in a process of its own,
 * whose peak of memory is its own.
 */
export async function buildChild(name: string): Promise<string> {
  const out = path.join(PROJECT, 'out/bench/children', name);
  await build({
    root: PROJECT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(PROJECT, 'tests/bench/children', `${name}.ts`),
      outDir: out,
      emptyOutDir: true,
      target: 'node18',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return path.join(out, 'child.mjs');
}

/** Runs a child to its end. @throws with what it said when it fails */
export function runChild(script: string, args: readonly string[]): ChildReport {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(path.dirname(script))}: ${stderr}`);
  return JSON.parse(stdout) as ChildReport;
}
