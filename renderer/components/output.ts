import { App } from 'antd';
import type { ReactNode } from 'react';
import type { ChannelName, Input } from '#shared/contract';
import { invoke } from '../app/bridge';
import { useCall } from './call';
import { useJob } from './job-progress';

type PrintDocument = Input<'print.toPdf'>['document'];
type ExportChannel = Extract<ChannelName, 'roster.export' | 'table.export'>;

export interface Output {
  readonly toWorkbook: () => Promise<void>;
  readonly toPdf: () => Promise<void>;
  readonly toPrinter: () => Promise<unknown>;
  /** Place it once in the page: the progress window. */
  readonly view: ReactNode;
}

/** A document's three ways out: workbook, PDF, printer; each asks where to and says what came of it. */
export function useOutput<Channel extends ExportChannel>(options: {
  readonly name: string;
  readonly document: PrintDocument;
  readonly channel: Channel;
  /** The export's input once the file is chosen. */
  readonly exported: (file: string) => Input<Channel>;
}): Output {
  const { name, document, channel, exported } = options;
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  return {
    view: job.view,
    async toWorkbook() {
      const file = await call(() =>
        invoke('file.saveAs', { kind: 'workbook', suggestedName: `${name}.xlsx` }),
      );
      if (!file) return;
      const done = await job.run(channel, exported(file.token), '导出工作簿');
      if (done) void message.success(`已导出 ${(done as { rows: number }).rows} 行：${file.name}`);
    },
    async toPdf() {
      const file = await call(() => invoke('file.saveAs', { kind: 'pdf', suggestedName: `${name}.pdf` }));
      if (!file) return;
      const done = await call(() => invoke('print.toPdf', { file: file.token, document }));
      if (done) void message.success(`已存为 PDF，共 ${done.pages} 页：${file.name}`);
    },
    toPrinter: () => call(() => invoke('print.toPrinter', { document })),
  };
}
