import { createRoot } from 'react-dom/client';
import { invoke } from '../app/bridge';
import './print.css';
import { RosterPrint } from './roster-print';

/** The page of the hidden print window: its address names the task, the task names the document. */
async function start(): Promise<void> {
  const id = window.location.hash.slice(1);
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  const { kind: _kind, ...roster } = await invoke('print.document', { id });
  await document.fonts.ready;
  const ready = (pages: number): void =>
    void document.fonts.ready.then(() => invoke('print.ready', { id, pages }));
  // Zero pages tell the main process that the document could not be laid out.
  createRoot(root).render(<RosterPrint roster={roster} onLaidOut={ready} onFailed={() => ready(0)} />);
}

void start();
