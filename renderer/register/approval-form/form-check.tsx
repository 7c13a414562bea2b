import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FormCheck, FileFinding } from '#shared/register/approval-form/form-contract';
import type { FormSource } from '#shared/register/approval-form/form-source';
import type { TableContent } from '#shared/lib/table-document';
import { findingLevels, levelTexts, type FindingLevel } from '#shared/register/findings';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { useJob } from '../../components/job-progress';
import { Page } from '../../components/page';
import { Pager } from '../../components/pager';
import { SearchInput } from '../../components/search-input';
import { TableDrawer } from '../../components/table-drawer';
import { captionOf } from '../../print/caption';
import type { ChosenForms } from './choose-forms';
import { FormButtons } from './form-buttons';
import { FormDrop } from './form-drop';
import { formFindingsQuery } from './form-queries';

const pageSize = 50;

function Cut({ text }: { readonly text: string }) {
  return <span title={text}>{text}</span>;
}

const columns: readonly DataColumn<FileFinding>[] = [
  {
    key: 'level',
    title: '级别',
    width: 56,
    render: ({ level }) => <span className={`finding-${level}`}>{levelTexts[level]}</span>,
  },
  { key: 'person', title: '姓名', width: 76, render: ({ person }) => person },
  { key: 'file', title: '文件', width: 140, render: ({ file }) => <Cut text={file} /> },
  { key: 'box', title: '栏目', width: 106, render: ({ box }) => <Cut text={box} /> },
  { key: 'message', title: '问题', width: 300, grow: true, render: ({ message }) => <Cut text={message} /> },
  { key: 'remedy', title: '处理办法', width: 216, grow: true, render: ({ remedy }) => <Cut text={remedy} /> },
  { key: 'source', title: '依据', width: 186, render: ({ source }) => <Cut text={source} /> },
];

const printed: TableContent['columns'] = [
  { key: 'level', label: '级别', width: 12, align: 'center' },
  { key: 'person', label: '姓名', width: 20, align: 'left' },
  { key: 'file', label: '文件', width: 44, align: 'left' },
  { key: 'box', label: '栏目', width: 26, align: 'left' },
  { key: 'message', label: '问题', width: 90, align: 'left' },
  { key: 'remedy', label: '处理办法', width: 66, align: 'left' },
  { key: 'source', label: '依据', width: 50, align: 'left' },
];

function lineOf({
  id,
  level,
  person,
  file,
  box,
  message,
  remedy,
  source,
}: FileFinding): TableContent['lines'][number] {
  return { id, cells: [levelTexts[level], person, file, box, message, remedy, source] };
}

interface Filter {
  readonly level: FindingLevel | 'all';
  readonly search: string;
}

function useFormCheck() {
  const job = useJob();
  const call = useCall();
  const [check, setCheck] = useState<FormCheck | null>(null);
  const [lines, setLines] = useState<TableContent['lines'] | null>(null);
  return {
    check,
    lines,
    view: job.view,
    close: () => setLines(null),
    async open(source: FormSource): Promise<void> {
      const done = await job.run('form.check', { source }, '检查任免表文件');
      if (done) setCheck(done);
    },
    /** Every finding behind the filter, for paper and Excel. */
    async print(request: Parameters<typeof formFindingsQuery>[0]): Promise<void> {
      const found = await call(() => invoke('form.findings', { ...request, offset: 0, limit: 20_000 }));
      if (found) setLines(found.rows.map(lineOf));
    },
  };
}

function noteOf({ files, unreadable, clean }: FormCheck): string {
  const bad = unreadable > 0 ? `，${unreadable} 份读不出` : '';
  return `${files} 份，${clean} 份没有问题${bad}`;
}

function Found({ check, filter, page, onPage }: FoundProps) {
  const request = requestOf(check, filter, page);
  const result = useQuery(formFindingsQuery(request));
  const total = result.data?.total ?? 0;
  return (
    <div className="form-check">
      <DataTable<FileFinding>
        label="检查结果"
        columns={columns}
        rows={result.data?.rows ?? []}
        rowKey={({ id }) => id}
        loading={result.isPending}
        empty={check.clean === check.files ? '没有发现问题' : '没有符合条件的结果'}
      />
      <div className="page-footer">
        <span>共 {total} 条</span>
        {check.notes.length > 0 && <span className="finding-hint">{check.notes.join('；')}</span>}
        <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
      </div>
    </div>
  );
}

interface FoundProps {
  readonly check: FormCheck;
  readonly filter: Filter;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function requestOf({ checkId }: FormCheck, { level, search }: Filter, page: number) {
  const levels = level === 'all' ? [] : [level];
  return { checkId, levels, search, offset: (page - 1) * pageSize, limit: pageSize };
}

function levelOptions({ counts }: FormCheck) {
  const all = findingLevels.reduce((sum, level) => sum + counts[level], 0);
  return [
    { value: 'all' as const, label: `全部 ${all}` },
    ...findingLevels.map((level) => ({
      value: level,
      label: (
        <span className={`finding-${level}`}>
          {levelTexts[level]} {counts[level]}
        </span>
      ),
    })),
  ];
}

/** Checks files by the rules of the register, without importing them. */
export function FormCheckView({ ways }: { readonly ways: ReactNode }) {
  const { check, lines, view, close, open, print } = useFormCheck();
  const [filter, setFilter] = useState<Filter>({ level: 'all', search: '' });
  const [page, setPage] = useState(1);
  function change(part: Partial<Filter>): void {
    setFilter((before) => ({ ...before, ...part }));
    setPage(1);
  }
  function start(source: FormSource): void {
    change({ level: 'all', search: '' });
    void open(source);
  }
  const choose = ({ source }: ChosenForms): void => start(source);
  return (
    <Page
      title="任免表文件"
      note={check ? `${check.name}，${noteOf(check)}` : undefined}
      filters={
        <>
          {ways}
          {check && (
            <>
              <Segmented<Filter['level']>
                value={filter.level}
                options={levelOptions(check)}
                onChange={(level) => change({ level })}
              />
              <SearchInput
                width={200}
                placeholder="姓名、文件名、问题"
                value={filter.search}
                onSearch={(search) => change({ search })}
              />
            </>
          )}
        </>
      }
      actions={
        check && (
          <>
            <FormButtons secondary onChosen={choose} />
            <Button type="primary" onClick={() => void print(requestOf(check, filter, 1))}>
              打印、导出
            </Button>
          </>
        )
      }
    >
      {check ? (
        <Found check={check} filter={filter} page={page} onPage={setPage} />
      ) : (
        <div className="panel">
          <EmptyState
            title="检查任免表文件"
            hint="选择或拖入文件、文件夹。不导入名册，只按核查规则检查文件本身：必填、日期先后、简历衔接、年龄和学历等，逐条列出问题、依据和处理办法，可以打印、导出。"
            actions={<FormButtons onChosen={choose} />}
          />
        </div>
      )}
      {lines && check && (
        <TableDrawer
          title="任免表文件检查结果"
          caption={captionOf(check.name)}
          columns={printed}
          lines={lines}
          onClose={close}
        />
      )}
      <FormDrop onDropped={start} />
      {view}
    </Page>
  );
}
