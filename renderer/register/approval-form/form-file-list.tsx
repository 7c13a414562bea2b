import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { nextOpen } from '#shared/register/approval-form/form-choices';
import type { FormFileRow, FormSession } from '#shared/register/approval-form/form-contract';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Pager } from '../../components/pager';
import { useFormKeys } from '../form/form-keys';
import { formRowsQuery } from './form-queries';
import type { Shown } from './form-shown';
import { stateText, stateTone } from './form-words';

const pageSize = 50;

interface Props {
  readonly session: FormSession;
  readonly revision: number;
  readonly shown: Shown;
  readonly onShown: (part: Partial<Shown>) => void;
  /** Enter: on to the comparison. */
  readonly onOpen: () => void;
}

const columns: readonly DataColumn<FormFileRow>[] = [
  {
    key: 'name',
    title: '人员、文件',
    width: 150,
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
    width: 212,
    render: (row) => (
      <span className={stateTone(row)} title={row.why || stateText(row)}>
        {stateText(row)}
      </span>
    ),
  },
];

/** A page of the files, which of them still want a decision, and the way to those. */
function useFiles({ session, revision, shown, onShown }: Props) {
  const { show, search, file, page } = shown;
  const offset = (page - 1) * pageSize;
  const request = { sessionId: session.sessionId, show, search, offset, limit: pageSize };
  const result = useQuery(formRowsQuery(request, revision));
  const { rows = [], total = 0, open = [] } = result.data ?? {};
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const known = result.isPlaceholderData ? undefined : result.data;
  useEffect(() => {
    if (!known) return;
    // A decision may have taken the last file of a page out of it.
    if (page > pages) onShown({ page: pages });
    if (file !== null) return;
    const first = nextOpen(known.open, null, 1);
    if (first) onShown({ file: first.file, page: Math.floor(first.at / pageSize) + 1 });
    else if (known.rows[0]) onShown({ file: known.rows[0].file });
  }, [known, file, page, pages, onShown]);
  function go(direction: 1 | -1): void {
    const next = nextOpen(open, file, direction);
    if (next)
      onShown({ file: next.file, page: Math.floor(next.at / pageSize) + 1, toOpen: shown.toOpen + 1 });
  }
  return { rows, total, open, pages, go, loading: result.isPending };
}

/** The files at the left: arrows go from one to the next, Alt with arrows to those that still want a decision. */
export function FormFileList(props: Props) {
  const { shown, onShown, onOpen } = props;
  const { show, file, page } = shown;
  const { rows, total, open, pages, go, loading } = useFiles(props);
  const frame = useRef<HTMLDivElement>(null);
  useFormKeys({ previous: () => go(-1), next: () => go(1) });
  useEffect(() => {
    frame.current?.querySelector('.row-active')?.scrollIntoView({ block: 'nearest' });
  }, [file, page]);
  return (
    <div className="form-files">
      <DataTable<FormFileRow>
        label="任免表文件"
        frameRef={frame}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.file}
        loading={loading}
        activeId={file}
        onActive={(next) => onShown({ file: next })}
        onOpen={onOpen}
        onEdge={(direction) => onShown({ page: Math.min(pages, Math.max(1, page + direction)) })}
        empty={show === 'open' ? '没有待定的了' : '没有符合条件的文件'}
      />
      <div className="form-files-foot">
        <Button
          size="small"
          disabled={open.length === 0}
          title="上一份待定的文件（Alt+←）"
          onClick={() => go(-1)}
        >
          上一份待定
        </Button>
        <Button
          size="small"
          disabled={open.length === 0}
          title="下一份待定的文件（Alt+→）"
          onClick={() => go(1)}
        >
          下一份待定
        </Button>
        {pages > 1 && (
          <Pager page={page} pageSize={pageSize} total={total} onPage={(next) => onShown({ page: next })} />
        )}
      </div>
    </div>
  );
}
