import type { printingContract } from '#shared/printing/contract';
import type { ChannelsOfKind, HandlersOf } from '../../contexts';
import { exportTable } from './table.service';

/** What printing does without a window: lists to workbooks. */
export function tableHandlers(): HandlersOf<ChannelsOfKind<typeof printingContract, 'job'>> {
  return { 'table.export': (input, context) => exportTable(input, context) };
}
