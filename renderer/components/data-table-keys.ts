import { useState, type KeyboardEvent } from 'react';
import { isComposing } from './enter-to-next';

export interface RowKeysOptions<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => number;
  readonly selection?: readonly number[] | undefined;
  readonly onSelect?: ((ids: readonly number[]) => void) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** The row that was last worked with; kept by the page while it shows something else. */
  readonly activeId?: number | null | undefined;
  readonly onActive?: ((id: number) => void) | undefined;
  /** Arrow beyond the last row (1) or the first (-1): on to the next page. */
  readonly onEdge?: ((direction: 1 | -1) => void) | undefined;
}

const pageRows = 10;

function targetOf(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return Math.min(length - 1, index + pageRows);
    case 'PageUp':
      return Math.max(0, index - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

/**
 * The keyboard in a table: arrows, PageUp/PageDown, Home and End move the active row (with Shift they select on the way),
 * Enter opens it, the space bar selects it, Ctrl+A selects all rows, Escape none.
 */
export function useRowKeys<Row>(options: RowKeysOptions<Row>) {
  const { rows, rowKey, selection, onSelect, onOpen, activeId, onActive, onEdge } = options;
  const [own, setOwn] = useState<number | null>(null);
  const current = activeId === undefined ? own : activeId;
  const index = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === current),
  );

  function activate(next: number): void {
    const row = rows[next];
    if (row === undefined) return;
    setOwn(rowKey(row));
    onActive?.(rowKey(row));
  }
  function move(event: KeyboardEvent<HTMLElement>, next: number): void {
    event.preventDefault();
    if (next < 0 || next >= rows.length) return onEdge?.(next < 0 ? -1 : 1);
    if (event.shiftKey) add(rows.slice(Math.min(index, next), Math.max(index, next) + 1));
    activate(next);
    const lines = event.currentTarget.querySelectorAll('.data-row');
    lines[next]?.scrollIntoView({ block: 'nearest' });
  }
  function add(more: readonly Row[]): void {
    onSelect?.([...new Set([...(selection ?? []), ...more.map(rowKey)])]);
  }
  function toggle(row: Row): void {
    const id = rowKey(row);
    const chosen = selection ?? [];
    onSelect?.(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target as HTMLElement;
    if (isComposing(event) || (target.tagName === 'INPUT' && target.getAttribute('type') !== 'checkbox'))
      return;
    const row = rows[index];
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      return add(rows);
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = targetOf(event.key, index, rows.length);
    if (next !== null) return move(event, next);
    if (row === undefined || target.tagName === 'BUTTON') return;
    if (event.key === 'Enter') onOpen?.(row);
    else if (event.key === ' ' && onSelect && target.tagName !== 'INPUT') {
      event.preventDefault();
      toggle(row);
    } else if (event.key === 'Escape' && (selection?.length ?? 0) > 0) onSelect?.([]);
  }
  return { index, activate, toggle, onKeyDown };
}
