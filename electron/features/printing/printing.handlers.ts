import type { printingContract } from '#shared/printing/contract';
import type { ChannelsOfKind, HandlersOf } from '../../contexts';
import { savePrintSettings, selectPrintSettings } from './print-settings.store';
import { exportTable } from './table.service';

/** What printing does without a window: lists to workbooks, and its settings. */
export function printingArchiveHandlers(): HandlersOf<
  ChannelsOfKind<typeof printingContract, 'job' | 'query' | 'command'>
> {
  return {
    'table.export': (input, context) => exportTable(input, context),
    'print.settings': (_input, { db }) => selectPrintSettings(db),
    'print.saveSettings': (input, tx) => savePrintSettings(tx, input),
  };
}
