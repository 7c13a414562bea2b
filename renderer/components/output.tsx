import { App } from 'antd';
import type { ReactNode } from 'react';
import type { ChannelName, Input } from '#shared/contract';
import type { PageRange } from '#shared/printing/contract';
import { invoke } from '../app/bridge';
import { useAsk } from './ask';
import { useCall } from './call';
import { useJob } from './job-progress';

type PrintDocument = Input<'print.toPdf'>['document'];
type ExportChannel = Extract<ChannelName, 'roster.export' | 'table.export'>;

export interface Output {
  readonly toWorkbook: () => Promise<void>;
  readonly toPdf: (range: PageRange) => Promise<void>;
  /** @param sheets how many pages that are */
  readonly toPrinter: (range: PageRange, sheets: number) => Promise<void>;
  /** Place it once in the page: the progress window. */
  readonly view: ReactNode;
}

/** So many pages on paper are asked about first: a stack that nobody wanted is a waste. */
const manySheets = 50;

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
  const { ask, dialog } = useAsk();
  return {
    view: (
      <>
        {job.view}
        {dialog}
      </>
    ),
    async toWorkbook() {
      const file = await call(() =>
        invoke('file.saveAs', { kind: 'workbook', suggestedName: `${name}.xlsx` }),
      );
      if (!file) return;
      const done = await job.run(channel, exported(file.token), '导出工作簿');
      if (done) void message.success(`已导出 ${(done as { rows: number }).rows} 行：${file.name}`);
    },
    async toPdf(range) {
      const file = await call(() => invoke('file.saveAs', { kind: 'pdf', suggestedName: `${name}.pdf` }));
      if (!file) return;
      const done = await job.run('print.toPdf', { file: file.token, document, range }, '存为 PDF');
      if (done) void message.success(`已存为 PDF，共 ${done.pages} 页：${file.name}`);
    },
    async toPrinter(range, sheets) {
      if (sheets > manySheets) {
        const answer = await ask({
          title: `打印 ${sheets} 页`,
          body: '页数较多。若只需查看或核对，可存为 PDF 或导出 Excel。',
          choices: [
            { key: 'back', text: '返回' },
            { key: 'print', text: `打印 ${sheets} 页`, kind: 'primary' },
          ],
          otherwise: 'back',
        });
        if (answer === 'back') return;
      }
      await job.run('print.toPrinter', { document, range }, '打印');
    },
  };
}
