import type { KeyboardEvent } from 'react';
import { focusStop, isComposing, stopsIn, wantsEnter } from './enter-to-next';
import type { GridActions } from './grid-types';

interface GridKeys {
  readonly actions: GridActions;
  /** Called with Enter in the last cell: makes a row and goes there, or, false, leaves the grid. */
  readonly addAtEnd: () => boolean;
}

type Handled = boolean;

function rowOf(target: HTMLElement): number | undefined {
  const row = target.closest('tr')?.getAttribute('data-row');
  return row === null || row === undefined ? undefined : Number(row);
}

function onEnter(event: KeyboardEvent<HTMLElement>, { actions, addAtEnd }: GridKeys): Handled {
  const target = event.target as HTMLElement;
  const row = rowOf(target);
  if (event.ctrlKey && row !== undefined) {
    actions.toggle(row);
    return true;
  }
  if (event.ctrlKey || event.shiftKey || wantsEnter(target)) return false;
  if (event.altKey) {
    // As in Excel: a line break inside the cell.
    if (target.tagName === 'TEXTAREA') document.execCommand('insertText', false, '\n');
    return true;
  }
  const stops = stopsIn(event.currentTarget);
  const next = stops[stops.indexOf(target) + 1];
  if (next) focusStop(next);
  else if (!addAtEnd()) leave(event.currentTarget);
  return true;
}

/** Goes to the first input behind the grid. */
function leave(grid: HTMLElement): void {
  const form = grid.closest('[data-form]');
  if (!form) return;
  const behind = grid.compareDocumentPosition.bind(grid);
  focusStop(
    stopsIn(form).find(
      (stop) => !grid.contains(stop) && (behind(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    ),
  );
}

/** Up and down go to the same column; inside a text of several lines the caret comes first. */
function onArrow(event: KeyboardEvent<HTMLElement>, step: -1 | 1): Handled {
  const target = event.target as HTMLElement;
  const cell = target.closest('td');
  const row = cell?.closest('tr');
  if (!cell || !row || target.getAttribute('role') === 'combobox') return false;
  if (target instanceof HTMLTextAreaElement) {
    const edge = step < 0 ? 0 : target.value.length;
    if (target.selectionStart !== edge || target.selectionEnd !== edge) return false;
  }
  const rows = [...(row.parentElement?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? [])];
  const other = rows[rows.indexOf(row) + step]?.cells[cell.cellIndex];
  if (!other) return false;
  focusStop(stopsIn(other)[0]);
  return true;
}

function onCommand(event: KeyboardEvent<HTMLElement>, actions: GridActions): Handled {
  const row = rowOf(event.target as HTMLElement);
  if (row === undefined) return false;
  if (event.altKey && event.key === 'ArrowUp') actions.move(row, -1);
  else if (event.altKey && event.key === 'ArrowDown') actions.move(row, 1);
  else if (event.ctrlKey && event.key === 'Insert') actions.insert(row);
  else if (event.ctrlKey && event.key === 'Delete') actions.remove(row);
  else return false;
  return true;
}

/**
 * Keys of a grid: Enter to the next cell, arrows up and down, Alt with arrows moves the row, Ctrl+Insert and
 * Ctrl+Delete, Ctrl+Enter for a row's further fields. Nothing while an input method is composing.
 */
export function gridKeys(event: KeyboardEvent<HTMLElement>, keys: GridKeys): void {
  if (isComposing(event)) return;
  const plain = !event.altKey && !event.ctrlKey && !event.shiftKey;
  let handled = false;
  if (event.key === 'Enter') handled = onEnter(event, keys);
  else if (plain && event.key === 'ArrowUp') handled = onArrow(event, -1);
  else if (plain && event.key === 'ArrowDown') handled = onArrow(event, 1);
  else handled = onCommand(event, keys.actions);
  if (!handled) return;
  event.preventDefault();
  event.stopPropagation();
}
