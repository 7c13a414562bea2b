import { defineConfig } from 'vitest/config';

const minute = 60_000;

/**
 * How long an assertion may wait for what comes later. A hosted machine that is busy takes seconds for what is there at
 * once elsewhere; the usual one second is too little, and a test that passes never waits for the end of it.
 */
const patience = { poll: { timeout: 30_000 } };

/** A project of plain Node tests. */
function plain(name: string, testTimeout: number) {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      testTimeout,
      hookTimeout: 2 * minute,
      expect: patience,
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
      testTimeout: 5 * minute,
      hookTimeout: 5 * minute,
      expect: patience,
      sequence: { groupOrder },
    },
  };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      plain('check', 3 * minute),
      plain('unit', 3 * minute),
      plain('archive', 5 * minute),
      plain('contract', 3 * minute),
      driven('e2e', 'test', 1),
      driven('packaging', 'test', 2),
      driven('bench', 'bench', 3),
    ],
  },
});
