import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Archive } from '../../../electron/archive/archive';
import type { JobContext } from '../../../electron/contexts';
import { importHandlers } from '../../../electron/features/register/import/import.handlers';
import type {
  ImportSetup,
  ImportDone,
  PlanSummary,
  PreviewRow,
  SheetPreview,
  UndoCheck,
  UndoDone,
  UnitQuestion,
} from '#shared/register/import/import-contract';
import type { Output } from '#shared/contract';
import { usualOptions, type RowState } from '#shared/register/import/plan';
import type { ImportKind } from '#shared/register/import/targets';
import type { UnitChoice } from '#shared/register/import/unit-entries';
import { temporaryFolder } from '../helpers';
import { jobContext } from './support';

export type Cell = string | number | boolean | Date | null | ExcelJS.CellValue;

/** Writes a workbook with one sheet; `edit` may merge cells, hide rows and the like. @returns its path */
export async function writeSheet(
  rows: readonly (readonly Cell[])[],
  edit: (sheet: ExcelJS.Worksheet) => void = () => {},
  name = '名册',
): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  edit(sheet);
  const path = join(temporaryFolder(), '花名册.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

/** The wizard without its window. */
export interface Importer {
  readonly sheet: (kind?: ImportKind) => Promise<SheetPreview>;
  readonly units: (given?: Partial<ImportSetup>) => Promise<UnitQuestion[]>;
  readonly plan: (given?: Partial<ImportSetup>) => Promise<PlanSummary>;
  readonly rows: (state: RowState, filter?: { search?: string; facet?: string }) => Promise<PreviewRow[]>;
  readonly apply: (
    leave?: { rows?: number[]; changes?: [number, string][] },
    checkpoint?: (done: number, total: number) => void,
  ) => Promise<ImportDone>;
  readonly errors: () => Promise<string>;
  readonly findings: (runId: number) => Promise<Output<'import.findings'>>;
  readonly checkUndo: (runId: number) => Promise<UndoCheck>;
  readonly undo: (runId: number, conflicts?: 'keep' | 'undo') => Promise<UndoDone>;
  readonly handlers: ReturnType<typeof importHandlers>;
}

const token = '3f2b8c1e-7a4d-4c55-9e0b-0d6f2a1b3c4d';

/** Every unmatched unit text is created where the wizard suggests. */
export function createAll(
  units: readonly UnitQuestion[],
  root: number | null = null,
): Record<string, UnitChoice> {
  return Object.fromEntries(
    units
      .filter(({ match, key }) => match.state === 'none' && key !== '')
      .map(({ key, name, kind, parentId, parentKey }) => [
        key,
        { action: 'create', name, kind, parentId: parentKey === null ? (parentId ?? root) : null, parentKey },
      ]),
  );
}

type Handlers = ReturnType<typeof importHandlers>;

/** What can be done once an import is written. */
function afterwards(
  handlers: Handlers,
  context: (channel: string) => JobContext,
): Pick<Importer, 'findings' | 'checkUndo' | 'undo'> {
  return {
    findings: async (runId) => handlers['import.findings']({ runId }, context('import.findings')),
    checkUndo: async (runId) => handlers['import.undoCheck']({ runId }, context('import.undoCheck')),
    undo: async (runId, conflicts = 'keep') =>
      handlers['import.undo']({ runId, conflicts }, context('import.undo')),
  };
}

/** Opens a file for import into an archive. */
export async function importerFor(
  archive: Archive,
  path: string,
  handlers = importHandlers(),
): Promise<Importer> {
  const context = (channel: string): JobContext => ({ ...jobContext(archive, channel), pathOf: () => path });
  const summary = await handlers['import.open']({ file: token }, context('import.open'));
  let sheet: SheetPreview | null = null;
  let kind: ImportKind = summary.kind;
  let plan: PlanSummary | null = null;

  async function preview(wanted: ImportKind = summary.kind): Promise<SheetPreview> {
    kind = wanted;
    const input = { file: token, kind, sheet: summary.suggested, head: null };
    return (sheet = await handlers['import.sheet'](input, context('import.sheet')));
  }
  async function setupOf(given: Partial<ImportSetup>): Promise<ImportSetup> {
    const { head, columns } = sheet ?? (await preview());
    if (!head) throw new Error('no head found');
    return {
      file: token,
      kind,
      sheet: summary.suggested,
      head,
      columns: columns.flatMap(({ index, target }) => (target === null ? [] : [{ index, target }])),
      options: usualOptions,
      units: {},
      decisions: [],
      ...given,
    };
  }
  return {
    handlers,
    sheet: preview,
    async units(given = {}) {
      const { units: _units, decisions: _decisions, ...mapping } = await setupOf(given);
      return handlers['import.units'](mapping, context('import.units'));
    },
    async plan(given = {}) {
      return (plan = await handlers['import.plan'](await setupOf(given), context('import.plan')));
    },
    async rows(state, { search = '', facet = '' } = {}) {
      const input = { planId: plan?.planId ?? '', state, search, facet, offset: 0, limit: 200 };
      return [...(await handlers['import.rows'](input, context('import.rows'))).rows];
    },
    async apply({ rows = [], changes = [] } = {}, checkpoint = () => {}) {
      const selection = { states: ['new' as const, 'changed' as const], rows, changes };
      const input = { planId: plan?.planId ?? '', selection };
      return handlers['import.apply'](input, { ...context('import.apply'), checkpoint });
    },
    ...afterwards(handlers, context),
    async errors() {
      const out = join(temporaryFolder(), '错误.xlsx');
      const input = { planId: plan?.planId ?? '', file: token };
      await handlers['import.errors'](input, { ...context('import.errors'), pathOf: () => out });
      return out;
    },
  };
}
