import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FormFileRow, FormSession } from '#shared/register/approval-form/form-contract';
import type { Input } from '#shared/contract';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Pager } from '../../components/pager';
import { formRowsQuery } from './form-queries';
import { stateText, stateTone } from './form-words';

const pageSize = 50;

export type FormShow = Input<'form.rows'>['show'];

interface Props {
  readonly session: FormSession;
  readonly revision: number;
  readonly show: FormShow;
  readonly search: string;
  readonly file: number | null;
  readonly onFile: (file: number) => void;
  /** Enter: on to the comparison. */
  readonly onOpen: () => void;
}

const columns: readonly DataColumn<FormFileRow>[] = [
  {
    key: 'name',
    title: '人员、文件',
    width: 170,
    grow: true,
    render: ({ person, name, folder }) => (
      <span title={folder === '' ? name : `${folder} / ${name}`}>
        {person === '' ? name : person}
        {person !== '' && <span className="quiet form-file-name">　{name}</span>}
      </span>
    ),
  },
  {
    key: 'state',
    title: '核对结果',
    width: 142,
    render: (row) => (
      <span className={stateTone(row)} title={row.why || stateText(row)}>
        {stateText(row)}
      </span>
    ),
  },
];

/** The files at the left: arrows go from one to the next, Enter goes on to its differences. */
export function FormFileList({ session, revision, show, search, file, onFile, onOpen }: Props) {
  const [page, setPage] = useState(1);
  const offset = (page - 1) * pageSize;
  const request = { sessionId: session.sessionId, show, search, offset, limit: pageSize };
  const result = useQuery(formRowsQuery(request, revision));
  const rows = result.data?.rows ?? [];
  const total = result.data?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  // A decision may have taken the last file of a page out of it.
  if (page > pages && !result.isPlaceholderData) setPage(pages);
  const first = result.isPlaceholderData ? undefined : rows[0]?.file;
  useEffect(() => {
    if (file === null && first !== undefined) onFile(first);
  }, [file, first, onFile]);
  return (
    <div className="form-files">
      <DataTable<FormFileRow>
        label="任免表文件"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.file}
        loading={result.isPending}
        activeId={file}
        onActive={onFile}
        onOpen={onOpen}
        onEdge={(direction) => setPage((now) => Math.min(pages, Math.max(1, now + direction)))}
        empty={show === 'open' ? '没有待定的了' : '没有符合条件的文件'}
      />
      {pages > 1 && <Pager page={page} pageSize={pageSize} total={total} onPage={setPage} />}
    </div>
  );
}
