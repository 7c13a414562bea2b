import { describe, expect, it } from 'vitest';
import { missingEntries } from './complete-lock.mjs';

const tool = (names: string[]) => ({
  version: '1.0.0',
  dev: true,
  optionalDependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])),
});

describe('the lock file', () => {
  it('is completed with the platform packages that the registry did not have', () => {
    const packages = {
      'node_modules/tool': tool([
        '@tool/linux-x64-gnu',
        '@tool/win32-ia32-msvc',
        '@tool/linux-arm-musleabihf',
      ]),
      'node_modules/@tool/linux-x64-gnu': { version: '1.0.0' },
    };
    expect(missingEntries(packages)).toEqual({
      'node_modules/@tool/win32-ia32-msvc': {
        version: '1.0.0',
        dev: true,
        optional: true,
        os: ['win32'],
        cpu: ['ia32'],
      },
      'node_modules/@tool/linux-arm-musleabihf': {
        version: '1.0.0',
        dev: true,
        optional: true,
        os: ['linux'],
        cpu: ['arm'],
        libc: ['musl'],
      },
    });
  });

  it('finds packages that lie inside another', () => {
    const packages = {
      'node_modules/a/node_modules/tool': tool(['x-darwin-arm64', 'y-darwin-arm64', 'z-darwin-arm64']),
      'node_modules/a/node_modules/tool/node_modules/x-darwin-arm64': { version: '1.0.0' },
      'node_modules/a/node_modules/y-darwin-arm64': { version: '1.0.0' },
      'node_modules/z-darwin-arm64': { version: '1.0.0' },
    };
    expect(missingEntries(packages)).toEqual({});
  });

  it('says that the SQLite package is not to be compiled', () => {
    const packages = { 'node_modules/better-sqlite3': { version: '13.0.3' } };
    expect(missingEntries(packages)).toEqual({
      'node_modules/better-sqlite3': { version: '13.0.3', gypfile: false },
    });
  });
});
