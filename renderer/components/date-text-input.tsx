import { Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import {
  formatDate,
  formatMonth,
  isDateText,
  looseDateReasons,
  parseLooseDate,
  type LooseDateReason,
} from '#shared/lib/dates';

interface DateTextState {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Days are kept and shown when they are known. */
  readonly withDay: boolean;
}

interface DateText {
  readonly shown: string;
  /** Why what was typed is no date; undefined while it is one. */
  readonly refused: string | undefined;
  /** Why what stands in the input is no date, typed or kept: an older archive may hold 30 February. */
  readonly problem: string | undefined;
  readonly type: (text: string) => void;
  /** Reads what was typed; call it when the input is left. */
  readonly settle: () => void;
}

const impossible = '日历上没有这一天，请改正';

/** What was typed and not understood stays in the input, marked, until it is put right. */
export function useDateText({ value, onChange, withDay }: DateTextState): DateText {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<LooseDateReason | null>(null);
  const shown = value ? (withDay ? formatDate(value) : formatMonth(value)) : '';
  const said = refused === null ? undefined : looseDateReasons[refused];
  const isKeptWrong = typed === null && value !== null && !isDateText(value);

  function settle(): void {
    if (typed === null) return;
    const parsed = typed.trim() === '' ? { ok: true as const, value: null } : parseLooseDate(typed);
    setRefused(parsed.ok ? null : parsed.reason);
    if (!parsed.ok) return;
    // A day that was known is not lost by looking at the month.
    if (typed !== shown) onChange(parsed.value);
    setTyped(null);
  }
  function type(text: string): void {
    setTyped(text);
    if (refused !== null) setRefused(null);
  }
  return {
    shown: typed ?? shown,
    refused: said,
    problem: isKeptWrong ? impossible : said,
    type,
    settle,
  };
}

/** Saving by key reads what was typed first, as leaving the input would. */
export function isSaveKey(event: KeyboardEvent): boolean {
  return event.ctrlKey && event.key.toLowerCase() === 's';
}

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly withDay: boolean;
  readonly disabled?: boolean;
  /** Where no label stands beside it, as in a row of a table. */
  readonly rowLabel?: string;
  /** In place of the form of a date. */
  readonly placeholder?: string;
}

/** A date as clerks type it: 1985.3, 198503, 1985年3月 … is read when the field is left and shown as 1985.03. */
export function DateTextInput(props: Props) {
  const { id, value = null, onChange, withDay, disabled = false, rowLabel } = props;
  const form = withDay ? 'yyyy.MM.dd' : 'yyyy.MM';
  const date = useDateText({ value, withDay, onChange: (next) => onChange?.(next) });
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      value={date.shown}
      disabled={disabled}
      {...(rowLabel === undefined ? {} : { 'aria-label': rowLabel, variant: 'borderless' as const })}
      placeholder={disabled ? '' : (props.placeholder ?? form)}
      {...(date.problem === undefined ? {} : { status: 'error', title: date.problem })}
      {...(date.refused === undefined ? {} : { 'data-refused': date.refused })}
      onChange={(event) => date.type(event.target.value)}
      onBlur={date.settle}
      onKeyDown={(event) => isSaveKey(event) && date.settle()}
    />
  );
}
