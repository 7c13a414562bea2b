import { Checkbox, type TableColumnsType } from 'antd';
import type { PreviewChange } from '#shared/register/import/import-contract';
import { LineTable, linesOf, numberColumn, spanned, type Line } from './import-line-table';
import { Notes, RowName, type TableProps, UnitPath } from './import-new-table';
import type { LeftOut } from './import-wizard-state';

interface Props extends TableProps {
  readonly leftOut: LeftOut;
  readonly onChange: (leftOut: LeftOut) => void;
}

type ChangeLine = Line<PreviewChange>;

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

function columnsFor({ kind, leftOut, onChange }: Props): TableColumnsType<ChangeLine> {
  const isOut = ({ row }: ChangeLine): boolean => leftOut.rows.has(row.number);
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
    numberColumn(),
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
          aria-label={`改${line.item.label}`}
          disabled={isOut(line)}
          checked={!isOut(line) && !leftOut.changes.has(line.key)}
          onChange={(event) =>
            onChange({ ...leftOut, changes: toggled(leftOut.changes, line.key, !event.target.checked) })
          }
        />
      ),
    },
    { key: 'field', title: '项目', width: 150, ellipsis: true, render: (_value, { item }) => item.label },
    {
      key: 'before',
      title: '名册中',
      width: 260,
      render: (_value, { item }) => <Value text={item.before} old />,
    },
    {
      key: 'after',
      title: '改为',
      width: 260,
      render: (_value, { item }) => <Value text={item.after} />,
    },
  ];
}

/** Rows that change somebody in the register, field by field; rows and single changes can be left out. */
export function ChangesTable(props: Props) {
  return (
    <LineTable
      label="修改"
      columns={columnsFor(props)}
      lines={linesOf(
        props.rows,
        (row) => row.changes,
        (change) => change.key,
      )}
      loading={props.loading}
      empty="没有修改"
      isOut={({ row, key }) => props.leftOut.rows.has(row.number) || props.leftOut.changes.has(key)}
    />
  );
}
