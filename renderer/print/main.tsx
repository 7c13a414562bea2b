import { createRoot } from 'react-dom/client';
import type { Output } from '#shared/contract';
import type { TableContent } from '#shared/lib/table-document';
import type { RosterRequest } from '#shared/register/exchange/roster-request';
import { invoke } from '../app/bridge';
import './print.css';
import type { RecoverySheet } from '#shared/security/recovery-sheet';
import { RecoveryPrint } from './recovery-print';
import { RosterPrint } from './roster-print';
import { TableSheets } from './table-sheets';

/** The page of the hidden print window: its address names the task, the task names the document. */
async function start(): Promise<void> {
  const id = window.location.hash.slice(1);
  const root = document.getElementById('root');
  if (!root) throw new Error('print.html has no #root');
  const wanted = await invoke('print.document', { id });
  await document.fonts.ready;
  const ready = (pages: number): void =>
    void document.fonts.ready.then(() => invoke('print.ready', { id, pages }));
  createRoot(root).render(paperOf(wanted, ready));
}

/** The pages of a document. Zero pages tell the main process that it could not be laid out. */
function paperOf({ kind, ...content }: Output<'print.document'>, ready: (pages: number) => void) {
  switch (kind) {
    case 'roster':
      return <RosterPrint roster={content as RosterRequest} onLaidOut={ready} onFailed={() => ready(0)} />;
    case 'table':
      return <TableSheets content={content as TableContent} onLaidOut={ready} />;
    case 'recovery':
      return <RecoveryPrint sheet={content as RecoverySheet} onLaidOut={ready} />;
  }
}

void start();
