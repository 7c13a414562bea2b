import { describe, expect, it } from 'vitest';
import { plantProject } from './fixture.ts';
import { findBreaches } from './house-rules.mjs';

const found = (files: Record<string, string>) =>
  findBreaches(plantProject(files)).map(({ rule, file, line }) => `${rule} ${file}:${line}`);

describe('house rules', () => {
  it('catch SQL outside a store, in each of its shapes', () => {
    const service = 'electron/features/register/register.service.ts';
    const text = [
      "db.prepare('x');",
      'const a = `SELECT name FROM person`;',
      "const b = 'update person set name = 1';",
      "db.exec('x');",
      '// SELECT stands in a comment',
      "const c = 'Select one of these';",
      '/a/.exec(b);',
    ].join('\n');
    expect(found({ [service]: text })).toEqual([
      `sql-only-in-stores ${service}:1`,
      `sql-only-in-stores ${service}:2`,
      `sql-only-in-stores ${service}:3`,
      `sql-only-in-stores ${service}:4`,
      `sql-only-in-stores ${service}:6`,
    ]);
  });

  it('allow SQL in stores and in the archive', () => {
    const sql = 'db.prepare(`SELECT 1`);\n';
    expect(
      found({ 'electron/features/register/register.store.ts': sql, 'electron/archive/audit.ts': sql }),
    ).toEqual([]);
  });

  it('catch what Node 18 has not, but only where Node 18 runs it', () => {
    const text = 'export const a = [1].toSorted();\n';
    expect(found({ 'electron/app/a.ts': text, 'shared/lib/a.ts': text, 'renderer/app/a.ts': text })).toEqual([
      'no-newer-than-node-18 electron/app/a.ts:1',
      'no-newer-than-node-18 shared/lib/a.ts:1',
    ]);
  });

  it('catch a service that looks at the computer’s clock, and let it read a date', () => {
    const service = 'electron/features/register/register.service.ts';
    const text = ['const a = new Date();', 'const b = Date.now();', "const c = new Date('2026-03-01');"].join(
      '\n',
    );
    expect(found({ [service]: text, 'electron/archive/archive.ts': text })).toEqual([
      `no-clock-in-features ${service}:1`,
      `no-clock-in-features ${service}:2`,
    ]);
  });

  it('catch an exported function that does not say what it does', () => {
    const bare = 'export function a() {}\n';
    expect(found({ 'shared/lib/a.ts': bare, 'shared/lib/b.ts': `/** Does nothing. */\n${bare}` })).toEqual([
      'docstring-on-exported-functions shared/lib/a.ts:1',
    ]);
  });

  it('catch an exclamation mark on the screen', () => {
    expect(found({ 'renderer/app/a.tsx': "export const a = '已保存！';\n" })).toEqual([
      'no-exclamation-marks renderer/app/a.tsx:1',
    ]);
  });
});
