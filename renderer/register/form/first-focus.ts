import { useEffect } from 'react';
import { useSearch } from 'wouter';
import { focusPath } from '../../components/focus-path';

/** A `?field=` in the address leads to that input; a new record begins with its name. */
export function useFirstFocus(isNew: boolean): void {
  const field = new URLSearchParams(useSearch()).get('field');
  const path = field ?? (isNew ? 'fields.name' : null);
  useEffect(() => {
    if (path === null) return undefined;
    const frame = requestAnimationFrame(() => focusPath(document, path));
    return () => cancelAnimationFrame(frame);
  }, [path]);
}
