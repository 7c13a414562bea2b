import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { PreviewRow } from '#shared/register/import/import-contract';
import type { ImportKind } from '#shared/register/import/targets';
import { DataTable, type DataColumn } from '../../components/data-table';
import type { LeftOut } from './import-wizard-state';

export interface TableProps {
  readonly kind: ImportKind;
  readonly rows: readonly PreviewRow[];
  readonly loading: boolean;
}

interface Props extends TableProps {
  readonly leftOut: LeftOut;
  readonly onChange: (leftOut: LeftOut) => void;
}

/** Where the row stands in the sheet. */
export function RowNumber({ row }: { readonly row: PreviewRow }) {
  return (
    <span className="quiet" title={row.hidden ? '隐藏行' : row.place?.sheet}>
      {row.place?.row ?? row.number}
      {row.hidden && ' 隐'}
    </span>
  );
}

/** Whom or what a row is about; units among people say so. */
export function RowName({ row, kind }: { readonly row: PreviewRow; readonly kind: ImportKind }): ReactNode {
  if (row.name === '') return <span className="quiet">（无）</span>;
  if (row.entity === kind) return row.name;
  return (
    <span title={row.name}>
      <span className="quiet">单位 </span>
      {row.name}
    </span>
  );
}

function valueOf(row: PreviewRow, key: string): string {
  return row.changes.find((change) => change.key === key)?.after ?? '';
}

function Cut({ text }: { readonly text: string }) {
  return <span title={text}>{text}</span>;
}

/** A unit by its name and the one above it, which tell it apart; the whole path on hover. */
export function UnitPath({ path }: { readonly path: string }) {
  return <span title={path}>{path.split(' / ').slice(-2).join(' / ')}</span>;
}

function fieldColumn(key: string, title: string, width: number): DataColumn<PreviewRow> {
  return { key, title, width, render: (row) => <Cut text={valueOf(row, key)} /> };
}

const personColumns: readonly DataColumn<PreviewRow>[] = [
  fieldColumn('gender', '性别', 48),
  fieldColumn('birthDate', '出生年月', 76),
  fieldColumn('idNumber', '身份证号', 160),
  { key: 'unit', title: '单位', width: 170, render: ({ unit }) => <UnitPath path={unit} /> },
  fieldColumn('currentPost', '现任职务', 176),
];
const unitColumns: readonly DataColumn<PreviewRow>[] = [
  { key: 'unit', title: '上级单位', width: 240, render: ({ unit }) => <UnitPath path={unit} /> },
  fieldColumn('kind', '类别', 90),
  fieldColumn('code', '编码', 150),
];

/** Everything else the row brings, in one line. */
function others(row: PreviewRow, shown: ReadonlySet<string>): string {
  return row.changes
    .filter(({ key }) => !shown.has(key))
    .map(({ label, after }) => `${label} ${after.replace(/\s+/g, ' ')}`)
    .join('；');
}

/** What to know about a row though it hinders nothing. */
export function Notes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  return notes.length > 0 ? (
    <span className="finding-warning" title={notes.join('；')}>
      {notes.join('；')}
    </span>
  ) : null;
}

/** Ticks for the rows, and one for all of the page. Not the table's own selection: what is ticked here is the rule. */
function takeColumn(
  rows: readonly PreviewRow[],
  leftOut: LeftOut,
  onChange: Props['onChange'],
): DataColumn<PreviewRow> {
  function take(numbers: readonly number[], taken: boolean): void {
    const left = new Set(leftOut.rows);
    for (const number of numbers) {
      if (taken) left.delete(number);
      else left.add(number);
    }
    onChange({ ...leftOut, rows: left });
  }
  const out = rows.filter(({ number }) => leftOut.rows.has(number)).length;
  return {
    key: 'take',
    width: 40,
    align: 'center',
    title: (
      <Checkbox
        aria-label="本页全选"
        checked={out === 0 && rows.length > 0}
        indeterminate={out > 0 && out < rows.length}
        onChange={(event) =>
          take(
            rows.map(({ number }) => number),
            event.target.checked,
          )
        }
      />
    ),
    render: ({ number }) => (
      <Checkbox
        aria-label={`导入第 ${number} 行`}
        checked={!leftOut.rows.has(number)}
        onChange={(event) => take([number], event.target.checked)}
      />
    ),
  };
}

/** Rows that are not in the register yet; unticked ones are left out. */
export function NewTable({ kind, rows, loading, leftOut, onChange }: Props) {
  const own = kind === 'person' ? personColumns : unitColumns;
  const shown = new Set(['name', 'organizationId', ...own.map(({ key }) => key)]);
  const columns: readonly DataColumn<PreviewRow>[] = [
    takeColumn(rows, leftOut, onChange),
    { key: 'number', title: '行', width: 54, align: 'right', render: (row) => <RowNumber row={row} /> },
    {
      key: 'name',
      title: kind === 'person' ? '姓名' : '单位名称',
      width: kind === 'person' ? 90 : 200,
      render: (row) => <RowName row={row} kind={kind} />,
    },
    ...own,
    { key: 'others', title: '其他内容', width: 180, render: (row) => <Cut text={others(row, shown)} /> },
    { key: 'notes', title: '提示', width: 120, render: ({ notes }) => <Notes notes={notes} /> },
  ];
  return (
    <DataTable<PreviewRow>
      label="新增"
      columns={columns}
      rows={rows}
      rowKey={({ number }) => number}
      loading={loading}
      empty="没有新增"
    />
  );
}
