import { useEffect, useRef, useState } from 'react';
import { changedIn, draftText, type FormKind } from '#shared/lib/form-record';
import type { DraftKey } from '#shared/settings/draft-contract';
import { invoke } from '../../app/bridge';
import type { Store } from '../../components/value-store';

/** The state of the record that the form was opened with, or last saved. */
export interface Base<Values> {
  readonly version: number;
  readonly values: Values;
}

/** How long typing may be lost in a crash, in milliseconds. */
const interval = 2500;

export interface Drafts {
  /** When a draft was last kept; null when there is none. */
  readonly keptAt: Date | null;
  /** Keeps what is typed now. */
  readonly keep: () => Promise<void>;
  /** Forgets the draft: it was saved, or given up. */
  readonly drop: () => Promise<void>;
}

interface Options<Values extends object> {
  readonly kind: FormKind<Values>;
  readonly draftKey: DraftKey;
  readonly values: Store<Values>;
  readonly base: Store<Base<Values>>;
  /** Off while the user is asked about an older draft, and where nothing can be changed. */
  readonly active: boolean;
}

/** Keeps what is typed as a draft, every few seconds while it changes. */
export function useDrafts<Values extends object>(options: Options<Values>): Drafts {
  const { kind, draftKey, values, base, active } = options;
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  async function drop(): Promise<void> {
    clearTimeout(timer.current);
    timer.current = undefined;
    setKeptAt(null);
    await invoke('draft.remove', draftKey);
  }
  async function keep(): Promise<void> {
    clearTimeout(timer.current);
    timer.current = undefined;
    const mine = values.get();
    const { version, values: from } = base.get();
    const keys = changedIn(kind, from, mine);
    if (keys.length === 0) return keptAt === null ? undefined : drop();
    await invoke('draft.save', { ...draftKey, content: draftText(version, { base: from, mine }, keys) });
    setKeptAt(new Date());
  }
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (!active) return undefined;
    return values.subscribe(() => {
      // A failed draft (the archive is just being locked) is not the user's concern; the next one comes soon.
      timer.current ??= setTimeout(() => void latest.current().catch(() => undefined), interval);
    });
  }, [values, active]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { keptAt, keep, drop };
}
