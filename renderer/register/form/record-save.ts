import { App } from 'antd';
import { useRef, useState } from 'react';
import { changedIn, mergeInto } from '#shared/lib/form-record';
import { CallError } from '../../app/bridge';
import { focusPath } from '../../components/focus-path';
import { sentenceOf } from '../../components/sentence';
import { refusedIn, settleFocused } from '../../components/settle-typing';
import type { Base } from './record-drafts';
import type { RecordState } from './record-state';

interface Options<Values extends object> {
  readonly state: RecordState<Values>;
  /** null: not saved yet. */
  readonly id: number | null;
  /** Stores tidied values over the version in `base`. */
  readonly send: (
    id: number | null,
    values: Values,
  ) => Promise<{ readonly id: number; readonly version: number }>;
  /** The record as it stands now, or the sentence that says why nothing can be saved over it. */
  readonly latest: (id: number) => Promise<Base<Values> | string>;
  /** What the record is called: 这个人. */
  readonly noun: string;
  /** The sentence that keeps a form from being saved; without it what cannot be read is left out, and said so. */
  readonly refusal?: (unread: readonly HTMLElement[]) => string;
  /** After every successful save. */
  readonly onSaved: (id: number) => Promise<void>;
}

type MessageInstance = ReturnType<typeof App.useApp>['message'];

/** Whether somebody else saved the record meanwhile. */
export function isConflict(error: unknown): boolean {
  return error instanceof CallError && error.data.code === 'VERSION_CONFLICT';
}

/** Somebody else was faster: what was typed is laid over the latest state, and saved once it has been looked at. */
async function takeLatest<Values extends object>(
  id: number,
  { state, latest, noun }: Options<Values>,
  message: MessageInstance,
): Promise<void> {
  const { kind, base, values, redraw, setConflict } = state;
  const found = await latest(id);
  if (typeof found === 'string') {
    void message.error(found, 8);
    return;
  }
  const merged = mergeInto(kind, { base: base.get().values, mine: values.get() }, found.values);
  base.set(found);
  values.set(merged.values);
  redraw();
  if (merged.conflicts.length > 0)
    setConflict({ keys: merged.conflicts, mine: merged.values, theirs: found.values });
  else void message.warning(`${noun}刚刚被改动过，已与您填写的内容合并，请核对后再保存`, 8);
}

/** Stores what is typed, and says what came of it. @returns a function that tells whether it is in the archive now */
function useStoring<Values extends object>(options: Options<Values>): () => Promise<boolean> {
  const { id, send, onSaved } = options;
  const { kind, values, base, form } = options.state;
  const { message } = App.useApp();
  // A new record is stored under this id before the page has gone to its address: saving again makes no second one.
  const stored = useRef(id);

  function fail(error: unknown): void {
    void message.error(sentenceOf(error), 6);
    const path = error instanceof CallError ? error.data.fields[0]?.path : undefined;
    if (path !== undefined && form.current) focusPath(form.current, path);
  }
  async function store(): Promise<boolean> {
    const tidied = kind.tidy(values.get());
    try {
      const saved = await send(stored.current, tidied);
      stored.current = saved.id;
      base.set({ version: saved.version, values: tidied });
      // What was typed while the answer was on its way stays; otherwise the form shows what was stored.
      if (changedIn(kind, tidied, values.get()).length === 0) values.set(tidied);
      await onSaved(saved.id);
      return true;
    } catch (error) {
      if (isConflict(error) && stored.current !== null)
        await takeLatest(stored.current, options, message).catch(fail);
      else fail(error);
      return false;
    }
  }
  return store;
}

/** Saving a form: what is missing, what is not understood, and what somebody else changed meanwhile. */
export function useRecordSave<Values extends object>(options: Options<Values>) {
  const { refusal } = options;
  const { kind, values, base, form } = options.state;
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);
  const running = useRef(false);
  const store = useStoring(options);

  async function saveAll(): Promise<boolean> {
    settleFocused();
    // What was just left and not understood is marked once the page has been drawn.
    await new Promise((resolve) => setTimeout(resolve));
    const before = refusedIn(form.current);
    if (refusal && before.length > 0) {
      before[0]?.focus();
      void message.error(refusal(before), 8);
      return false;
    }
    if (!(await store())) return false;
    const unread = refusedIn(form.current);
    if (unread.length === 0) void message.success('已保存');
    else {
      void message.warning(`已保存，但有 ${unread.length} 处内容看不懂，没有存入`, 8);
      unread[0]?.focus();
    }
    return unread.length === 0;
  }
  /** @returns whether everything that was typed is now in the archive */
  async function save(): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setSaving(true);
    try {
      return await saveAll();
    } finally {
      running.current = false;
      setSaving(false);
    }
  }
  const isDirty = (): boolean =>
    changedIn(kind, base.get().values, values.get()).length > 0 || refusedIn(form.current).length > 0;
  return { save, saving, isDirty };
}
