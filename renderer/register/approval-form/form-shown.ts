import { useCallback, useState } from 'react';
import type { Input } from '#shared/contract';

export type FormShow = Input<'form.rows'>['show'];

/** Which files the list shows, and which of them is compared. */
export interface Shown {
  readonly show: FormShow;
  readonly search: string;
  /** From 1. */
  readonly page: number;
  /** Null: the first that still wants a decision, else the first. */
  readonly file: number | null;
  /** Another number each time that a file is gone to for what is open in it; 0 when it was not. */
  readonly toOpen: number;
}

const everything: Shown = { show: 'all', search: '', page: 1, file: null, toOpen: 0 };

/** What is shown of a session; another session begins anew. Another filter begins at its first page. */
export function useShown(sessionId: string | null) {
  const [state, setState] = useState({ sessionId, shown: everything });
  if (state.sessionId !== sessionId) setState({ sessionId, shown: everything });
  const onShown = useCallback((part: Partial<Shown>): void => {
    const filtered = part.show !== undefined || part.search !== undefined;
    const start = filtered ? { page: 1, file: null } : {};
    setState((before) => ({ ...before, shown: { ...before.shown, toOpen: 0, ...start, ...part } }));
  }, []);
  return { shown: state.shown, onShown };
}
