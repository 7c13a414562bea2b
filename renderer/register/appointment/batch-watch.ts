import { useEffect, useState } from 'react';
import type { BatchCheck } from '#shared/register/appointment/appointment-contract';
import { toContent, type BatchValues } from '#shared/register/appointment/batch';
import { changedIn } from '#shared/lib/form-record';
import { invoke } from '../../app/bridge';
import { marksOf } from '../../components/marks';
import type { RecordState } from '../form/record-state';

/** Checks read the archive: they wait until typing pauses for this many milliseconds. */
const pause = 400;

export interface WatchedBatch extends BatchCheck {
  readonly changed: readonly string[];
}

const nothing: BatchCheck = { findings: [], balance: [] };

/**
 * Checks a batch in the archive whenever typing pauses, and compares with the saved state.
 * @param id null while it is not saved
 */
export function useBatchWatch(
  { kind, values, marks, base }: RecordState<BatchValues>,
  id: number | null,
  /** What was carried out, or given up, is not found fault with any more. */
  open: boolean,
): WatchedBatch & { readonly recheck: () => void } {
  const [checked, setChecked] = useState(nothing);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      const typed = values.get();
      setChanged(changedIn(kind, base.get().values, typed));
      if (!open) return;
      const { fields, items } = toContent(typed);
      const answer = await invoke('appointment.check', { id, fields, items: [...items] });
      // What was typed meanwhile is checked by a look of its own.
      if (!current || values.get() !== typed) return;
      marks.set(
        marksOf(
          answer.findings.filter(({ item }) => item === null),
          marks.get(),
        ),
      );
      setChecked(answer);
    }
    // A failed check (the archive is just being locked) is not the user's concern; the next one comes with the next key.
    const run = (): void => void look().catch(() => undefined);
    run();
    const stop = values.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(run, pause);
    });
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
  }, [kind, values, marks, base, id, open, asked]);
  return { ...checked, changed, recheck: () => setAsked((times) => times + 1) };
}
