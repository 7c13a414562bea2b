import { App } from 'antd';
import { useState, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import type { SheetPreview } from '#shared/register/import/import-contract';
import type { ImportOptions } from '#shared/register/import/plan';
import type { UnitChoice } from '#shared/register/import/unit-entries';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';
import {
  mappingOf,
  nothingLeftOut,
  rememberedOf,
  selectionOf,
  setupOf,
  start,
  sureTargets,
  type Decision,
  type LeftOut,
  type Step,
  type WizardState,
} from './import-wizard-state';
import { useRefreshRegister } from '../queries';

/** What the pages of the wizard do; every call reads the state of the moment it was made in. */
export interface Wizard {
  readonly state: WizardState;
  readonly view: ReactNode;
  readonly go: (step: Step) => void;
  readonly restart: () => void;
  readonly chooseFile: () => Promise<void>;
  /** Another sheet or kind of the same file. */
  readonly restartWith: (part: Partial<Pick<WizardState, 'kind' | 'sheet' | 'layout'>>) => void;
  /** Reads all sheets of a workbook whose sheets belong together. */
  readonly readWorkbook: () => Promise<void>;
  /** Reads the sheet; with a head where the user pointed at it. */
  readonly readSheet: (head: SheetPreview['head']) => Promise<void>;
  readonly setTarget: (index: number, target: string | null) => void;
  readonly setOptions: (part: Partial<ImportOptions>) => void;
  readonly askUnits: () => Promise<void>;
  readonly setChoices: (choices: Readonly<Record<string, UnitChoice>>) => void;
  readonly makePlan: (decisions?: readonly Decision[]) => Promise<void>;
  readonly setLeftOut: (leftOut: LeftOut) => void;
  readonly saveErrors: () => Promise<void>;
  readonly apply: () => Promise<void>;
}

type SetState = Dispatch<SetStateAction<WizardState>>;

/** The steps that read the file and hold it against the register; each goes on only when its call succeeded. */
function useReadingSteps(state: WizardState, setState: SetState) {
  const call = useCall();
  const job = useJob();
  async function plan(next: WizardState): Promise<void> {
    const setup = setupOf(next);
    if (!setup) return;
    const made = await job.run('import.plan', setup, '核对');
    if (made) setState({ ...next, plan: made, step: 'preview', failed: false });
  }
  return {
    view: job.view,
    plan,
    async chooseFile(): Promise<void> {
      // While the dialog stands open; whether it came to its end is of no interest to anybody.
      invoke('import.warmUp', {}).catch(() => undefined);
      const [file] = (await call(() => invoke('file.open', { kind: 'workbook', several: false }))) ?? [];
      if (!file) return;
      const book = await job.run('import.open', { file: file.token }, '读取文件');
      if (!book) return;
      const layout = book.layout?.key ?? null;
      const kind = layout === null ? book.kind : 'person';
      setState({ ...start, file, book, layout, kind, sheet: book.suggested });
    },
    async readSheet(head: SheetPreview['head']): Promise<void> {
      const { file, kind, sheet } = state;
      if (!file) return;
      const preview = await job.run('import.sheet', { file: file.token, kind, sheet, head }, '读取表格');
      if (!preview) return;
      const fresh = {
        preview,
        targets: sureTargets(preview),
        choices: {},
        decisions: [],
        units: [],
        leftOut: nothingLeftOut,
      };
      setState({ ...state, ...fresh, step: 'columns' });
    },
    async readWorkbook(): Promise<void> {
      const { file, layout } = state;
      if (!file || layout === null) return;
      const workbook = await job.run('import.workbook', { file: file.token, layout }, '读取各表');
      if (!workbook) return;
      const fresh = { workbook, choices: {}, decisions: [], units: [], leftOut: nothingLeftOut };
      setState({ ...state, ...fresh, step: 'columns' });
    },
    async askUnits(): Promise<void> {
      const mapping = mappingOf(state);
      if (!mapping) return;
      if (state.layout === null) await call(() => invoke('import.remember', rememberedOf(state)));
      const units = await job.run('import.units', mapping, '核对单位');
      if (!units) return;
      const next: WizardState = { ...state, units, step: 'units' };
      const clear =
        (units.length > 0 || state.layout !== null) &&
        units.every((question) => question.match.state === 'exact');
      if (clear) await plan(next);
      else setState(next);
    },
  };
}

/** The steps that write: the refused rows to a file, the others to the register. */
function useWritingSteps(state: WizardState, setState: SetState) {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const refresh = useRefreshRegister();
  const planId = state.plan?.planId ?? '';
  return {
    view: job.view,
    async saveErrors(): Promise<void> {
      const suggestedName = `${(state.file?.name ?? '').replace(/\.[^.]*$/, '')}（待改正）.xlsx`;
      const file = await call(() => invoke('file.saveAs', { kind: 'workbook', suggestedName }));
      if (!file) return;
      const written = await job.run('import.errors', { planId, file: file.token }, '导出待改正的行');
      if (written) void message.success(`已导出 ${written.rows} 行：${file.name}`);
    },
    async apply(): Promise<void> {
      const done = await job.run('import.apply', { planId, selection: selectionOf(state) }, '导入');
      if (!done) {
        setState((before) => ({ ...before, failed: true }));
        return;
      }
      await refresh();
      setState((before) => ({ ...before, done, step: 'done' }));
    },
  };
}

/** The wizard's state and the calls between its steps. */
export function useImportWizard(): Wizard {
  const [state, setState] = useState<WizardState>(start);
  const { view: readingView, plan, ...reading } = useReadingSteps(state, setState);
  const { view: writingView, ...writing } = useWritingSteps(state, setState);
  const set = (part: Partial<WizardState>): void => setState((before) => ({ ...before, ...part }));
  return {
    ...reading,
    ...writing,
    state,
    view: (
      <>
        {readingView}
        {writingView}
      </>
    ),
    go: (step) => set({ step }),
    restart: () => setState(start),
    restartWith: (part) => set({ ...part, preview: null, workbook: null }),
    setTarget: (index, target) => set({ targets: new Map(state.targets).set(index, target) }),
    setOptions: (part) => set({ options: { ...state.options, ...part } }),
    setChoices: (choices) => set({ choices: { ...state.choices, ...choices } }),
    setLeftOut: (leftOut) => set({ leftOut }),
    makePlan: (decisions = state.decisions) => plan({ ...state, decisions }),
  };
}
