import { App, Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { docxAtOnce } from '#shared/register/papers/papers-contract';
import type { PapersDocument } from '#shared/register/papers/paper-source';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';

interface Ways {
  readonly toDocument: () => Promise<void>;
  readonly toDocuments: () => Promise<void>;
  readonly toWorkbook: () => Promise<void>;
  /** The progress window. */
  readonly view: ReactNode;
}

/** The ways out for offices that go on working with the papers: Word, and the collection tables as a workbook. */
function useWaysOut(name: string, document: PapersDocument): Ways {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  return {
    view: job.view,
    async toDocument() {
      const suggestedName = `${name}.docx`;
      const file = await call(() => invoke('file.saveAs', { kind: 'document', suggestedName }));
      if (!file) return;
      const input = { document, target: { file: file.token } };
      const done = await job.run('papers.toDocx', input, '导出 Word');
      if (done) void message.success(`已导出 Word，共 ${done.pages} 页：${file.name}`);
    },
    async toDocuments() {
      const folder = await call(() => invoke('file.chooseFolder', {}));
      if (!folder) return;
      const input = { document, target: { folder: folder.token } };
      const done = await job.run(
        'papers.toDocx',
        input,
        `每${input.document.source.kind === 'people' ? '人' : '份'}导出一个 Word`,
      );
      if (done)
        void message.success(`已导出 ${done.files} 个 Word 文档，共 ${done.pages} 页：${folder.path}`, 6);
    },
    async toWorkbook() {
      const suggestedName = `${name}信息采集表.xlsx`;
      const file = await call(() => invoke('file.saveAs', { kind: 'workbook', suggestedName }));
      if (!file) return;
      const done = await job.run('papers.toWorkbook', { document, file: file.token }, '导出 Excel');
      if (done) void message.success(`已导出 Excel，共 ${done.rows} 行：${file.name}`);
    },
  };
}

interface Props {
  /** Of the file. */
  readonly name: string;
  readonly document: PapersDocument;
  readonly count: number;
  /** Nothing is laid out yet, or there is nothing. */
  readonly disabled: boolean;
}

/** 导出: Word in one document or one for each, and Excel for people. */
export function PapersExport({ name, document, count, disabled }: Props) {
  const ways = useWaysOut(name, document);
  const each = document.source.kind === 'people' ? '人' : '份';
  const items: NonNullable<MenuProps['items']> = [
    count > docxAtOnce
      ? { key: 'toDocument', label: `导出 Word（一个文档最多 ${docxAtOnce} 份）`, disabled: true }
      : { key: 'toDocument', label: '导出 Word' },
    ...(count > 1 ? [{ key: 'toDocuments', label: `每${each}一个 Word` }] : []),
    ...(document.source.kind === 'people' ? [{ key: 'toWorkbook', label: '导出 Excel（采集表）' }] : []),
  ];
  function choose(key: string): void {
    if (key === 'toDocument') void ways.toDocument();
    else if (key === 'toDocuments') void ways.toDocuments();
    else void ways.toWorkbook();
  }
  return (
    <>
      <Dropdown trigger={['click']} disabled={disabled} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button>导出</Button>
      </Dropdown>
      {ways.view}
    </>
  );
}
