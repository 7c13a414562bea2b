import { createRoot } from 'react-dom/client';
import { invoke } from '../app/bridge';
import './print.css';
import { RosterPrint } from './roster-print';

/** The page of the hidden print window: its address names the task, the task names the document. */
async function start(): Promise<void> {
  const id = window.location.hash.slice(1);
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  const wanted = await invoke('print.document', { id });
  await document.fonts.ready;
  createRoot(root).render(
    <RosterPrint
      document={wanted}
      onLaidOut={(pages) => void document.fonts.ready.then(() => invoke('print.ready', { id, pages }))}
    />,
  );
}

void start();
