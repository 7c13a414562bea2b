import { createRoot } from 'react-dom/client';
import type { PrintDocument, PrintTask } from '#shared/printing/contract';
import type { PapersDocument } from '#shared/register/papers/paper-source';
import { invoke } from '../app/bridge';
import { sourceOf } from './paper';
import { runPapers, type PapersEvents } from './papers-run';
import './paper-sheet.css';
import './print.css';
import { shiftsOf } from './printer-shifts';
import { RecoveryPrint } from './recovery-print';
import { rosterFrame, rosterSource } from './roster-source';
import { SheetRun, type RunEvents } from './sheet-run';

/** The page of the hidden print window: its address names the task, the task names the document. */
async function start(): Promise<void> {
  const id = window.location.hash.slice(1);
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  const task = await invoke('print.document', { id });
  await document.fonts.ready;
  const progress = (done: number, total: number): void => void invoke('print.progress', { id, done, total });
  const failed = (pages: number): void => void invoke('print.failed', { id, pages });
  if (task.document.kind === 'papers') {
    const part: PapersEvents['part'] = (said) => invoke('print.part', { id, ...said });
    const events = { part, alive: progress, failed };
    await runPapers(root, task.document, task, { shifts: await shiftsOf(task.printer), events }).catch(() =>
      failed(0),
    );
    return;
  }
  const events: RunEvents = {
    progress,
    part: async ({ done, total, pages }) => {
      await document.fonts.ready;
      const whole = { label: null, ends: done === total, sheet: null, turn: 0, over: false };
      await invoke('print.part', { id, done, total, pages, ...whole });
    },
    failed,
  };
  createRoot(root).render(paperOf(task.document, task, events));
}

function paperOf(wanted: Exclude<PrintDocument, PapersDocument>, task: PrintTask, events: RunEvents) {
  switch (wanted.kind) {
    case 'roster':
      return (
        <SheetRun frame={rosterFrame(wanted)} source={rosterSource(wanted)} task={task} events={events} />
      );
    case 'table':
      return <SheetRun frame={wanted} source={sourceOf(wanted.lines)} task={task} events={events} />;
    case 'recovery':
      return (
        <RecoveryPrint sheet={wanted} onLaidOut={() => void events.part({ done: 1, total: 1, pages: 1 })} />
      );
  }
}

void start();
