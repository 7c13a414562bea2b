import { Table, type TableColumnsType, type TableProps } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
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
  return { drawn: all ? rows : rows.slice(0, drawnFirst), all };
}

function toTableColumns<Row>(
  columns: readonly DataColumn<Row>[],
  sort: Sort | null,
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
      ? {
          sorter: true,
          sortOrder: sort?.key === column.key ? (sort.descending ? 'descend' : 'ascend') : null,
        }
      : {}),
  }));
}

/** The rows of this page that are selected, and how a new choice among them changes the whole selection. */
function selectionOf<Row>({
  rows,
  rowKey,
  selection,
  onSelect,
}: Props<Row>): TableProps<object>['rowSelection'] {
  if (!selection || !onSelect) return undefined;
  const chosen = new Set(selection);
  const here = rows.map(rowKey);
  const onPage = new Set(here);
  return {
    selectedRowKeys: here.filter((id) => chosen.has(id)),
    columnWidth: 36,
    fixed: true,
    onChange: (keys) => onSelect([...selection.filter((id) => !onPage.has(id)), ...keys.map(Number)]),
  };
}

/**
 * The one table of the program: fills its frame, scrolls inside, keeps head and first columns in sight,
 * works with mouse and keyboard (data-table-keys).
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { columns, rows, rowKey, loading = false, sort = null, onSort, onOpen, empty, label } = props;
  const own = useRef<HTMLDivElement>(null);
  const frame = props.frameRef ?? own;
  const height = useRowsHeight(frame);
  const keys = useRowKeys(props);
  const rowSelection = selectionOf(props);
  const { drawn, all } = useDrawnRows(rows);
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
      <Table<object>
        size="small"
        rowKey={(row) => rowKey(row as Row)}
        columns={toTableColumns(columns, sort)}
        dataSource={drawn as unknown as object[]}
        loading={loading ? { delay: 200 } : false}
        pagination={false}
        showSorterTooltip={false}
        scroll={{ x: columns.reduce((sum, column) => sum + column.width, 0), y: height }}
        {...(rowSelection ? { rowSelection } : {})}
        locale={{ emptyText: empty ?? '没有符合条件的记录' }}
        onRow={(row, index) => ({
          className: index === keys.index ? 'row-active' : '',
          onClick: () => keys.activate(index ?? 0),
          onDoubleClick: () => onOpen?.(row as Row),
        })}
        onChange={(_page, _filters, sorter) => {
          const chosen = Array.isArray(sorter) ? sorter[0] : sorter;
          onSort?.(
            chosen?.order ? { key: String(chosen.columnKey), descending: chosen.order === 'descend' } : null,
          );
        }}
      />
    </div>
  );
}
