import { join } from 'node:path';
import type { Archive } from '../../../electron/archive/archive';
import { importHandlers } from '../../../electron/features/register/import/import.handlers';
import type {
  ImportDone,
  ImportSetup,
  PlanSummary,
  PreviewRow,
  UnitQuestion,
  WorkbookPreview,
  WorkbookSummary,
} from '#shared/register/import/import-contract';
import type { WorkbookLayoutKey } from '#shared/register/extraction/layout';
import { usualOptions, type RowState } from '#shared/register/import/plan';
import { temporaryFolder } from '../helpers';
import { jobContext } from './support';

const token = '3f2b8c1e-7a4d-4c55-9e0b-0d6f2a1b3c4d';

/** The wizard without its window, for a workbook whose sheets belong together. */
export interface WorkbookImporter {
  readonly summary: WorkbookSummary;
  readonly preview: () => Promise<WorkbookPreview>;
  readonly units: () => Promise<UnitQuestion[]>;
  readonly plan: (given?: Partial<ImportSetup>) => Promise<PlanSummary>;
  readonly rows: (state: RowState) => Promise<PreviewRow[]>;
  readonly apply: (without?: { rows?: number[]; changes?: [number, string][] }) => Promise<ImportDone>;
  readonly undo: (runId: number) => Promise<unknown>;
  readonly errors: () => Promise<string>;
}

/** Opens a file whose sheets belong together for import into an archive. */
export async function workbookImporter(archive: Archive, path: string): Promise<WorkbookImporter> {
  const handlers = importHandlers();
  const context = (channel: string) => ({ ...jobContext(archive, channel), pathOf: () => path });
  const summary = await handlers['import.open']({ file: token }, context('import.open'));
  const layout: WorkbookLayoutKey = summary.layout?.key ?? 'extraction';
  let plan: PlanSummary | null = null;
  const mapping = {
    file: token,
    kind: 'person' as const,
    layout,
    sheet: summary.suggested,
    head: { top: 1, bottom: 1 },
    columns: [],
    options: usualOptions,
  };
  return {
    summary,
    preview: async () => handlers['import.workbook']({ file: token, layout }, context('import.workbook')),
    units: async () => handlers['import.units'](mapping, context('import.units')),
    async plan(given = {}) {
      const setup = { ...mapping, units: {}, decisions: [], ...given };
      return (plan = await handlers['import.plan'](setup, context('import.plan')));
    },
    async rows(state) {
      const input = { planId: plan?.planId ?? '', state, search: '', facet: '', offset: 0, limit: 200 };
      return [...(await handlers['import.rows'](input, context('import.rows'))).rows];
    },
    async apply({ rows = [], changes = [] } = {}) {
      const selection = { states: ['new' as const, 'changed' as const], rows, changes };
      return handlers['import.apply']({ planId: plan?.planId ?? '', selection }, context('import.apply'));
    },
    undo: async (runId) => handlers['import.undo']({ runId, conflicts: 'keep' }, context('import.undo')),
    async errors() {
      const out = join(temporaryFolder(), '错误.xlsx');
      const input = { planId: plan?.planId ?? '', file: token };
      await handlers['import.errors'](input, { ...context('import.errors'), pathOf: () => out });
      return out;
    },
  };
}
