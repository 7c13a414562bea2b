import { Checkbox, Input, Select } from 'antd';
import { codeChoices } from '#shared/lib/code-tables';
import type { Field, FieldValue, Option } from '#shared/lib/field';
import { DateTextInput } from './date-text-input';
import { NumberTextInput } from './number-text-input';
import { OrganizationSelect } from './organization-select';
import { PartyDateInput } from './party-date-input';
import { SuggestInput } from './suggest-input';

export interface FieldInputProps {
  readonly field: Field;
  readonly id?: string;
  readonly value?: FieldValue;
  readonly onChange?: (value: FieldValue) => void;
  readonly disabled?: boolean;
  /** Customary words for a free text. */
  readonly suggestions?: readonly string[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly initials: string;
}

/** The choices of a coded field, from its official table or its own list. */
export function choicesOf(field: Field): Choice[] {
  const own: readonly Option[] | undefined = field.options;
  if (own) return own.map(({ code, text }) => ({ value: code, label: text, initials: '' }));
  if (!field.codes) return [];
  return codeChoices(field.codes).map(({ code, text, pinyin }) => ({
    value: code,
    label: text,
    initials: pinyin,
  }));
}

/** Finds a choice by part of its words or the beginning of its pinyin initials. */
export function choiceMatches(input: string, choice: Choice | undefined): boolean {
  const wanted = input.trim().toLowerCase();
  return choice !== undefined && (choice.label.includes(wanted) || choice.initials.startsWith(wanted));
}

/** The input that a field's kind calls for; usable inside a Form.Item and in a grid cell. */
export function FieldInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled = false, suggestions } = props;
  const common = { ...(id === undefined ? {} : { id }), disabled, style: { width: '100%' } };
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'flag':
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={(event) => onChange?.(event.target.checked)}
        />
      );
    case 'integer':
    case 'number':
      return (
        <NumberTextInput
          {...common}
          field={field}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange?.(next)}
        />
      );
    case 'code':
      return (
        <Select<string, Choice>
          {...common}
          allowClear
          showSearch={{ filterOption: choiceMatches }}
          value={text === '' ? null : text}
          options={choicesOf(field)}
          popupMatchSelectWidth={false}
          onChange={(next: string | undefined) => onChange?.(next ?? null)}
        />
      );
    case 'month':
    case 'date':
      return (
        <DateTextInput
          {...common}
          value={typeof value === 'string' ? value : null}
          withDay={field.kind === 'date'}
          onChange={(next) => onChange?.(next)}
        />
      );
    case 'organization':
      return (
        <OrganizationSelect
          {...common}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange?.(next)}
        />
      );
    case 'longText':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={text}
          {...(field.max === undefined ? {} : { maxLength: field.max })}
          onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
        />
      );
    case 'partyDate':
      return (
        <PartyDateInput
          {...common}
          value={text}
          {...(field.max === undefined ? {} : { max: field.max })}
          onChange={(next) => onChange?.(next)}
        />
      );
    default:
      return suggestions ? (
        <SuggestInput
          {...common}
          value={text}
          suggestions={suggestions}
          {...(field.max === undefined ? {} : { max: field.max })}
          onChange={(next) => onChange?.(next)}
        />
      ) : (
        <Input
          {...common}
          value={text}
          {...(field.max === undefined ? {} : { maxLength: field.max })}
          onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
        />
      );
  }
}
