import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useRowKeys } from './data-table-keys';
import { DataTableHead } from './data-table-head';
import { DataTableRow, type RowCallbacks } from './data-table-row';
import './data-table.css';

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly width: number;
  readonly render: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly align?: 'left' | 'right' | 'center';
  readonly fixed?: boolean;
  /** Shares with the others of its kind the room that the columns of fixed width leave. */
  readonly grow?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

interface Props<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => number;
  readonly loading?: boolean;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort | null) => void;
  /** Selected rows; those of other pages may be among them and stay so. */
  readonly selection?: readonly number[];
  readonly onSelect?: (ids: readonly number[]) => void;
  readonly onOpen?: (row: Row) => void;
  /** Given and told by a page that keeps its place while another page is shown. */
  readonly activeId?: number | null;
  readonly onActive?: (id: number) => void;
  /** Arrow beyond the last row (1) or the first (-1). */
  readonly onEdge?: (direction: 1 | -1) => void;
  /** The focusable frame, for a search box that gives way to the list. */
  readonly frameRef?: RefObject<HTMLDivElement | null>;
  readonly empty?: ReactNode;
  readonly label: string;
}

/** Room for the boxes of the selection, in pixels. */
const boxWidth = 36;

/** The distance from the left at which each fixed column stays while the others scroll under it. */
function fixedOffsets(
  columns: readonly DataColumn<never>[],
  selectable: boolean,
): ReadonlyMap<string, number> {
  let left = selectable ? boxWidth : 0;
  const offsets = new Map<string, number>();
  for (const { key, width, fixed } of columns) {
    if (!fixed) continue;
    offsets.set(key, left);
    left += width;
  }
  return offsets;
}

/** What the rows call back; the object stays the same, so that a row is drawn again only when it changes itself. */
function useCallbacks<Row>(
  props: Props<Row>,
  keys: Pick<RowCallbacks<Row>, 'activate' | 'toggle'>,
): RowCallbacks<Row> {
  const latest = useRef({ props, keys });
  useLayoutEffect(() => {
    latest.current = { props, keys };
  });
  const [callbacks] = useState<RowCallbacks<Row>>(() => ({
    toggle: (row) => latest.current.keys.toggle(row),
    activate: (index) => latest.current.keys.activate(index),
    open: (row) => latest.current.props.onOpen?.(row),
  }));
  return callbacks;
}

/** Selects all rows of this page or none of them; what is selected on other pages stays. */
function withPage(selection: readonly number[], page: readonly number[], all: boolean): readonly number[] {
  const here = new Set(page);
  const others = selection.filter((id) => !here.has(id));
  return all ? [...others, ...page] : others;
}

/** Coming back: the row that was last worked with is brought into sight as soon as there are rows. */
function useActiveInSight(frame: RefObject<HTMLDivElement | null>, any: boolean): void {
  useEffect(() => {
    const active = any ? frame.current?.querySelector('.row-active') : null;
    // The first row is in sight already, and measuring it would cost as much as drawing the list.
    if (active?.previousElementSibling) active.scrollIntoView({ block: 'nearest' });
  }, [any, frame]);
}

/**
 * The one table of the program: fills its frame, scrolls inside, keeps head and first columns in sight, works with mouse
 * and keyboard (data-table-keys). Plain elements: order, pages and selection are the page's own, and a list must stand
 * within a frame.
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { columns, rows, rowKey, loading = false, sort, onSort, onSelect, empty, label } = props;
  const own = useRef<HTMLDivElement>(null);
  const frame = props.frameRef ?? own;
  const keys = useRowKeys(props);
  const callbacks = useCallbacks(props, keys);
  const selectable = onSelect !== undefined;
  const fixed = useMemo(() => fixedOffsets(columns, selectable), [columns, selectable]);
  const selected = new Set(onSelect ? props.selection : undefined);
  const ids = rows.map(rowKey);
  const width = columns.reduce((sum, column) => sum + column.width, onSelect ? boxWidth : 0);
  useActiveInSight(frame, rows.length > 0);
  return (
    <div
      ref={frame}
      className={`panel data-table${loading ? ' data-table-loading' : ''}`}
      tabIndex={0}
      role="region"
      aria-label={label}
      aria-busy={loading}
      onKeyDown={keys.onKeyDown}
    >
      <table style={{ minWidth: width }}>
        <colgroup>
          {onSelect && <col style={{ width: boxWidth }} />}
          {columns.map((column) => (
            <col key={column.key} style={column.grow ? undefined : { width: column.width }} />
          ))}
        </colgroup>
        <DataTableHead
          columns={columns}
          fixed={fixed}
          sort={sort ?? null}
          onSort={onSort}
          chosen={ids.filter((id) => selected.has(id)).length}
          count={rows.length}
          onAll={onSelect && ((all) => onSelect(withPage(props.selection ?? [], ids, all)))}
        />
        <tbody>
          {rows.map((row, index) => (
            <DataTableRow
              key={ids[index]}
              id={ids[index] ?? 0}
              row={row}
              index={index}
              columns={columns}
              fixed={fixed}
              active={index === keys.index}
              selected={onSelect ? selected.has(ids[index] ?? 0) : null}
              callbacks={callbacks}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && (
        <div className="data-table-empty">{loading ? '正在读取' : (empty ?? '没有符合条件的记录')}</div>
      )}
    </div>
  );
}
