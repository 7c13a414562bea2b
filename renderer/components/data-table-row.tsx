import { memo, type CSSProperties, type ReactNode } from 'react';
import type { DataColumn } from './data-table';

/** What a row calls back; the object never changes. */
export interface RowCallbacks<Row> {
  readonly toggle: (row: Row) => void;
  readonly activate: (index: number) => void;
  readonly open: (row: Row) => void;
}

interface Props<Row> {
  readonly id: number;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly DataColumn<Row>[];
  /** Distance from the left of the columns that stay. */
  readonly fixed: ReadonlyMap<string, number>;
  readonly active: boolean;
  /** Null where rows cannot be selected. */
  readonly selected: boolean | null;
  readonly callbacks: RowCallbacks<Row>;
}

function Cell<Row>({ column, row, left }: { column: DataColumn<Row>; row: Row; left: number | undefined }) {
  const content = column.render(row);
  const style: CSSProperties = { textAlign: column.align ?? 'left', ...(left === undefined ? {} : { left }) };
  return (
    <td
      className={left === undefined ? undefined : 'data-table-fixed'}
      style={style}
      title={typeof content === 'string' ? content : undefined}
    >
      {content}
    </td>
  );
}

function Row<Row>({ id, row, index, columns, fixed, active, selected, callbacks }: Props<Row>): ReactNode {
  const names = ['data-row', ...(active ? ['row-active'] : []), ...(selected ? ['row-selected'] : [])];
  return (
    <tr
      className={names.join(' ')}
      data-row-key={id}
      onClick={() => callbacks.activate(index)}
      onDoubleClick={() => callbacks.open(row)}
    >
      {selected !== null && (
        <td className="data-table-fixed data-table-box" style={{ left: 0 }}>
          <input
            type="checkbox"
            aria-label="选择"
            checked={selected}
            onChange={() => callbacks.toggle(row)}
          />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} left={fixed.get(column.key)} />
      ))}
    </tr>
  );
}

/** One row of a table; drawn again only when something in it changes. */
export const DataTableRow = memo(Row) as typeof Row;
