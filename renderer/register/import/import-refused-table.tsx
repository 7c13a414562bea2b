import { Select, type TableColumnsType } from 'antd';
import type { PreviewRow } from '#shared/register/import/import-contract';
import type { Problem } from '#shared/register/import/source';
import { DataTable } from '../../components/data-table';
import { LineTable, linesOf, numberColumn, spanned, type Line } from './import-line-table';
import { RowName, RowNumber, type TableProps } from './import-new-table';
import type { Decision } from './import-wizard-state';

interface Props extends TableProps {
  readonly decisions: readonly Decision[];
  readonly onDecide: (decisions: readonly Decision[]) => void;
}

/** The column, with sheet and row where a workbook speaks of a person on several sheets. */
function placeOf({ sheet, row, header }: Problem): string {
  return sheet === undefined ? header : `${sheet} 第 ${row} 行 ${header}`;
}

/** Codes of refusals that a decision settles. */
function isAsked(row: PreviewRow): boolean {
  return row.problems.some(({ code }) => code.startsWith('ask.') || code === 'duplicate');
}

function Decide({
  row,
  kind,
  decisions,
  onDecide,
}: { readonly row: PreviewRow } & Omit<Props, 'rows' | 'loading'>) {
  if (kind !== 'person' || !isAsked(row)) return null;
  function decide(value: string): void {
    const others = decisions.filter((decision) => decision.row !== row.number);
    const decision: Decision =
      value === 'new'
        ? { row: row.number, as: 'new', id: null }
        : { row: row.number, as: 'person', id: Number(value) };
    onDecide([...others, decision]);
  }
  return (
    <Select<string>
      aria-label={`第 ${row.number} 行是谁`}
      size="small"
      style={{ width: '100%' }}
      placeholder="指定是谁"
      popupMatchSelectWidth={320}
      value={null}
      options={[
        ...row.candidates.map(({ id, text }) => ({ value: String(id), label: `是 ${text}` })),
        { value: 'new', label: '是另一个人，按新增导入' },
      ]}
      onChange={decide}
    />
  );
}

function columnsFor(props: Props): TableColumnsType<Line<Problem>> {
  return [
    numberColumn(),
    {
      key: 'name',
      title: props.kind === 'person' ? '姓名' : '单位名称',
      width: props.kind === 'person' ? 96 : 180,
      onCell: spanned,
      render: (_value, { row }) => <RowName row={row} kind={props.kind} />,
    },
    {
      key: 'header',
      title: '列',
      width: 120,
      ellipsis: true,
      render: (_value, { item }) => placeOf(item),
    },
    {
      key: 'value',
      title: '表中内容',
      width: 176,
      ellipsis: true,
      render: (_value, { item }) =>
        item.column === null ? '' : <span className="finding-error">{item.value}</span>,
    },
    { key: 'reason', title: '原因', width: 262, render: (_value, { item }) => item.reason },
    {
      key: 'remedy',
      title: '处理办法',
      width: 244,
      render: (_value, { item }) => <span className="quiet">{item.remedy}</span>,
    },
    {
      key: 'decide',
      title: '在这里处理',
      width: 150,
      onCell: spanned,
      render: (_value, { row }) => <Decide row={row} {...props} />,
    },
  ];
}

/** Rows that are not written, each with cell, reason and remedy. */
export function RefusedTable(props: Props) {
  return (
    <LineTable
      label="拒绝"
      columns={columnsFor(props)}
      lines={linesOf(
        props.rows,
        (row) => row.problems,
        (_problem, index) => String(index),
      )}
      loading={props.loading}
      empty="没有拒绝的行"
    />
  );
}

/** Rows that say what the register already holds. */
export function SameTable({ kind, rows, loading }: TableProps) {
  return (
    <DataTable<PreviewRow>
      label="无变化"
      columns={[
        { key: 'number', title: '行', width: 60, align: 'right', render: (row) => <RowNumber row={row} /> },
        {
          key: 'name',
          title: kind === 'person' ? '姓名' : '单位名称',
          width: 200,
          render: (row) => <RowName row={row} kind={kind} />,
        },
        {
          key: 'unit',
          title: kind === 'person' ? '单位' : '上级单位',
          width: 500,
          render: ({ unit }) => unit,
        },
      ]}
      rows={rows}
      rowKey={({ number }) => number}
      loading={loading}
      empty="没有"
    />
  );
}
