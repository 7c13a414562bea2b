import { App } from 'antd';
import type { ReactNode } from 'react';
import type { PageRange } from '#shared/printing/contract';
import type { PaperSource } from '#shared/register/papers/paper-source';
import type { PapersCheck } from '#shared/register/papers/papers-contract';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useWays } from '../../components/output';
import type { PrinterChoice } from './printer-choice';

export interface PapersOutput {
  readonly toPdf: (range: PageRange) => Promise<void>;
  readonly toFolder: () => Promise<void>;
  readonly toPrinter: (range: PageRange, pages: number, printer: PrinterChoice) => Promise<void>;
  readonly view: ReactNode;
}

/** What is asked about before papers go out: texts that stand over, or documents with something still to be filled in. */
function concernWords(kind: PaperSource['kind'], count: number): { title: string; body: string } {
  if (kind === 'people')
    return {
      title: `有 ${count} 处文字放不下`,
      body: '放不下的文字会印到方框外面，不会截去。建议先按上方的提示修改。',
    };
  return {
    title: `有 ${count} 处需要核对`,
    body: '没有填写的内容在纸上留空，可以手写；放不下的文字会印到方框外面，不会截去。建议先按上方的提示补全。',
  };
}

/** Papers to PDF, into a folder, to the printer; texts that stand over are asked about first. */
export function usePapersOutput(options: {
  /** Of the file, and in the operation log. */
  readonly name: string;
  readonly source: PaperSource;
  readonly check: PapersCheck | undefined;
  readonly duplex: boolean;
}): PapersOutput {
  const { name, source, check, duplex } = options;
  const { message } = App.useApp();
  const call = useCall();
  const document = { kind: 'papers', title: name.slice(0, 80), source } as const;
  const ways = useWays(name, document, '若只需查看或核对，可存为 PDF。');

  /** Nothing is cut where it does not fit: it stands over, and whoever prints it has to want that. */
  async function mayGo(verb: string): Promise<boolean> {
    const over = check?.findings.filter(({ finding }) => finding.level !== 'hint').length ?? 0;
    if (over === 0) return true;
    const answer = await ways.ask({
      ...concernWords(source.kind, over),
      choices: [
        { key: 'go', text: `仍要${verb}` },
        { key: 'back', text: '返回修改', kind: 'primary' },
      ],
      otherwise: 'back',
    });
    return answer === 'go';
  }
  return {
    view: ways.view,
    async toPdf(range) {
      if (await mayGo('存为 PDF')) await ways.toPdf(range);
    },
    async toPrinter(range, pages, { name: printer, dialog }) {
      if (!(await mayGo('打印'))) return;
      await ways.toPrinter(range, pages, printer === '' ? null : { name: printer, dialog, duplex });
    },
    async toFolder() {
      if (!(await mayGo('存为 PDF'))) return;
      const folder = await call(() => invoke('file.chooseFolder', {}));
      if (!folder) return;
      const input = { document, folder: folder.token };
      const each = source.kind === 'people' ? '每人' : '每份';
      const done = await ways.job.run('print.toFolder', input, `${each}存为一个 PDF`);
      if (!done) return;
      const said = `${done.files} 个文件，共 ${done.pages} 页：${folder.path}`;
      if (done.cancelled) void message.info(`已取消，已写好 ${said}`, 6);
      else void message.success(`已存为 ${said}`, 6);
    },
  };
}
