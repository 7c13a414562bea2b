import { Select, Table, type TableColumnsType } from 'antd';
import type { PreviewRow } from '#shared/register/import/import-contract';
import type { Problem } from '#shared/register/import/source';
import { DataTable } from '../../components/data-table';
import { RowName, RowNumber, type TableProps } from './import-new-table';
import type { Decision } from './import-wizard-state';

interface Props extends TableProps {
  readonly decisions: readonly Decision[];
  readonly onDecide: (decisions: readonly Decision[]) => void;
}

interface Line {
  readonly key: string;
  readonly row: PreviewRow;
  readonly problem: Problem;
  readonly span: number;
}

function linesOf(rows: readonly PreviewRow[]): Line[] {
  return rows.flatMap((row) =>
    row.problems.map((problem, index) => ({
      key: `${row.number}:${index}`,
      row,
      problem,
      span: index === 0 ? row.problems.length : 0,
    })),
  );
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

function columnsFor(props: Props): TableColumnsType<Line> {
  const spanned = ({ span }: Line) => ({ rowSpan: span });
  return [
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
      render: (_value, { problem }) => placeOf(problem),
    },
    {
      key: 'value',
      title: '表中内容',
      width: 176,
      ellipsis: true,
      render: (_value, { problem }) =>
        problem.column === null ? '' : <span className="finding-error">{problem.value}</span>,
    },
    { key: 'reason', title: '原因', width: 262, render: (_value, { problem }) => problem.reason },
    {
      key: 'remedy',
      title: '处理办法',
      width: 244,
      render: (_value, { problem }) => <span className="quiet">{problem.remedy}</span>,
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
    <div className="panel scroll-area" tabIndex={0} role="region" aria-label="拒绝">
      <Table<Line>
        className="changes-table"
        size="small"
        sticky
        rowKey="key"
        columns={columnsFor(props)}
        dataSource={linesOf(props.rows)}
        loading={props.loading ? { delay: 200 } : false}
        pagination={false}
        locale={{ emptyText: '没有拒绝的行' }}
      />
    </div>
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
