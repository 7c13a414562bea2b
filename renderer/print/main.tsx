import { createRoot } from 'react-dom/client';
import type { PrintTask } from '#shared/printing/contract';
import { invoke } from '../app/bridge';
import { sourceOf } from './paper';
import './print.css';
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
  const events: RunEvents = {
    progress: (done, total) => void invoke('print.progress', { id, done, total }),
    part: async (done, total) => {
      await document.fonts.ready;
      await invoke('print.part', { id, done, total });
    },
    failed: (pages) => void invoke('print.failed', { id, pages }),
  };
  createRoot(root).render(paperOf(task, events));
}

function paperOf(task: PrintTask, events: RunEvents) {
  const { document: wanted } = task;
  switch (wanted.kind) {
    case 'roster':
      return (
        <SheetRun frame={rosterFrame(wanted)} source={rosterSource(wanted)} task={task} events={events} />
      );
    case 'table':
      return <SheetRun frame={wanted} source={sourceOf(wanted.lines)} task={task} events={events} />;
    case 'recovery':
      return <RecoveryPrint sheet={wanted} onLaidOut={() => void events.part(1, 1)} />;
  }
}

void start();
