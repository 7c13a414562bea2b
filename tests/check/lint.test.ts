import { describe, expect, it } from 'vitest';
import { plantProject, runTool } from './fixture.ts';

const lines = (count: number, text: string) => `${Array.from({ length: count }, () => text).join('\n')}\n`;
const longFunction = (name: string, count: number) =>
  `/** Long. */\nexport function ${name}(): number {\n  let a = 0;\n${lines(count, '  a += 1;')}  return a;\n}\n`;

/** A file that breaks one rule, and how the linter names that rule. */
const planted: [rule: string, file: string, text: string][] = [
  ['no-default-export', 'shared/lib/a.ts', 'export default 1;\n'],
  ['no-explicit-any', 'shared/lib/b.ts', 'export const a: any = 1;\n'],
  ['no-alert', 'renderer/app/c.ts', "window.alert('a');\n"],
  ['no-restricted-globals', 'renderer/app/d.ts', "confirm('a');\n"],
  ['no-console', 'electron/app/e.ts', "console.log('a');\n"],
  ['max-lines', 'shared/lib/f.ts', lines(401, 'export {};')],
  ['max-lines-per-function', 'shared/lib/g.ts', longFunction('g', 60)],
  ['max-lines-per-function', 'renderer/app/h.tsx', longFunction('h', 150)],
  [
    'rules-of-hooks',
    'renderer/app/i.tsx',
    "import { useState } from 'react';\nexport function I(p: { a: boolean }) {\n  if (p.a) useState(0);\n  return null;\n}\n",
  ],
  [
    'exhaustive-deps',
    'renderer/app/j.tsx',
    "import { useEffect } from 'react';\nexport function J(p: { a: () => void }) {\n  useEffect(() => p.a(), []);\n  return null;\n}\n",
  ],
  ['no-non-null-assertion', 'shared/lib/k.ts', 'export const k = (a?: string) => a!.length;\n'],
  ['no-barrel-file', 'shared/lib/l.ts', "export * from './b';\n"],
  ['ban-ts-comment', 'shared/lib/m.ts', '// @ts-ignore\nexport const m = 1;\n'],
  ['filename-case', 'shared/lib/camelCase.ts', 'export const n = 1;\n'],
  ['no-focused-tests', 'tests/unit/o.test.ts', "import { it } from 'vitest';\nit.only('a', () => {});\n"],
];

function lint(files: Record<string, string>): { found: string[]; passed: boolean } {
  const { passed, output } = runTool(plantProject(files), 'oxlint', '--deny-warnings', '-f', 'json');
  const result: { diagnostics: { code: string; filename: string }[] } = JSON.parse(output);
  const rule = (code: string) => /\(([\w-]+)\)/.exec(code)?.[1] ?? code;
  return { passed, found: result.diagnostics.map(({ code, filename }) => `${rule(code)} ${filename}`) };
}

describe('lint', () => {
  it('each planted breach is caught, at its file and by its rule', () => {
    const { found, passed } = lint(Object.fromEntries(planted.map(([, file, text]) => [file, text])));
    expect(passed).toBe(false);
    for (const [rule, file] of planted) expect(found).toContain(`${rule} ${file}`);
  });

  it('ordinary code passes', () => {
    const files = {
      'shared/lib/a.ts': longFunction('a', 50),
      'renderer/app/b.tsx': longFunction('B', 140),
      'tests/unit/c.test.ts': "import { expect, it } from 'vitest';\nit('c', () => expect(1).toBe(1));\n",
    };
    expect(lint(files)).toEqual({ passed: true, found: [] });
  });
});
