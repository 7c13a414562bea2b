import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { plantProject, runTool } from './fixture.ts';

const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
);

/** Modules that the planted imports lead to. */
const bystanders = {
  'electron/archive/a.ts': 'export const a = 1;\n',
  'electron/archive/b.ts': "import './a';\nexport const b = 1;\n",
  'shared/lib/dates.ts': 'export const today = 1;\n',
  'shared/election/rules.ts': 'export const rule = 1;\n',
  'shared/contract.ts': 'export const contract = 1;\n',
  'electron/features/election/election.service.ts': 'export const service = 1;\n',
  'renderer/election/queries.ts': 'export const query = 1;\n',
  'renderer/components/form.tsx': 'export const form = 1;\n',
};

/** What each rule must catch: the file that breaks it, and the line that does. */
const planted: { rule: string; file: string; line: string }[] = [
  { rule: 'shared-is-pure', file: 'shared/lib/a.ts', line: "import 'node:fs';" },
  { rule: 'shared-is-pure', file: 'shared/lib/b.ts', line: "import 'react';" },
  {
    rule: 'shared-is-pure',
    file: 'shared/lib/c.ts',
    line: "import '../../electron/features/election/election.service';",
  },
  {
    rule: 'renderer-to-shared-only',
    file: 'renderer/app/a.ts',
    line: "import '../../electron/features/election/election.service';",
  },
  { rule: 'renderer-without-node', file: 'renderer/app/b.ts', line: "import 'node:path';" },
  {
    rule: 'electron-not-renderer',
    file: 'electron/app/a.ts',
    line: "import '../../renderer/election/queries';",
  },
  {
    rule: 'electron-slices-apart',
    file: 'electron/features/register/a.ts',
    line: "import '../election/election.service';",
  },
  { rule: 'shared-slices-apart', file: 'shared/register/a.ts', line: "import '#shared/election/rules';" },
  { rule: 'shared-slices-apart', file: 'shared/register/b.ts', line: "import '../contract';" },
  {
    rule: 'shared-slices-apart',
    file: 'shared/lib/d.ts',
    line: "export type { rule } from '../election/rules';",
  },
  { rule: 'renderer-slices-apart', file: 'renderer/register/a.ts', line: "import '../election/queries';" },
  { rule: 'kits-know-no-slice', file: 'renderer/components/a.ts', line: "import '../election/queries';" },
  {
    rule: 'electron-only-there',
    file: 'electron/features/register/b.ts',
    line: "import { app } from 'electron'; export const a = app;",
  },
  {
    rule: 'electron-only-there',
    file: 'electron/host.ts',
    line: "import type { App } from 'electron'; export type A = App;",
  },
  { rule: 'exceljs-only-there', file: 'electron/features/register/c.ts', line: "import 'exceljs';" },
  {
    rule: 'better-sqlite3-only-there',
    file: 'electron/features/register/d.ts',
    line: "import 'better-sqlite3';",
  },
  { rule: 'docx-only-there', file: 'electron/features/register/g.ts', line: "import 'docx';" },
  { rule: 'iconv-lite-only-there', file: 'electron/features/register/h.ts', line: "import 'iconv-lite';" },
  { rule: 'fast-xml-parser-only-there', file: 'shared/register/g.ts', line: "import 'fast-xml-parser';" },
  { rule: 'no-cycles', file: 'electron/archive/a.ts', line: "import './b'; export const a = 1;" },
  { rule: 'resolvable', file: 'electron/archive/c.ts', line: "import '#shared/lib/nothing';" },
];

const allowed = {
  'shared/printing/e.ts': "import '#shared/election/rules';\n",
  'renderer/app/bridge.ts': "import '#shared/contract';\n",
  'renderer/components/e.ts': "import '../app/bridge';\n",
  'shared/lib/e.ts': "import 'zod';\n",
  'shared/lib/xml.ts': "import 'fast-xml-parser';\n",
  'electron/documents/e.ts': "import 'docx';\n",
  'electron/files/e.ts': "import 'iconv-lite';\n",
  'shared/register/e.ts': "import '#shared/lib/dates'; import './f';\n",
  'shared/register/f.ts': 'export const f = 1;\n',
  'electron/features/register/e.ts': "import '#shared/register/f'; import '../../archive/e';\n",
  'electron/archive/e.ts': "import 'better-sqlite3'; import 'node:fs';\n",
  'electron/workbooks/e.ts': "import 'exceljs';\n",
  'electron/main.ts': "import 'electron';\n",
  'renderer/register/e.tsx': "import '#shared/register/f'; import '../components/form'; import 'antd';\n",
  'renderer/app/e.tsx': "import '../register/e'; import '../election/queries';\n",
};

interface Cruise {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

function cruise(files: Record<string, string>): string[] {
  const folder = plantProject({ ...bystanders, ...files });
  const { output } = runTool(folder, 'depcruise', '-T', 'json', 'electron', 'shared', 'renderer');
  const result: Cruise = JSON.parse(output);
  return result.summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
}

describe('import directions', () => {
  it('each planted breach is caught, at its file and by its rule', () => {
    const found = cruise(Object.fromEntries(planted.map(({ file, line }) => [file, `${line}\n`])));
    for (const { rule, file } of planted) expect(found).toContain(`${rule} ${file}`);
  });

  it('what the design allows passes', () => {
    expect(cruise(allowed)).toEqual([]);
  });

  it('no rule is without its planted breach', () => {
    const proven = new Set(planted.map(({ rule }) => rule));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});
