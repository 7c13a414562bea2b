import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { isComposing } from './enter-to-next';

interface Props {
  readonly value: string;
  /** Called when typing pauses; never in the midst of an input method's composition. */
  readonly onSearch: (text: string) => void;
  /** Arrow down or Enter: on to what was found. */
  readonly onLeave?: () => void;
  readonly placeholder: string;
  readonly width?: number | string;
  readonly inputRef?: Ref<InputRef>;
}

const pauseMs = 160;

/** A search box that waits for a pause and for the input method, and gives way to its list by arrow down. */
export function SearchInput({ value, onSearch, onLeave, placeholder, width = 260, inputRef }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const composing = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  function settle(text: string): void {
    window.clearTimeout(timer.current);
    setTyped(null);
    if (text !== value) onSearch(text);
  }
  function later(text: string): void {
    setTyped(text);
    window.clearTimeout(timer.current);
    if (!composing.current) timer.current = window.setTimeout(() => settle(text), pauseMs);
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && (typed ?? value) !== '') {
      event.stopPropagation();
      settle('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      if (typed !== null) settle(typed);
      onLeave?.();
    }
  }
  return (
    <Input
      {...(inputRef ? { ref: inputRef } : {})}
      allowClear
      prefix={<SearchOutlined className="quiet" />}
      placeholder={placeholder}
      aria-label={placeholder}
      style={{ width }}
      maxLength={60}
      value={typed ?? value}
      onChange={(event) => (event.target.value === '' ? settle('') : later(event.target.value))}
      onKeyDown={press}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={(event) => {
        composing.current = false;
        later(event.currentTarget.value);
      }}
    />
  );
}
