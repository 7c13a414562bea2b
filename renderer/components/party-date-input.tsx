import { Input } from 'antd';
import { useState } from 'react';
import { formatPartyStored, parsePartyDate, printPartyDate } from '#shared/lib/party-date';
import { isSaveKey } from './date-text-input';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly disabled?: boolean;
  readonly max?: number;
}

/**
 * 入党时间 with its own little grammar: 2002.03, 民盟, 2002.03；民盟, 无党派. Read when the input is left and shown as the
 * approval form prints it; what cannot be read is kept as it was typed, and the checks speak of it.
 */
export function PartyDateInput({ id, value, onChange, disabled = false, max }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value ? printPartyDate(value) : '';
  function settle(): void {
    if (typed === null) return;
    setTyped(null);
    if (typed === shown) return;
    const read = parsePartyDate(typed);
    onChange?.((read.ok ? formatPartyStored(read.value) : typed.trim()) || null);
  }
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      value={typed ?? shown}
      disabled={disabled}
      {...(max === undefined ? {} : { maxLength: max })}
      placeholder={disabled ? '' : 'yyyy.MM'}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => isSaveKey(event) && settle()}
    />
  );
}
