import { createRoot } from 'react-dom/client';
import type { Output } from '#shared/contract';
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
  const wanted = await invoke('print.document', { id });
  await document.fonts.ready;
  const events: RunEvents = {
    progress: (done, total) => void invoke('print.progress', { id, done, total }),
    ready: (pages) => void document.fonts.ready.then(() => invoke('print.ready', { id, pages })),
    tooLong: (pages) => void invoke('print.tooLong', { id, pages }),
    failed: () => void invoke('print.ready', { id, pages: 0 }),
  };
  createRoot(root).render(paperOf(wanted, events));
}

function paperOf({ document: wanted, range }: Output<'print.document'>, events: RunEvents) {
  switch (wanted.kind) {
    case 'roster':
      return (
        <SheetRun frame={rosterFrame(wanted)} source={rosterSource(wanted)} range={range} events={events} />
      );
    case 'table':
      return <SheetRun frame={wanted} source={sourceOf(wanted.lines)} range={range} events={events} />;
    case 'recovery':
      return <RecoveryPrint sheet={wanted} onLaidOut={events.ready} />;
  }
}

void start();
