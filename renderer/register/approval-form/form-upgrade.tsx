import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FormUpgrade, UpgradedForm } from '#shared/register/approval-form/form-contract';
import type { TableContent } from '#shared/lib/table-document';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { useJob } from '../../components/job-progress';
import { Page } from '../../components/page';
import { TableDrawer } from '../../components/table-drawer';
import { captionOf } from '../../print/caption';
import type { ChosenForms } from './choose-forms';
import { FormButtons } from './form-buttons';

const stateTexts: Readonly<Record<UpgradedForm['state'], string>> = {
  written: '已升级',
  copied: '已复制',
  refused: '没有升级',
};

type Row = UpgradedForm & { readonly id: number };

const columns: readonly DataColumn<Row>[] = [
  { key: 'file', title: '原文件', width: 160, render: ({ file }) => <span title={file}>{file}</span> },
  { key: 'person', title: '姓名', width: 80, render: ({ person }) => person },
  {
    key: 'state',
    title: '结果',
    width: 76,
    render: ({ state }) => (
      <span className={state === 'refused' ? 'finding-error' : ''}>{stateTexts[state]}</span>
    ),
  },
  {
    key: 'target',
    title: '新文件',
    width: 160,
    render: ({ target }) => <span title={target}>{target}</span>,
  },
  {
    key: 'note',
    title: '说明',
    width: 270,
    grow: true,
    render: ({ note, state }) => (
      <span title={note} className={state === 'refused' ? 'finding-error' : ''}>
        {note}
      </span>
    ),
  },
  {
    key: 'missing',
    title: '还要处理',
    width: 300,
    grow: true,
    render: ({ missing }) => (
      <span title={missing} className="finding-warning">
        {missing}
      </span>
    ),
  },
];

const printed: TableContent['columns'] = [
  { key: 'file', label: '原文件', width: 44, align: 'left' },
  { key: 'person', label: '姓名', width: 20, align: 'left' },
  { key: 'state', label: '结果', width: 20, align: 'left' },
  { key: 'target', label: '新文件', width: 44, align: 'left' },
  { key: 'note', label: '说明', width: 70, align: 'left' },
  { key: 'missing', label: '还要处理', width: 70, align: 'left' },
];

function lineOf({ id, file, person, state, target, note, missing }: Row): TableContent['lines'][number] {
  return { id, cells: [file, person, stateTexts[state], target, note, missing] };
}

function noteOf(rows: readonly UpgradedForm[]): string {
  const count = (state: UpgradedForm['state']): number => rows.filter((row) => row.state === state).length;
  const parts = (['written', 'copied', 'refused'] as const)
    .map((state) => [stateTexts[state], count(state)] as const)
    .filter(([, many]) => many > 0)
    .map(([text, many]) => `${text} ${many} 份`);
  const open = rows.filter(({ missing }) => missing !== '').length;
  return [...parts, ...(open > 0 ? [`${open} 份还要处理`] : [])].join('，');
}

/** Files of the 3.x generation, and older ones, as 4.0 files in another folder. */
export function FormUpgradeView({ ways }: { readonly ways: ReactNode }) {
  const call = useCall();
  const job = useJob();
  const [chosen, setChosen] = useState<ChosenForms | null>(null);
  const [done, setDone] = useState<FormUpgrade | null>(null);
  const [output, setOutput] = useState(false);
  const rows = (done?.rows ?? []).map((row, id) => ({ ...row, id }));
  function take(forms: ChosenForms): void {
    setChosen(forms);
    setDone(null);
  }
  async function upgrade({ source }: ChosenForms): Promise<void> {
    const folder = await call(() => invoke('file.chooseFolder', {}));
    if (!folder) return;
    const upgraded = await job.run('form.upgrade', { source, folder: folder.token }, '升级为 4.0');
    if (upgraded) setDone(upgraded);
  }
  return (
    <Page
      title="任免表文件"
      note={done ? noteOf(done.rows) : undefined}
      filters={ways}
      actions={
        done && (
          <>
            <FormButtons secondary onChosen={take} />
            <Button type="primary" onClick={() => setOutput(true)}>
              打印、导出
            </Button>
          </>
        )
      }
      footer={
        done && (
          <>
            <span>写在：{done.folder}</span>
            <span>{done.notes.join('；')}</span>
          </>
        )
      }
    >
      {done && (
        <DataTable<Row>
          label="升级结果"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty="没有文件"
        />
      )}
      {!done && (
        <div className="panel">
          {chosen ? (
            <EmptyState
              title={chosen.name}
              hint="选择存放 4.0 文件的文件夹。文件名不变，.lrm 改为 .lrmx；原文件不动，已有的同名文件不覆盖。"
              actions={
                <>
                  <FormButtons secondary onChosen={take} />
                  <Button type="primary" onClick={() => void upgrade(chosen)}>
                    选择存放位置并升级
                  </Button>
                </>
              }
            />
          ) : (
            <EmptyState
              title="升级为 4.0 格式"
              hint="把 3.x 的 .lrmx 和更早的 .lrm 文件另存为 4.0 格式，按出生年月和性别填写到龄年月和改革前任职年龄界限，填不了的列出来。"
              actions={<FormButtons onChosen={take} />}
            />
          )}
        </div>
      )}
      {output && done && (
        <TableDrawer
          title="任免表文件升级结果"
          caption={captionOf(chosen?.name ?? '')}
          columns={printed}
          lines={rows.map(lineOf)}
          onClose={() => setOutput(false)}
        />
      )}
      {job.view}
    </Page>
  );
}
