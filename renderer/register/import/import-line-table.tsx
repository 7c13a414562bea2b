import { Table, type TableColumnsType } from 'antd';
import type { PreviewRow } from '#shared/register/import/import-contract';
import { RowNumber } from './import-new-table';

/** One line of a table whose rows have several: each shows one item, and the first of them its row. */
export interface Line<Item> {
  readonly key: string;
  readonly row: PreviewRow;
  readonly item: Item;
  /** Lines of the row, on its first line; 0 on the others. */
  readonly span: number;
}

/** A line for each item of each row. @param keyOf tells the items of one row apart */
export function linesOf<Item>(
  rows: readonly PreviewRow[],
  itemsOf: (row: PreviewRow) => readonly Item[],
  keyOf: (item: Item, index: number) => string,
): Line<Item>[] {
  return rows.flatMap((row) => {
    const items = itemsOf(row);
    return items.map((item, index) => ({
      key: `${row.number}:${keyOf(item, index)}`,
      row,
      item,
      span: index === 0 ? items.length : 0,
    }));
  });
}

/** A cell that stands once for all lines of its row. */
export const spanned = ({ span }: Pick<Line<unknown>, 'span'>) => ({ rowSpan: span });

/** Where the row stands in the sheet. */
export function numberColumn<Item>(): TableColumnsType<Line<Item>>[number] {
  return {
    key: 'number',
    title: '行',
    width: 56,
    align: 'right',
    onCell: spanned,
    render: (_value, { row }) => <RowNumber row={row} />,
  };
}

interface Props<Item> {
  readonly label: string;
  readonly columns: TableColumnsType<Line<Item>>;
  readonly lines: readonly Line<Item>[];
  readonly loading: boolean;
  readonly empty: string;
  readonly isOut?: (line: Line<Item>) => boolean;
}

/** Rows of an import with several lines each. */
export function LineTable<Item>({ label, columns, lines, loading, empty, isOut }: Props<Item>) {
  return (
    <div className="panel scroll-area" tabIndex={0} role="region" aria-label={label}>
      <Table<Line<Item>>
        className="changes-table"
        size="small"
        sticky
        rowKey="key"
        columns={columns}
        dataSource={[...lines]}
        loading={loading ? { delay: 200 } : false}
        pagination={false}
        rowClassName={(line) => (isOut?.(line) === true ? 'row-left-out' : '')}
        locale={{ emptyText: empty }}
      />
    </div>
  );
}
