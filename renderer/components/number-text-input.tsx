import { Input } from 'antd';
import { useState } from 'react';
import type { Field } from '#shared/lib/field';
import { readValue } from '#shared/register/import/read-value';
import { isSaveKey } from './date-text-input';

interface Props {
  readonly id?: string;
  readonly field: Field;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly disabled?: boolean;
}

/**
 * A number as clerks type it: full-width digits, thousands separators and the field's own unit are read as the import
 * reads them. What is no number stays in the input, marked, until it is put right.
 */
export function NumberTextInput({ id, field, value = null, onChange, disabled = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  function type(text: string): void {
    setTyped(text);
    setRefused(null);
    const read = readValue(field, text);
    // Known at once, so that checks and drafts need not wait until the input is left.
    const number = read.ok && typeof read.value === 'number' ? read.value : null;
    if (read.ok && number !== value) onChange?.(number);
  }
  function settle(): void {
    if (typed === null) return;
    const read = readValue(field, typed);
    if (read.ok) setTyped(null);
    else setRefused(`${read.reason}，${read.remedy}`);
  }
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      inputMode="decimal"
      value={typed ?? (value === null ? '' : String(value))}
      disabled={disabled}
      {...(refused === null ? {} : { status: 'error', title: refused, 'data-refused': refused })}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => isSaveKey(event) && settle()}
    />
  );
}
