import { App, Button } from 'antd';
import { Fragment, useEffect, useMemo, useRef, useState, type ClipboardEvent, type ReactNode } from 'react';
import { readCells } from '#shared/lib/clipboard';
import type { Field } from '#shared/lib/field';
import { pasteBlock, type Pasted } from '#shared/register/paste-block';
import { focusStop, stopsIn } from './enter-to-next';
import { gridKeys } from './grid-keys';
import { GridRowView } from './grid-row';
import type { GridActions, GridColumn, GridRow, RecordGridProps } from './grid-types';

export interface RecordGrid {
  /** The table; nothing while there are no rows. */
  readonly view: ReactNode;
  /** Adds a row at the end and goes to its first cell. */
  readonly add: () => void;
}

const noWords: Readonly<Record<string, readonly string[]>> = {};
let lastId = 0;

function freshIds(count: number): number[] {
  return Array.from({ length: count }, () => (lastId += 1));
}

function fieldsOf(columns: readonly GridColumn[], fields: readonly Field[]): Field[] {
  return columns.flatMap(({ key }) => fields.find((field) => field.key === key) ?? []);
}

interface RowStates {
  /** An identity for each row, so that an input stays with its row when rows move. */
  readonly ids: readonly number[];
  /** Identities of the rows whose further fields are shown. */
  readonly open: ReadonlySet<number>;
}

function toggled(open: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Everything that is done to rows, on their values and their identities alike. */
function useRows(props: RecordGridProps): { states: RowStates; actions: GridActions } {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [states, setStates] = useState<RowStates>(() => ({
    ids: freshIds(props.rows.length),
    open: new Set(),
  }));
  if (states.ids.length !== props.rows.length)
    setStates({ ids: freshIds(props.rows.length), open: new Set() });
  const [actions] = useState<GridActions>(() => {
    function change(edit: <T>(list: T[], make: () => T) => void): void {
      const { current, onChange, newRow } = latest.current;
      const rows = [...current()];
      edit(rows, newRow);
      setStates(({ ids, open }) => {
        const moved = [...ids];
        edit(moved, () => (lastId += 1));
        return { ids: moved, open };
      });
      onChange(rows);
    }
    return {
      set: (row, key, value) => {
        const { current, onChange } = latest.current;
        onChange(current().map((old, index) => (index === row ? { ...old, [key]: value } : old)));
      },
      insert: (row) => change((list, make) => list.splice(row, 0, make())),
      remove: (row) => change((list) => list.splice(row, 1)),
      move: (row, step) =>
        change((list) => {
          if (row + step >= 0 && row + step < list.length) list.splice(row + step, 0, ...list.splice(row, 1));
        }),
      toggle: (row) => setStates(({ ids, open }) => ({ ids, open: toggled(open, ids[row] ?? 0) })),
    };
  });
  return { states, actions };
}

/** A row that held something can be brought back for some seconds after it was deleted. */
function useUndoableRemoval(actions: GridActions, props: RecordGridProps): GridActions {
  const { message } = App.useApp();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  return useMemo(() => {
    function bringBack(row: number, values: GridRow): void {
      const { current, onChange } = latest.current;
      const rows = current();
      onChange([...rows.slice(0, row), values, ...rows.slice(row)]);
    }
    function remove(row: number): void {
      const gone = latest.current.current()[row];
      actions.remove(row);
      if (!gone || latest.current.isEmptyRow(gone)) return;
      const key = `removed ${latest.current.path}`;
      const undo = (): void => {
        bringBack(row, gone);
        message.destroy(key);
      };
      void message.open({ key, type: 'info', duration: 6, content: <Removed row={row} onUndo={undo} /> });
    }
    return { ...actions, remove };
  }, [actions, message]);
}

function Removed({ row, onUndo }: { readonly row: number; readonly onUndo: () => void }) {
  return (
    <>
      已删除第 {row + 1} 行
      <Button type="link" size="small" onClick={onUndo}>
        撤销
      </Button>
    </>
  );
}

function refusalText({ refused, count }: Pasted): string {
  const shown = refused
    .slice(0, 3)
    .map(({ row, label, text, reason }) => `第 ${row + 1} 行${label}“${text}”${reason}`)
    .join('；');
  const more = refused.length > 3 ? `；等 ${refused.length} 格` : '';
  return `已粘贴 ${count} 行，${refused.length} 格没有认出：${shown}${more}`;
}

function usePaste(props: RecordGridProps, columns: readonly Field[]) {
  const { message } = App.useApp();
  return (event: ClipboardEvent<HTMLElement>): void => {
    const cell = (event.target as HTMLElement).closest('td');
    const row = Number(cell?.closest('tr')?.getAttribute('data-row') ?? NaN);
    if (props.disabled || !cell || Number.isNaN(row)) return;
    const text = event.clipboardData.getData('text/plain');
    const read = props.readText?.(text);
    const cells = readCells(text);
    const isBlock = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
    const inText = event.target instanceof HTMLTextAreaElement && !text.includes('\t');
    if (!read && (!isBlock || inText)) return;
    event.preventDefault();
    if (read) {
      const { rows, isEmptyRow } = props;
      const here = rows[row];
      const after = here && isEmptyRow(here) ? row + 1 : row;
      props.onChange([...rows.slice(0, row), ...read, ...rows.slice(after)]);
      return;
    }
    const target = { ...props, columns, row, column: cell.cellIndex - 1 };
    const pasted = pasteBlock(target, cells);
    props.onChange(pasted.rows);
    if (pasted.refused.length > 0) void message.warning(refusalText(pasted), 10);
    else void message.success(`已粘贴 ${pasted.count} 行`);
  };
}

/**
 * An editable table of a repeated set: Enter goes from cell to cell and makes a new row at the end, rows are inserted,
 * moved and deleted with keys and buttons, and a block of cells is pasted from Excel.
 */
export function useRecordGrid(props: RecordGridProps): RecordGrid {
  const { rows, fields, columns: plan, disabled, path, label } = props;
  const table = useRef<HTMLDivElement>(null);
  const goTo = useRef<number | null>(null);
  const { states, actions: plain } = useRows(props);
  const actions = useUndoableRemoval(plain, props);
  const columns = useMemo(() => fieldsOf(plan, fields), [plan, fields]);
  const details = useMemo(() => fields.filter((field) => !columns.includes(field)), [fields, columns]);
  const paste = usePaste(props, columns);
  useEffect(() => {
    if (goTo.current === null) return;
    const row = table.current?.querySelector(`tr[data-row="${goTo.current}"]`);
    if (row) focusStop(stopsIn(row)[0]);
    goTo.current = null;
  }, [rows]);

  function add(): void {
    goTo.current = rows.length;
    actions.insert(rows.length);
  }
  function addAtEnd(): boolean {
    const last: GridRow | undefined = rows.at(-1);
    if (disabled || !last || props.isEmptyRow(last)) return false;
    add();
    return true;
  }
  const view = rows.length > 0 && (
    <div
      ref={table}
      className="record-grid"
      data-grid={path}
      onKeyDownCapture={(event) => gridKeys(event, { actions, addAtEnd })}
      onPasteCapture={paste}
    >
      <table aria-label={label}>
        <colgroup>
          <col style={{ width: details.length > 0 ? 36 : 28 }} />
          {plan.map(({ key, width }) => (
            <col key={key} {...(width === undefined ? {} : { style: { width } })} />
          ))}
          {!disabled && <col style={{ width: 84 }} />}
        </colgroup>
        <thead>
          <tr>
            <th aria-label="序号" />
            {columns.map((field) => (
              <th key={field.key} scope="col" title={field.help}>
                {field.label}
              </th>
            ))}
            {!disabled && <th aria-label="操作" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const note = props.above?.(index);
            return (
              <Fragment key={states.ids[index]}>
                {note !== undefined && note !== null && (
                  <tr className="grid-note">
                    <td colSpan={columns.length + 2}>{note}</td>
                  </tr>
                )}
                <GridRowView
                  path={path}
                  label={label}
                  index={index}
                  row={row}
                  columns={columns}
                  details={details}
                  open={states.open.has(states.ids[index] ?? 0)}
                  disabled={disabled}
                  last={index === rows.length - 1}
                  marks={props.marks}
                  actions={actions}
                  suggestions={props.suggestions ?? noWords}
                />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
  return { view, add };
}
