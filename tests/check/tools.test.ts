import { describe, expect, it } from 'vitest';
import { plantProject, runTool } from './fixture.ts';

describe('types', () => {
  it.each([
    ['a wrong type', 'shared', '.', "export const a: number = 'a';\n", 'TS2322'],
    ['an unchecked index', 'shared', '.', 'export const a = (b: string[]) => b[0].length;\n', 'TS2532'],
    [
      'what Electron 25 lacks',
      'electron',
      'electron',
      'export const a = Object.groupBy([1], String);\n',
      'TS2550',
    ],
    ['Node in shared', 'shared', '.', 'export const a = process.pid;\n', 'TS2591'],
    ['a window in the main process', 'electron', 'electron', 'export const a = document.title;\n', 'TS2584'],
    ['an enum', 'shared', '.', 'export enum A {\n  b,\n}\n', 'TS1294'],
  ])('%s is caught', (_what, folder, project, text, code) => {
    const { passed, output } = runTool(plantProject({ [`${folder}/a.ts`]: text }), 'tsc', '-p', project);
    expect(output).toContain(code);
    expect(passed).toBe(false);
  });
});

describe('format', () => {
  it('a file that is not formatted is caught', () => {
    const folder = plantProject({
      'shared/lib/a.ts': 'export const a = "a"\n',
      'shared/lib/b.ts': "export const b = 'b';\n",
    });
    const { passed, output } = runTool(folder, 'prettier', '--check', '.');
    expect(output).toContain('shared/lib/a.ts');
    expect(output).not.toContain('shared/lib/b.ts');
    expect(passed).toBe(false);
  });
});

describe('dead code', () => {
  it('an unused export, an unused file and an unused dependency are caught', () => {
    const folder = plantProject({
      'electron/main.ts': "import { used } from '#shared/lib/a';\n\nused();\n",
      'shared/lib/a.ts': 'export function used() {}\nexport function neverImported() {}\n',
      'shared/lib/never-opened.ts': 'export const a = 1;\n',
    });
    const { passed, output } = runTool(folder, 'knip', '--no-config-hints');
    expect(output).toContain('neverImported');
    expect(output).toContain('shared/lib/never-opened.ts');
    expect(output).toContain('pinyin-pro');
    expect(output).not.toMatch(/^used /m);
    expect(passed).toBe(false);
  });
});
