import type { ChosenFile } from '#shared/lib/chosen-file';
import type {
  ImportDone,
  ImportSetup,
  PlanSummary,
  SheetPreview,
  UnitQuestion,
  WorkbookPreview,
  WorkbookSummary,
} from '#shared/register/import/import-contract';
import type { WorkbookLayoutKey } from '#shared/register/extraction/layout';
import { usualOptions, type ImportOptions } from '#shared/register/import/plan';
import type { ImportKind } from '#shared/register/import/targets';
import { defaultChoice, type UnitChoice } from '#shared/register/import/unit-entries';

export const steps = ['file', 'columns', 'units', 'preview', 'done'] as const;
export type Step = (typeof steps)[number];
export type Decision = ImportSetup['decisions'][number];

/** What the user took out of the plan again. */
export interface LeftOut {
  readonly rows: ReadonlySet<number>;
  /** `row:change key`. */
  readonly changes: ReadonlySet<string>;
}

/** Everything chosen and answered so far. */
export interface WizardState {
  readonly step: Step;
  readonly file: ChosenFile | null;
  readonly book: WorkbookSummary | null;
  /** All sheets together, where they belong together; null: one sheet. */
  readonly layout: WorkbookLayoutKey | null;
  readonly workbook: WorkbookPreview | null;
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly preview: SheetPreview | null;
  /** Target by column index; a column that is not listed is still open. */
  readonly targets: ReadonlyMap<number, string | null>;
  readonly options: ImportOptions;
  readonly units: readonly UnitQuestion[];
  readonly choices: Readonly<Record<string, UnitChoice>>;
  readonly decisions: readonly Decision[];
  readonly plan: PlanSummary | null;
  readonly leftOut: LeftOut;
  /** The last attempt to write did not succeed: the register may have changed since the preview. */
  readonly failed: boolean;
  readonly done: ImportDone | null;
}

/** Everything is taken. */
export const nothingLeftOut: LeftOut = { rows: new Set(), changes: new Set() };

/** Before a file is chosen. */
export const start: WizardState = {
  step: 'file',
  file: null,
  book: null,
  layout: null,
  workbook: null,
  kind: 'person',
  sheet: '',
  preview: null,
  targets: new Map(),
  options: usualOptions,
  units: [],
  choices: {},
  decisions: [],
  plan: null,
  leftOut: nothingLeftOut,
  failed: false,
  done: null,
};

/** Columns that nobody needs to be asked about; the others stay open until the user says. */
export function sureTargets(preview: SheetPreview): Map<number, string | null> {
  return new Map(
    preview.columns
      .filter((column) => column.certainty !== 'ask')
      .map((column) => [column.index, column.target]),
  );
}

/** Columns about which the user still has to decide. */
export function openColumns({ preview, targets }: Pick<WizardState, 'preview' | 'targets'>): number[] {
  return (preview?.columns ?? []).filter(({ index }) => !targets.has(index)).map(({ index }) => index);
}

/** The choice in force for a unit text. */
export function choiceFor(question: UnitQuestion, choices: WizardState['choices']): UnitChoice | null {
  return choices[question.key] ?? question.choice ?? defaultChoice(question);
}

/** What is decided before units are looked at; null while there is no head. */
export function mappingOf(state: WizardState): Omit<ImportSetup, 'units' | 'decisions'> | null {
  const { file, preview, kind, sheet, targets, options, layout } = state;
  if (!file) return null;
  if (layout !== null) {
    const head = { top: 1, bottom: 1 };
    return { file: file.token, kind: 'person', layout, sheet, head, columns: [], options };
  }
  if (!preview?.head) return null;
  const columns = [...targets].flatMap(([index, target]) => (target === null ? [] : [{ index, target }]));
  return { file: file.token, kind, sheet, head: preview.head, columns, options };
}

/** Everything decided; null while there is no head. */
export function setupOf(state: WizardState): ImportSetup | null {
  const mapping = mappingOf(state);
  if (!mapping) return null;
  const chosen = state.units.flatMap((question) => {
    const choice = state.choices[question.key] ?? question.choice;
    const open = !choice || (choice.action === 'use' && choice.id === 0);
    return open ? [] : [[question.key, choice] as const];
  });
  return { ...mapping, units: Object.fromEntries(chosen), decisions: [...state.decisions] };
}

/** The mapping as it is remembered for sheets with the same columns. */
export function rememberedOf({ preview, targets }: WizardState) {
  const columns = (preview?.columns ?? [])
    .filter(({ index, header }) => header !== '' && targets.has(index))
    .map(({ index, header }) => ({ header, target: targets.get(index) ?? '' }));
  return { signature: preview?.signature ?? '', columns };
}

/** What applying leaves out, as the contract has it. */
export function selectionOf({ leftOut }: Pick<WizardState, 'leftOut'>) {
  const changes = [...leftOut.changes].map((text): [number, string] => {
    const at = text.indexOf(':');
    return [Number(text.slice(0, at)), text.slice(at + 1)];
  });
  return { states: ['new' as const, 'changed' as const], rows: [...leftOut.rows], changes };
}
