import { defineConfig } from 'vitest/config';

const minute = 60_000;

/** A project of plain Node tests. */
function plain(name: string, testTimeout: number) {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      testTimeout,
      sequence: { groupOrder: 0 },
    },
  };
}

/** A project that drives a real Electron: one file at a time, with a display. */
function driven(name: string, pattern: string, groupOrder: number) {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.${pattern}.ts`],
      globalSetup: 'tests/e2e/support/global-setup.ts',
      fileParallelism: false,
      testTimeout: 2 * minute,
      hookTimeout: 5 * minute,
      sequence: { groupOrder },
    },
  };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      plain('check', minute),
      plain('unit', minute),
      plain('archive', 5 * minute),
      plain('contract', minute),
      driven('e2e', 'test', 1),
      driven('packaging', 'test', 2),
      driven('bench', 'bench', 3),
    ],
  },
});
