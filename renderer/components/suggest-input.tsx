import { AutoComplete, Input } from 'antd';
import { useState } from 'react';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly suggestions: readonly string[];
  readonly max?: number;
  readonly disabled?: boolean;
  /** In a grid: the label of the cell; the input then has no frame of its own. */
  readonly inCell?: string;
}

/** Free text with the customary words offered; nothing is chosen unless the user marks it. */
export function SuggestInput({ id, value, onChange, suggestions, max, disabled = false, inCell }: Props) {
  const [typing, setTyping] = useState(false);
  // The kit marks a word that begins with what was typed; Enter takes one only after the user went to it.
  const [marked, setMarked] = useState(false);
  const text = value ?? '';
  // Disabled, the kit would draw the text twice.
  if (disabled) return <Input {...(id === undefined ? {} : { id })} disabled value={text} />;
  // Whoever comes to change a word sees them all; whoever types sees what would complete it.
  const shown = typing ? suggestions.filter((word) => word !== text && word.includes(text)) : suggestions;
  return (
    <div data-suggest={marked ? 'marked' : 'typed'}>
      <AutoComplete
        {...(id === undefined ? {} : { id })}
        style={{ width: '100%' }}
        value={text}
        options={shown.map((word) => ({ value: word }))}
        defaultActiveFirstOption={false}
        popupMatchSelectWidth={false}
        {...(inCell === undefined
          ? {}
          : { variant: 'borderless' as const, autoFocus: true, defaultOpen: true, 'aria-label': inCell })}
        {...(max === undefined ? {} : { maxLength: max })}
        onFocus={() => setTyping(false)}
        onSearch={() => {
          setTyping(true);
          setMarked(false);
        }}
        onSelect={() => setMarked(false)}
        onInputKeyDown={(event) => /^Arrow(Up|Down)$/.test(event.key) && setMarked(true)}
        onChange={(next: string) => onChange?.(next === '' ? null : next)}
      />
    </div>
  );
}
