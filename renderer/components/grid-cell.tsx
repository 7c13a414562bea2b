import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { isSaveKey, useDateText } from './date-text-input';
import { choiceMatches, choicesOf, type Choice } from './field-input';
import { GrowText } from './grow-text';
import { LazyCell } from './lazy-cell';
import { OrganizationSelect } from './organization-select';
import { organizationTreeQuery } from './organization-tree';
import { SuggestInput } from './suggest-input';

export interface GridCellProps {
  readonly field: Field;
  readonly label: string;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly disabled: boolean;
  readonly suggestions: readonly string[] | undefined;
}

/** Texts that may be longer than their column wrap and let the row grow. */
function isLong(field: Field): boolean {
  return field.kind === 'longText' || (field.kind === 'text' && (field.max ?? 200) > 30);
}

function DateCell({ field, label, value, onChange, disabled }: GridCellProps) {
  const stored = typeof value === 'string' ? value : null;
  const date = useDateText({ value: stored, onChange, withDay: field.kind === 'date' });
  return (
    <input
      className="cell-input"
      aria-label={label}
      disabled={disabled}
      value={date.shown}
      {...(date.problem === undefined ? {} : { title: date.problem, 'aria-invalid': true })}
      {...(date.refused === undefined ? {} : { 'data-refused': date.refused })}
      onChange={(event) => date.type(event.target.value)}
      onBlur={date.settle}
      onKeyDown={(event) => isSaveKey(event) && date.settle()}
    />
  );
}

function CodeCell({ field, label, value, onChange, disabled }: GridCellProps) {
  return (
    <LazyCell
      label={label}
      text={formatValue(field, value)}
      disabled={disabled}
      editor={(open) => (
        <Select<string, Choice>
          aria-label={label}
          variant="borderless"
          autoFocus
          defaultOpen={open}
          allowClear
          style={{ width: '100%' }}
          showSearch={{ filterOption: choiceMatches }}
          value={typeof value === 'string' ? value : null}
          options={choicesOf(field)}
          popupMatchSelectWidth={false}
          onChange={(next: string | undefined) => onChange(next ?? null)}
        />
      )}
    />
  );
}

function OrganizationCell({ label, value, onChange, disabled }: GridCellProps) {
  const tree = useQuery(organizationTreeQuery());
  const id = typeof value === 'number' ? value : null;
  const name = tree.data?.find((node) => node.id === id)?.name;
  return (
    <LazyCell
      label={label}
      text={name ?? (id === null ? '' : '（已不在单位库）')}
      disabled={disabled}
      editor={(open) => <OrganizationSelect value={id} onChange={onChange} inCell={{ label, open }} />}
    />
  );
}

function NumberCell({ field, label, value, onChange, disabled }: GridCellProps) {
  // "3." is on the way to 3.5: what is typed stays as it is until the cell is left.
  const [typed, setTyped] = useState<string | null>(null);
  function type(text: string): void {
    setTyped(text);
    const number = Number(text.trim());
    const fits = Number.isFinite(number) && (field.kind === 'number' || Number.isInteger(number));
    if (text.trim() === '') onChange(null);
    else if (fits) onChange(number);
  }
  return (
    <input
      className="cell-input"
      aria-label={label}
      disabled={disabled}
      inputMode="decimal"
      value={typed ?? (typeof value === 'number' ? String(value) : '')}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}

function TextCell({ field, label, value, onChange, disabled, suggestions }: GridCellProps) {
  const text = typeof value === 'string' ? value : '';
  if (suggestions) {
    return (
      <LazyCell
        label={label}
        text={text}
        disabled={disabled}
        editor={() => (
          <SuggestInput
            value={text}
            onChange={onChange}
            suggestions={suggestions}
            inCell={label}
            {...(field.max === undefined ? {} : { max: field.max })}
          />
        )}
      />
    );
  }
  if (isLong(field)) {
    return <GrowText value={text} onChange={onChange} label={label} disabled={disabled} max={field.max} />;
  }
  return (
    <input
      className="cell-input"
      aria-label={label}
      disabled={disabled}
      value={text}
      maxLength={field.kind === 'year' ? 4 : (field.max ?? 200)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

/** The input of one cell of a grid, as light as its kind allows. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { field, label, value, onChange, disabled } = props;
  switch (field.kind) {
    case 'flag':
      return (
        <input
          type="checkbox"
          className="cell-check"
          aria-label={label}
          disabled={disabled}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case 'month':
    case 'date':
      return <DateCell {...props} />;
    case 'code':
      return <CodeCell {...props} />;
    case 'organization':
      return <OrganizationCell {...props} />;
    case 'integer':
    case 'number':
      return <NumberCell {...props} />;
    default:
      return <TextCell {...props} />;
  }
});
