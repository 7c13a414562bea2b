import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CaretDownOutlined,
  CaretRightOutlined,
  CloseOutlined,
  EnterOutlined,
} from '@ant-design/icons';
import { memo, type ReactNode } from 'react';
import type { Field, FieldValue } from '#shared/lib/field';
import { FieldInput } from './field-input';
import { FormField } from './form-field';
import { GridCell } from './grid-cell';
import type { GridActions, GridRow } from './grid-types';
import type { Marks } from './marks';
import { useStored, type Store } from './value-store';

export interface GridRowProps {
  readonly path: string;
  readonly label: string;
  readonly index: number;
  readonly row: GridRow;
  readonly columns: readonly Field[];
  readonly details: readonly Field[];
  readonly open: boolean;
  readonly disabled: boolean;
  readonly last: boolean;
  readonly marks: Store<Marks>;
  readonly actions: GridActions;
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
}

function Cell({ field, props }: { readonly field: Field; readonly props: GridRowProps }) {
  const { path, label, index, row, marks, actions, disabled, suggestions } = props;
  const at = `${path}.${index}.${field.key}`;
  const mark = useStored(marks, (all) => all.get(at));
  return (
    <td data-path={at} data-level={mark?.level} data-mark={mark?.text} title={mark?.text}>
      <GridCell
        field={field}
        label={`${label}第 ${index + 1} 行 ${field.label}`}
        value={row[field.key] ?? null}
        onChange={(value) => actions.set(index, field.key, value)}
        disabled={disabled}
        suggestions={suggestions[field.key]}
      />
    </td>
  );
}

function Detail({ field, props }: { readonly field: Field; readonly props: GridRowProps }) {
  const { path, index, row, marks, actions, disabled } = props;
  const at = `${path}.${index}.${field.key}`;
  const mark = useStored(marks, (all) => all.get(at));
  const value = row[field.key] ?? null;
  const change = (next: FieldValue): void => actions.set(index, field.key, next);
  const wide = field.kind === 'text' && (field.max ?? 0) > 200;
  return (
    <FormField path={at} label={field.label} help={field.help} mark={mark} span={wide ? 3 : 1}>
      {(id) => <FieldInput id={id} field={field} value={value} onChange={change} disabled={disabled} />}
    </FormField>
  );
}

interface ActionProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

function Action({ title, icon, onClick, disabled = false }: ActionProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={title}
      aria-label={title}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}

function RowActions({ index, last, actions }: GridRowProps) {
  return (
    <td className="grid-actions">
      <Action
        title="上移（Alt+↑）"
        icon={<ArrowUpOutlined />}
        disabled={index === 0}
        onClick={() => actions.move(index, -1)}
      />
      <Action
        title="下移（Alt+↓）"
        icon={<ArrowDownOutlined />}
        disabled={last}
        onClick={() => actions.move(index, 1)}
      />
      <Action
        title="在上方插入一行（Ctrl+Insert）"
        icon={<EnterOutlined />}
        onClick={() => actions.insert(index)}
      />
      <Action
        title="删除此行（Ctrl+Delete）"
        icon={<CloseOutlined />}
        onClick={() => actions.remove(index)}
      />
    </td>
  );
}

/** The number of a row; where the set has more fields than columns it opens them. */
function RowNumber({ path, index, details, row, open, actions }: GridRowProps) {
  if (details.length === 0) return <td className="grid-number">{index + 1}</td>;
  const filled = details.some(({ key }) => row[key] !== null && row[key] !== undefined && row[key] !== false);
  return (
    <td className="grid-number">
      <button
        type="button"
        tabIndex={-1}
        className={filled ? 'grid-more grid-more-filled' : 'grid-more'}
        data-expand={`${path}.${index}`}
        aria-expanded={open}
        aria-label={`第 ${index + 1} 行更多栏目`}
        title={`${details.map((field) => field.label).join('、')}（Ctrl+Enter）`}
        onClick={() => actions.toggle(index)}
      >
        {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        {index + 1}
      </button>
    </td>
  );
}

/** One row of a grid, and its further fields when it is open. */
export const GridRowView = memo(function GridRowView(props: GridRowProps) {
  const { columns, details, open, disabled, index } = props;
  return (
    <>
      <tr data-row={index}>
        <RowNumber {...props} />
        {columns.map((field) => (
          <Cell key={field.key} field={field} props={props} />
        ))}
        {!disabled && <RowActions {...props} />}
      </tr>
      {open && details.length > 0 && (
        <tr className="grid-details">
          <td colSpan={columns.length + (disabled ? 1 : 2)}>
            <div className="form-grid">
              {details.map((field) => (
                <Detail key={field.key} field={field} props={props} />
              ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
});
