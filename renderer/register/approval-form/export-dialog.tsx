import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ChosenFolder } from '#shared/lib/chosen-file';
import type { FormExportCheck, FormExportResult } from '#shared/register/approval-form/form-export-contract';
import { defaultNamePattern, patternProblem } from '#shared/register/approval-form/form-file-names';
import { invoke } from '../../app/bridge';
import { useAsk, type Question } from '../../components/ask';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';
import { usePreferences } from '../list/people-queries';
import { ExportOptionsForm, type ExportOptions } from './export-options';
import { ExportResult } from './export-result';
import './export-dialog.css';

interface Props {
  readonly ids: readonly number[];
  /** What is to be said about these people before they go out. */
  readonly note?: string | undefined;
  readonly onClose: () => void;
}

const usual: ExportOptions = { kind: 'lrmx', generation: 4, pattern: defaultNamePattern };

function existingQuestion({ existing, listed }: FormExportCheck): Question<'back' | 'number' | 'replace'> {
  const names = listed.slice(0, 5).join('、');
  return {
    title: `文件夹里已有 ${existing.toLocaleString()} 个同名文件`,
    body: `${names}${existing > 5 ? ' 等' : ''}。替换后原来的文件不能恢复；另存时新文件名后加（2）。`,
    choices: [
      { key: 'back', text: '返回' },
      { key: 'replace', text: '替换', kind: 'danger' },
      { key: 'number', text: '另存', kind: 'primary' },
    ],
    otherwise: 'back',
  };
}

/** Choosing, asking about files that stand there already, and writing. */
function useExport(ids: readonly number[]) {
  const call = useCall();
  const job = useJob();
  const { ask, dialog } = useAsk();
  const preferences = usePreferences();
  const [chosen, setChosen] = useState<ExportOptions | null>(null);
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const [result, setResult] = useState<FormExportResult | null>(null);
  const options = chosen ?? preferences.value.formExport ?? usual;
  return {
    options,
    setChosen,
    folder,
    result,
    view: (
      <>
        {job.view}
        {dialog}
      </>
    ),
    async chooseFolder(): Promise<void> {
      const picked = await call(() => invoke('file.chooseFolder', {}));
      if (picked) setFolder(picked);
    },
    async write(): Promise<void> {
      if (!folder) return;
      const request = { ids: [...ids], ...options, folder: folder.token };
      const check = await job.run('form.exportCheck', request, '导出任免表');
      if (!check) return;
      const existing = check.existing === 0 ? 'refuse' : await ask(existingQuestion(check));
      if (existing === 'back') return;
      const done = await job.run('form.export', { ...request, existing }, '导出任免表');
      if (!done) return;
      preferences.save({ formExport: options });
      setResult(done);
    },
    async reveal(): Promise<void> {
      if (folder) await call(() => invoke('file.reveal', { token: folder.token }));
    },
  };
}

/** Writes people's approval forms as files into a folder that the user chooses. */
export function ExportDialog({ ids, note, onClose }: Props) {
  const { options, setChosen, folder, result, view, chooseFolder, write, reveal } = useExport(ids);
  const count = ids.length.toLocaleString();
  const ready = folder !== null && patternProblem(options.pattern) === null;
  const choosing = [
    <Button key="close" onClick={onClose}>
      取消
    </Button>,
    <Button key="write" type="primary" disabled={!ready} onClick={() => void write()}>
      {`导出 ${count} 人`}
    </Button>,
  ];
  const done = [
    <Button key="reveal" onClick={() => void reveal()}>
      打开文件夹
    </Button>,
    <Button key="close" type="primary" onClick={onClose}>
      关闭
    </Button>,
  ];
  return (
    <Modal
      open
      width={600}
      title="导出任免表"
      mask={{ closable: false }}
      footer={result ? done : choosing}
      onCancel={onClose}
    >
      {note !== undefined && !result && <p className="quiet">{note}</p>}
      {result && folder ? (
        <ExportResult result={result} folder={folder.path} />
      ) : (
        <ExportOptionsForm
          ids={ids}
          options={options}
          onChange={setChosen}
          folder={folder}
          onFolder={() => void chooseFolder()}
        />
      )}
      {view}
    </Modal>
  );
}
