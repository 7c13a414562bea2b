import { Checkbox, Table, type TableColumnsType } from 'antd';
import type { PreviewChange, PreviewRow } from '#shared/register/import/import-contract';
import { Notes, RowName, RowNumber, type TableProps, UnitPath } from './import-new-table';
import type { LeftOut } from './import-wizard-state';

interface Props extends TableProps {
  readonly leftOut: LeftOut;
  readonly onChange: (leftOut: LeftOut) => void;
}

/** One line of the table: a change, under the first of which its row is named. */
interface Line {
  readonly key: string;
  readonly row: PreviewRow;
  readonly change: PreviewChange;
  /** Lines of the row, on its first line; 0 on the others. */
  readonly span: number;
}

function linesOf(rows: readonly PreviewRow[]): Line[] {
  return rows.flatMap((row) =>
    row.changes.map((change, index) => ({
      key: `${row.number}:${change.key}`,
      row,
      change,
      span: index === 0 ? row.changes.length : 0,
    })),
  );
}

function toggled<T>(set: ReadonlySet<T>, value: T, inside: boolean): Set<T> {
  const next = new Set(set);
  if (inside) next.add(value);
  else next.delete(value);
  return next;
}

function Value({ text, old }: { readonly text: string; readonly old?: boolean }) {
  if (text === '') return <span className="quiet">（空）</span>;
  return (
    <span className={old ? 'change-before' : 'change-after'} title={text}>
      {text}
    </span>
  );
}

function columnsFor({ kind, leftOut, onChange }: Props): TableColumnsType<Line> {
  const spanned = ({ span }: Line) => ({ rowSpan: span });
  const isOut = ({ row }: Line): boolean => leftOut.rows.has(row.number);
  return [
    {
      key: 'row',
      width: 40,
      align: 'center',
      onCell: spanned,
      render: (_value, line) => (
        <Checkbox
          aria-label={`导入第 ${line.row.number} 行`}
          checked={!isOut(line)}
          onChange={(event) =>
            onChange({ ...leftOut, rows: toggled(leftOut.rows, line.row.number, !event.target.checked) })
          }
        />
      ),
    },
    {
      key: 'number',
      title: '行',
      width: 56,
      align: 'right',
      onCell: spanned,
      render: (_value, { row }) => <RowNumber row={row} />,
    },
    {
      key: 'name',
      title: kind === 'person' ? '姓名' : '单位名称',
      width: kind === 'person' ? 100 : 200,
      onCell: spanned,
      render: (_value, { row }) => (
        <>
          <RowName row={row} kind={kind} />
          {row.notes.length > 0 && (
            <div>
              <Notes notes={row.notes} />
            </div>
          )}
        </>
      ),
    },
    {
      key: 'unit',
      title: kind === 'person' ? '单位' : '上级单位',
      width: 180,
      onCell: spanned,
      ellipsis: true,
      render: (_value, { row }) => <UnitPath path={row.unit} />,
    },
    {
      key: 'take',
      width: 36,
      align: 'center',
      render: (_value, line) => (
        <Checkbox
          aria-label={`改${line.change.label}`}
          disabled={isOut(line)}
          checked={!isOut(line) && !leftOut.changes.has(line.key)}
          onChange={(event) =>
            onChange({ ...leftOut, changes: toggled(leftOut.changes, line.key, !event.target.checked) })
          }
        />
      ),
    },
    { key: 'field', title: '项目', width: 150, ellipsis: true, render: (_value, { change }) => change.label },
    {
      key: 'before',
      title: '名册中',
      width: 260,
      render: (_value, { change }) => <Value text={change.before} old />,
    },
    {
      key: 'after',
      title: '改为',
      width: 260,
      render: (_value, { change }) => <Value text={change.after} />,
    },
  ];
}

/** Rows that change somebody in the register, field by field; rows and single changes can be left out. */
export function ChangesTable(props: Props) {
  return (
    <div className="panel scroll-area" tabIndex={0} role="region" aria-label="修改">
      <Table<Line>
        className="changes-table"
        size="small"
        sticky
        rowKey="key"
        columns={columnsFor(props)}
        dataSource={linesOf(props.rows)}
        loading={props.loading ? { delay: 200 } : false}
        pagination={false}
        rowClassName={({ row, key }) =>
          props.leftOut.rows.has(row.number) || props.leftOut.changes.has(key) ? 'row-left-out' : ''
        }
        locale={{ emptyText: '没有修改' }}
      />
    </div>
  );
}
