import { useRef, useState, type FocusEvent, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly disabled: boolean;
  /** The real input; `open`: its list was asked for with the mouse. */
  readonly editor: (open: boolean) => ReactNode;
}

/**
 * A cell that is plain text until it is entered: a page holds hundreds of cells with lists, and only one is typed into.
 */
export function LazyCell({ label, text, disabled, editor }: Props) {
  const [entered, setEntered] = useState<'no' | 'keys' | 'mouse'>('no');
  const byMouse = useRef(false);
  function leave(event: FocusEvent<HTMLElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) setEntered('no');
  }
  if (entered !== 'no' && !disabled) {
    return (
      <div className="cell-editor" onBlur={leave}>
        {editor(entered === 'mouse')}
      </div>
    );
  }
  return (
    <div
      className="cell-text"
      role="combobox"
      aria-label={label}
      aria-expanded={false}
      aria-controls=""
      aria-disabled={disabled}
      {...(disabled ? {} : { tabIndex: 0 })}
      onMouseDown={() => {
        byMouse.current = true;
      }}
      onFocus={() => {
        setEntered(byMouse.current ? 'mouse' : 'keys');
        byMouse.current = false;
      }}
    >
      {text}
    </div>
  );
}
