import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import type { ImportSetup } from '#shared/register/import/import-contract';
import type { WorkbookDraft } from '#shared/register/extraction/read';
import type { PersonColumn } from '#shared/register/import/person-columns';
import type { PersonDraft } from '#shared/register/import/person-draft';
import type { Plan } from '#shared/register/import/plan';
import type { UnitDraft } from '#shared/register/import/plan-organizations';
import type { NewUnit } from '#shared/register/import/unit-choices';
import type { UnitEntry } from '#shared/register/import/unit-entries';
import type { UnitIndex } from '#shared/register/import/unit-index';
import { READ_LIMITS } from '#shared/workbooks/limits';
import type { SheetData } from '#shared/workbooks/model';
import { readTable, type Table } from '#shared/workbooks/table';
import type { HeadPlace } from '#shared/workbooks/header';
import type { JobContext } from '../../../contexts';
import { readWorkbook } from '../../../workbooks/read';

/** A plan with what applying, paging and sending back need. */
export interface HeldPlan {
  readonly id: string;
  readonly setup: ImportSetup;
  readonly fileName: string;
  /** What the rows stand in: one sheet, or a workbook whose sheets belong together. */
  readonly source: { readonly table: Table } | { readonly workbook: WorkbookDraft };
  readonly plan: Plan;
  readonly index: UnitIndex;
  readonly newUnits: readonly NewUnit[];
  /** The archive's last command when the plan was made: after another one it must be made anew. */
  readonly auditSeq: number;
}

/** Every row of a sheet as its columns read it. */
export type Drafts =
  | { readonly kind: 'person'; readonly rows: readonly PersonDraft[] }
  | { readonly kind: 'organization'; readonly rows: readonly UnitDraft[] };

/** A sheet read with the columns chosen, and its unit texts looked up. */
export interface Prepared {
  readonly table: Table;
  readonly columns: readonly PersonColumn[];
  readonly drafts: Drafts;
  readonly index: UnitIndex;
  readonly entries: readonly UnitEntry[];
}

interface HeldFile {
  readonly key: string;
  readonly sheets: readonly SheetData[];
}

/** What the worker thread holds between the steps of the wizard: one file, one table, one plan. Lost with the thread, then read anew. */
export interface ImportSession {
  readonly sheets: (context: JobContext, token: string) => Promise<readonly SheetData[]>;
  readonly sheet: (context: JobContext, token: string, name: string) => Promise<SheetData>;
  readonly table: (
    context: JobContext,
    source: { readonly file: string; readonly sheet: string; readonly head: HeadPlace },
  ) => Promise<Table>;
  /** What was kept for the same table and choices, if anything. */
  readonly prepared: (table: Table, choices: unknown) => Prepared | undefined;
  readonly keep: (prepared: Prepared, choices: unknown) => void;
  readonly hold: (plan: HeldPlan) => void;
  /** @throws IMPORT_PLAN_GONE when it is another one, or was lost with its thread */
  readonly held: (planId: string) => HeldPlan;
  readonly forget: () => void;
}

/** The file as it lies on the disk now. */
function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${path}|${stat.size}|${stat.mtimeMs}` : path;
}

type Read = (path: string, context: JobContext) => Promise<readonly SheetData[]>;

const readFile: Read = (path, context) =>
  readWorkbook(path, READ_LIMITS, (done, total) => context.checkpoint(done, total, '正在读取文件'));

/**
 * Makes the empty session of one thread.
 * @param read where sheets come from, unless from files
 */
export function createImportSession(read = readFile): ImportSession {
  let file: HeldFile | null = null;
  let table: { readonly key: string; readonly table: Table } | null = null;
  let kept: { readonly choices: string; readonly prepared: Prepared } | null = null;
  let plan: HeldPlan | null = null;

  async function sheets(context: JobContext, token: string): Promise<readonly SheetData[]> {
    const path = context.pathOf(token, 'read');
    const key = stampOf(path);
    if (file?.key !== key) {
      table = null;
      file = { key, sheets: await read(path, context) };
    }
    return file.sheets;
  }

  async function sheet(context: JobContext, token: string, name: string): Promise<SheetData> {
    const found = (await sheets(context, token)).find((candidate) => candidate.name === name);
    if (!found) throw new AppError('IMPORT_SHEET_MISSING', { sheet: name });
    return found;
  }

  return {
    sheets,
    sheet,
    async table(context, source) {
      const data = await sheet(context, source.file, source.sheet);
      const key = JSON.stringify([file?.key, source.sheet, source.head]);
      if (table?.key !== key) table = { key, table: readTable(data, source.head) };
      return table.table;
    },
    prepared(of, choices) {
      const fits = kept?.prepared.table === of && kept.choices === JSON.stringify(choices);
      return fits ? kept?.prepared : undefined;
    },
    keep(prepared, choices) {
      kept = { prepared, choices: JSON.stringify(choices) };
    },
    hold(next) {
      plan = next;
    },
    held(planId) {
      if (plan?.id !== planId) throw new AppError('IMPORT_PLAN_GONE');
      return plan;
    },
    forget() {
      file = null;
      table = null;
      kept = null;
      plan = null;
    },
  };
}

/** The plan's name: the same choices on the same file and archive give the same one. */
export function planIdOf(setup: ImportSetup, auditSeq: number, path: string): string {
  return createHash('sha256')
    .update(JSON.stringify([setup, auditSeq, stampOf(path)]))
    .digest('hex')
    .slice(0, 32);
}
