import { Input } from 'antd';
import { useState } from 'react';
import {
  formatDate,
  formatMonth,
  looseDateReasons,
  parseLooseDate,
  type LooseDateReason,
} from '#shared/lib/dates';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  /** Days are kept and shown when they are known. */
  readonly withDay: boolean;
  readonly disabled?: boolean;
}

/** A date as clerks type it: 1985.3, 198503, 1985年3月 … is read when the field is left and shown as 1985.03. */
export function DateTextInput({ id, value, onChange, withDay, disabled }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<LooseDateReason | null>(null);
  const shown = value ? (withDay ? formatDate(value) : formatMonth(value)) : '';

  function settle(): void {
    if (typed === null) return;
    if (typed.trim() === '') {
      onChange?.(null);
      setTyped(null);
      setRefused(null);
      return;
    }
    const parsed = parseLooseDate(typed);
    setRefused(parsed.ok ? null : parsed.reason);
    if (!parsed.ok) return;
    onChange?.(parsed.value);
    setTyped(null);
  }
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      value={typed ?? shown}
      disabled={disabled ?? false}
      placeholder={withDay ? 'yyyy.MM.dd' : 'yyyy.MM'}
      {...(refused ? { status: 'error', title: looseDateReasons[refused] } : {})}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
