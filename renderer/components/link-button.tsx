import type { ReactNode } from 'react';
import './link-button.css';

interface Props {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A word within text that does something: looks like a link, and is reached by key as well as by mouse. */
export function LinkButton({ onClick, children }: Props) {
  return (
    <button type="button" className="link-button" onClick={onClick}>
      {children}
    </button>
  );
}
