import type { KeyboardEvent, ReactNode } from 'react';
import type { DataColumn, Sort } from './data-table';

interface Props<Row> {
  readonly columns: readonly DataColumn<Row>[];
  /** Distance from the left of the columns that stay. */
  readonly fixed: ReadonlyMap<string, number>;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort | null) => void) | undefined;
  /** How many rows of the page are selected, of how many. */
  readonly chosen: number;
  readonly count: number;
  /** Selects all rows of the page, or none; absent where rows cannot be selected. */
  readonly onAll: ((all: boolean) => void) | undefined;
}

function AllBox({
  chosen,
  count,
  onAll,
}: Pick<Props<never>, 'chosen' | 'count'> & { onAll: (all: boolean) => void }) {
  return (
    <th className="data-table-fixed data-table-box" style={{ left: 0 }}>
      <input
        type="checkbox"
        aria-label="选择本页"
        checked={count > 0 && chosen === count}
        disabled={count === 0}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && chosen < count;
        }}
        onChange={(event) => onAll(event.target.checked)}
      />
    </th>
  );
}

/** Ascending, descending, and back to the order of the list itself. */
function nextSort(key: string, sort: Sort | null): Sort | null {
  if (sort?.key !== key) return { key, descending: false };
  return sort.descending ? null : { key, descending: true };
}

interface HeadProps<Row> {
  readonly column: DataColumn<Row>;
  readonly left: number | undefined;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort | null) => void) | undefined;
}

function Head<Row>({ column, left, sort, onSort }: HeadProps<Row>): ReactNode {
  const { key, title, align = 'left' } = column;
  const place = left === undefined ? { textAlign: align } : { textAlign: align, left };
  const name = left === undefined ? undefined : 'data-table-fixed';
  const text = <span className="data-table-title">{title}</span>;
  if (!column.sortable || !onSort) {
    return (
      <th className={name} style={place}>
        {text}
      </th>
    );
  }
  const order = sort?.key === key ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const turn = (): void => onSort(nextSort(key, sort));
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    turn();
  }
  return (
    <th
      className={`data-table-sortable ${name ?? ''}`}
      style={place}
      aria-sort={order}
      tabIndex={0}
      onClick={turn}
      onKeyDown={press}
    >
      {text}
    </th>
  );
}

/** The head of a table: stays in sight, orders the rows by a click or Enter, and has the box for the whole page. */
export function DataTableHead<Row>(props: Props<Row>) {
  const { columns, fixed, sort, onSort, chosen, count, onAll } = props;
  return (
    <thead>
      <tr>
        {onAll && <AllBox chosen={chosen} count={count} onAll={onAll} />}
        {columns.map((column) => (
          <Head key={column.key} column={column} left={fixed.get(column.key)} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}
