import { App } from 'antd';
import { useRef, useState, type RefObject } from 'react';
import { mergeTyped } from '#shared/register/person/person-merge';
import { changedKeys, toContent, toValues, type PersonValues } from '#shared/register/person/person-values';
import { CallError, invoke } from '../../app/bridge';
import { sentenceOf } from '../../components/call';
import { focusStop, stopsIn } from '../../components/enter-to-next';
import { focusPath } from '../../components/focus-path';
import type { Store } from '../../components/value-store';
import type { Conflict } from './person-conflict';
import type { Base } from './person-drafts';
import type { Opened } from './person-opened';
import { useSavePerson } from '../queries';

interface Options {
  readonly opened: Opened;
  readonly values: Store<PersonValues>;
  readonly base: Store<Base>;
  readonly form: RefObject<HTMLElement | null>;
  /** The whole form is to be drawn anew from `values`. */
  readonly redraw: () => void;
  readonly onConflict: (conflict: Conflict) => void;
  /** After every successful save. */
  readonly onSaved: (id: number) => Promise<void>;
}

type MessageInstance = ReturnType<typeof App.useApp>['message'];

/** What is typed in an input counts once it is left; saving by key does not leave it. */
function settleFocused(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return;
  const place = focused.closest('[data-path]');
  focused.blur();
  focused.focus({ preventScroll: true });
  requestAnimationFrame(() => {
    // A cell of a grid has become plain text again, and its input is gone.
    if (document.activeElement === document.body && place) focusStop(stopsIn(place)[0]);
  });
}

function refusedIn(form: HTMLElement | null): HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('[data-refused]') ?? [])];
}

/** Somebody else was faster: what was typed is laid over the latest state, and saved once it has been looked at. */
async function takeLatest(id: number, options: Options, message: MessageInstance): Promise<void> {
  const { base, values, redraw, onConflict } = options;
  const person = await invoke('person.get', { id });
  if (person.deletedAt !== null) {
    void message.error('此人已被移入回收站，没有保存。填写的内容还在，恢复此人后再保存', 8);
    return;
  }
  const latest = toValues(person);
  const merged = mergeTyped({ base: base.get().values, mine: values.get() }, latest);
  base.set({ version: person.version, values: latest });
  values.set(merged.values);
  redraw();
  if (merged.conflicts.length > 0) {
    onConflict({ keys: merged.conflicts, mine: merged.values, theirs: latest });
  } else void message.warning('这个人刚刚被改动过，已与您填写的内容合并，请核对后再保存', 8);
}

/** Saving: what is missing, what is not understood, and what somebody else changed meanwhile. */
export function usePersonSave(options: Options) {
  const { opened, values, base, form, onSaved } = options;
  const { message } = App.useApp();
  const send = useSavePerson();
  const [saving, setSaving] = useState(false);
  const running = useRef(false);

  function fail(error: unknown): void {
    void message.error(sentenceOf(error), 6);
    const path = error instanceof CallError ? error.data.fields[0]?.path : undefined;
    if (path !== undefined && form.current) focusPath(form.current, path);
  }
  async function store(): Promise<boolean> {
    const content = toContent(values.get());
    try {
      const { version: known } = base.get();
      const { id, version } = await send.mutateAsync({ id: opened.id, version: known, ...content });
      base.set({ version, values: toValues(content) });
      // What was typed while the answer was on its way stays; otherwise the form shows what was stored.
      if (changedKeys(toValues(content), values.get()).length === 0) values.set(toValues(content));
      await onSaved(id);
      return true;
    } catch (error) {
      const conflict = error instanceof CallError && error.data.code === 'VERSION_CONFLICT';
      if (conflict && opened.id !== null) await takeLatest(opened.id, options, message);
      else fail(error);
      return false;
    }
  }
  async function saveAll(): Promise<boolean> {
    settleFocused();
    if (!(await store())) return false;
    const unread = refusedIn(form.current);
    if (unread.length === 0) void message.success('已保存');
    else {
      void message.warning(`已保存，但有 ${unread.length} 处日期看不懂，没有存入`, 8);
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
    changedKeys(base.get().values, values.get()).length > 0 || refusedIn(form.current).length > 0;
  return { save, saving, isDirty };
}
