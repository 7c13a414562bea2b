import { Spin, Table, type TableColumnsType, type TableProps } from 'antd';
import {
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { useRowKeys } from './data-table-keys';

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

/** Height that is left for the rows: the frame's height without the table's own head. */
function useRowsHeight(frame: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const head = element.querySelector('.ant-table-thead')?.getBoundingClientRect().height ?? 36;
      setHeight(Math.max(120, Math.floor(element.clientHeight - head)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return height;
}

/** More than the tallest window shows. */
const drawnFirst = 30;

/**
 * The rows to draw: when the table appears those in sight come first and the others once they stand on the screen, so that
 * a start and every change of page show the list in a fraction of the time. Later rows are drawn at once: nothing jumps.
 */
function useDrawnRows<Row>(rows: readonly Row[]): { readonly drawn: readonly Row[]; readonly all: boolean } {
  const [all, setAll] = useState(false);
  const waiting = !all && rows.length > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    let timer = 0;
    const frame = requestAnimationFrame(() => (timer = window.setTimeout(() => setAll(true))));
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [waiting]);
  const drawn = useMemo(() => (all ? rows : rows.slice(0, drawnFirst)), [all, rows]);
  return { drawn, all };
}

function toTableColumns<Row>(
  columns: readonly DataColumn<Row>[],
  sortedBy: string | undefined,
  descending: boolean,
): TableColumnsType<object> {
  return columns.map((column) => ({
    key: column.key,
    title: column.title,
    ...(column.grow ? {} : { width: column.width }),
    align: column.align ?? 'left',
    ellipsis: { showTitle: true },
    fixed: column.fixed ? ('left' as const) : false,
    render: (_value: unknown, row: object) => column.render(row as Row),
    ...(column.sortable
      ? { sorter: true, sortOrder: sortedBy === column.key ? (descending ? 'descend' : 'ascend') : null }
      : {}),
  }));
}

/** What the rows call back; the object stays the same, so that the rows need not be drawn again for it. */
interface Callbacks {
  readonly keyOf: (row: object) => number;
  readonly select: (keys: readonly number[]) => void;
  readonly sort: (sort: Sort | null) => void;
  readonly activate: (index: number) => void;
  readonly open: (row: object) => void;
}

/** The rows of this page that are selected, and how a new choice among them changes the whole selection. */
function useCallbacks<Row>(props: Props<Row>, activate: (index: number) => void): Callbacks {
  const latest = useRef({ props, activate });
  useLayoutEffect(() => {
    latest.current = { props, activate };
  });
  const [callbacks] = useState<Callbacks>(() => ({
    keyOf: (row) => latest.current.props.rowKey(row as Row),
    select(keys) {
      const { rows, rowKey, selection = [], onSelect } = latest.current.props;
      const onPage = new Set(rows.map(rowKey));
      onSelect?.([...selection.filter((id) => !onPage.has(id)), ...keys]);
    },
    sort: (sort) => latest.current.props.onSort?.(sort),
    activate: (index) => latest.current.activate(index),
    open: (row) => latest.current.props.onOpen?.(row as Row),
  }));
  return callbacks;
}

interface BodyProps {
  readonly columns: TableColumnsType<object>;
  readonly rows: readonly object[];
  /** Undefined where rows cannot be selected. */
  readonly selection: readonly number[] | undefined;
  readonly active: number;
  readonly loading: boolean;
  readonly width: number;
  readonly height: number;
  readonly empty: ReactNode;
  readonly callbacks: Callbacks;
}

/** Head and rows; drawn again only when something in them changes: a page has many other things to tell. */
const Body = memo(function Body(props: BodyProps) {
  const { columns, rows, selection, active, loading, width, height, empty, callbacks } = props;
  const chosen = new Set(selection);
  const rowSelection: TableProps<object>['rowSelection'] = selection && {
    selectedRowKeys: rows.map(callbacks.keyOf).filter((id) => chosen.has(id)),
    columnWidth: 36,
    fixed: true,
    onChange: (keys) => callbacks.select(keys.map(Number)),
  };
  return (
    <Table<object>
      size="small"
      rowKey={callbacks.keyOf}
      columns={columns}
      dataSource={rows as object[]}
      loading={loading ? { delay: 200 } : false}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: width, y: height }}
      {...(rowSelection ? { rowSelection } : {})}
      locale={{ emptyText: empty ?? '没有符合条件的记录' }}
      onRow={(row, index) => ({
        className: index === active ? 'row-active' : '',
        onClick: () => callbacks.activate(index ?? 0),
        onDoubleClick: () => callbacks.open(row),
      })}
      onChange={(_page, _filters, sorter) => {
        const { order, columnKey } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
        callbacks.sort(order ? { key: String(columnKey), descending: order === 'descend' } : null);
      }}
    />
  );
});

/**
 * The one table of the program: fills its frame, scrolls inside, keeps head and first columns in sight,
 * works with mouse and keyboard (data-table-keys).
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { columns, rows, loading = false, sort, selection, onSelect, empty, label } = props;
  const own = useRef<HTMLDivElement>(null);
  const frame = props.frameRef ?? own;
  const height = useRowsHeight(frame);
  const keys = useRowKeys(props);
  const callbacks = useCallbacks(props, keys.activate);
  const { drawn, all } = useDrawnRows(rows);
  // A head without rows would be drawn, measured and drawn again before the first answer is here.
  const waiting = loading && rows.length === 0;
  const [begun, setBegun] = useState(!waiting);
  if (!begun && !waiting) setBegun(true);
  const tableColumns = useMemo(
    () => toTableColumns(columns, sort?.key, sort?.descending ?? false),
    [columns, sort?.key, sort?.descending],
  );
  useEffect(() => {
    // Coming back: the row that was last worked with is brought into sight.
    if (all) frame.current?.querySelector('.row-active')?.scrollIntoView({ block: 'nearest' });
  }, [all, frame]);
  return (
    <div
      ref={frame}
      className="panel data-table"
      tabIndex={0}
      role="region"
      aria-label={label}
      onKeyDown={keys.onKeyDown}
    >
      {begun ? (
        <Body
          columns={tableColumns}
          rows={drawn}
          selection={onSelect ? selection : undefined}
          active={keys.index}
          loading={loading}
          width={columns.reduce((sum, column) => sum + column.width, 0)}
          height={height}
          empty={rows.length === 0 ? empty : undefined}
          callbacks={callbacks}
        />
      ) : (
        <Spin delay={200} className="data-table-wait" />
      )}
    </div>
  );
}
