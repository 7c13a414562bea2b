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

/** The ways out of a document that is drawn: PDF and printer. */
interface Ways {
  readonly toPdf: (range: PageRange) => Promise<void>;
  /** @param sheets how many pages that are */
  readonly toPrinter: (range: PageRange, sheets: number, printer?: Printer) => Promise<void>;
  readonly ask: ReturnType<typeof useAsk>['ask'];
  readonly job: ReturnType<typeof useJob>;
  /** Place it once in the page: the progress window and questions. */
  readonly view: ReactNode;
}

type Printer = Input<'print.toPrinter'>['printer'];

export interface Output extends Pick<Ways, 'toPdf' | 'toPrinter' | 'view'> {
  readonly toWorkbook: () => Promise<void>;
}

/** So many pages on paper are asked about first: a stack that nobody wanted is a waste. */
const manySheets = 50;

/**
 * PDF and printer; each asks where to and says what came of it.
 * @param name of the file, without its ending
 * @param instead what else one can do with a large document
 */
export function useWays(name: string, document: PrintDocument, instead: string): Ways {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const { ask, dialog } = useAsk();
  return {
    ask,
    job,
    view: (
      <>
        {job.view}
        {dialog}
      </>
    ),
    async toPdf(range) {
      const file = await call(() => invoke('file.saveAs', { kind: 'pdf', suggestedName: `${name}.pdf` }));
      if (!file) return;
      const done = await job.run('print.toPdf', { file: file.token, document, range }, '存为 PDF');
      if (done) void message.success(`已存为 PDF，共 ${done.pages} 页：${file.name}`);
    },
    async toPrinter(range, sheets, printer = null) {
      if (sheets > manySheets) {
        const answer = await ask({
          title: `打印 ${sheets} 页`,
          body: `页数较多。${instead}`,
          choices: [
            { key: 'back', text: '返回' },
            { key: 'print', text: `打印 ${sheets} 页`, kind: 'primary' },
          ],
          otherwise: 'back',
        });
        if (answer === 'back') return;
      }
      await job.run('print.toPrinter', { document, range, printer }, '打印');
    },
  };
}

/** A list's three ways out: workbook, PDF, printer. */
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
  const ways = useWays(name, document, '若只需查看或核对，可存为 PDF 或导出 Excel。');
  return {
    ...ways,
    async toWorkbook() {
      const file = await call(() =>
        invoke('file.saveAs', { kind: 'workbook', suggestedName: `${name}.xlsx` }),
      );
      if (!file) return;
      const done = await ways.job.run(channel, exported(file.token), '导出工作簿');
      if (done) void message.success(`已导出 ${(done as { rows: number }).rows} 行：${file.name}`);
    },
  };
}
