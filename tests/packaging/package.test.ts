import path from 'node:path';
import { listPackage } from '@electron/asar';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADDON_PATH, EXECUTABLE, UNPACKED, listFiles, packageProgram, readFuses } from './packaged.ts';

const ASAR = path.join(UNPACKED, 'resources/app.asar');

beforeAll(packageProgram);

describe('the unpacked Linux program', () => {
  it('holds exactly one native module: SQLite for this system', () => {
    expect(listFiles(UNPACKED).filter((file) => file.endsWith('.node'))).toEqual([ADDON_PATH]);
  });

  it('holds nothing beside the archive but that module', () => {
    expect(listFiles(path.join(UNPACKED, 'resources'))).toEqual([
      'app.asar',
      path.relative('resources', ADDON_PATH),
    ]);
  });

  it('keeps the built files and the SQLite package in the archive, and nothing else', () => {
    const files = listPackage(ASAR, { isPack: false }).map((file) => file.slice(1).replaceAll('\\', '/'));
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'out/main/main.cjs', 'out/preload/preload.cjs']),
    );
    const strangers = files.filter(
      (file) =>
        !/^(out(\/(main|preload|renderer)(\/.*)?)?|package\.json|node_modules(\/better-sqlite3(\/(lib|prebuilds)(\/.*)?|\/package\.json|\/LICENSE)?)?)$/.test(
          file,
        ),
    );
    expect(strangers).toEqual([]);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    // Some fifty of them are fonts and encodings of the PDF viewer, the rest pages that load when they are opened.
    expect(files.length).toBeLessThan(220);
  });

  it('has its fuses set', () => {
    expect(readFuses(EXECUTABLE)).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
    // Only newer Electrons have this fuse; where it exists it must be off.
    expect(readFuses(EXECUTABLE).grantFileProtocolExtraPrivileges ?? false).toBe(false);
  });

  it('speaks Chinese and English and carries no other languages', () => {
    expect(listFiles(path.join(UNPACKED, 'locales'))).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});
