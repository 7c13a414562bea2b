import { Table, type TableColumnsType, type TableProps } from 'antd';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isComposing } from './enter-to-next';

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly width: number;
  readonly render: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly align?: 'left' | 'right' | 'center';
  readonly fixed?: boolean;
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
  readonly selection?: readonly number[];
  readonly onSelect?: (ids: readonly number[]) => void;
  readonly onOpen?: (row: Row) => void;
  readonly empty?: ReactNode;
  readonly label: string;
}

/** Height that is left for the rows: the frame's height without the table's own head. */
function useRowsHeight(): [React.RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null);
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
  }, []);
  return [frame, height];
}

function toTableColumns<Row>(
  columns: readonly DataColumn<Row>[],
  sort: Sort | null,
): TableColumnsType<object> {
  return columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
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

/** Moves the marked row with the arrow keys and opens it with Enter. */
function useRowKeys<Row>(rows: readonly Row[], onOpen?: (row: Row) => void) {
  const [active, setActive] = useState(0);
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (isComposing(event) || (event.target as HTMLElement).tagName === 'INPUT') return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = Math.min(rows.length - 1, Math.max(0, active + step));
      setActive(next);
      event.currentTarget.querySelectorAll('.ant-table-row')[next]?.scrollIntoView({ block: 'nearest' });
    }
    const row = rows[active];
    if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
  }
  return { active, setActive, onKeyDown };
}

/**
 * The one table of the program: fills its frame, scrolls inside, keeps head and first columns in sight,
 * works with mouse and keyboard (arrows, Enter to open).
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const {
    columns,
    rows,
    rowKey,
    loading = false,
    sort = null,
    onSort,
    selection,
    onSelect,
    onOpen,
    empty,
    label,
  } = props;
  const [frame, height] = useRowsHeight();
  const keys = useRowKeys(rows, onOpen);
  const rowSelection: TableProps<object>['rowSelection'] =
    selection && onSelect
      ? {
          selectedRowKeys: [...selection],
          preserveSelectedRowKeys: true,
          columnWidth: 36,
          fixed: true,
          onChange: (chosen) => onSelect(chosen.map(Number)),
        }
      : undefined;
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
        dataSource={rows as unknown as object[]}
        loading={loading ? { delay: 200 } : false}
        pagination={false}
        showSorterTooltip={false}
        scroll={{ x: columns.reduce((sum, column) => sum + column.width, 0), y: height }}
        {...(rowSelection ? { rowSelection } : {})}
        locale={{ emptyText: empty ?? '没有符合条件的记录' }}
        onRow={(row, index) => ({
          className: index === keys.active ? 'row-active' : '',
          onClick: () => keys.setActive(index ?? 0),
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
