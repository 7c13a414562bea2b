import { App } from 'antd';
import { useRef, useState, type RefObject } from 'react';
import type { Input, Output } from '#shared/contract';
import { mergeInto } from '#shared/lib/form-record';
import {
  changedKeys,
  personForm,
  toContent,
  toValues,
  type PersonValues,
} from '#shared/register/person/person-values';
import { CallError, invoke } from '../../app/bridge';
import { sentenceOf } from '../../components/sentence';
import { focusPath } from '../../components/focus-path';
import { refusedIn, settleFocused } from '../../components/settle-typing';
import type { Store } from '../../components/value-store';
import type { Conflict } from '../form/field-conflict';
import type { Opened } from './person-opened';
import type { Base } from '../form/record-drafts';
import { useSavePerson } from '../queries';

interface Options {
  readonly opened: Opened;
  readonly values: Store<PersonValues>;
  readonly base: Store<Base<PersonValues>>;
  readonly form: RefObject<HTMLElement | null>;
  /** The whole form is to be drawn anew from `values`. */
  readonly redraw: () => void;
  readonly onConflict: (conflict: Conflict<PersonValues>) => void;
  /** After every successful save. */
  readonly onSaved: (id: number) => Promise<void>;
}

function isConflict(error: unknown): boolean {
  return error instanceof CallError && error.data.code === 'VERSION_CONFLICT';
}

type MessageInstance = ReturnType<typeof App.useApp>['message'];

/**
 * A photo or scanned item changed meanwhile, here or elsewhere, counts as a change of the person too: when nothing of the
 * form's own fields is different, nobody need be told.
 * @returns whether only that happened; the form then stands on the latest version
 */
async function onlyBeside(id: number, base: Store<Base<PersonValues>>): Promise<boolean> {
  const person = await invoke('person.get', { id });
  if (person.deletedAt !== null) return false;
  const latest = toValues(person);
  if (changedKeys(base.get().values, latest).length > 0) return false;
  base.set({ version: person.version, values: latest });
  return true;
}

type Sent = Input<'person.save'>;

/** Saves over the version the form stands on, and once more where only a photo or scanned item had been faster. */
async function sendLatest(
  send: (input: Sent) => Promise<Output<'person.save'>>,
  content: Omit<Sent, 'version'>,
  base: Store<Base<PersonValues>>,
): Promise<Output<'person.save'>> {
  const sendNow = () => send({ ...content, version: base.get().version });
  try {
    return await sendNow();
  } catch (error) {
    if (!isConflict(error) || content.id === null || !(await onlyBeside(content.id, base))) throw error;
    return sendNow();
  }
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
  const merged = mergeInto(personForm, { base: base.get().values, mine: values.get() }, latest);
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
  // Somebody new is stored under this id before the page has gone to its address: saving again makes nobody twice.
  const stored = useRef(opened.id);

  function fail(error: unknown): void {
    void message.error(sentenceOf(error), 6);
    const path = error instanceof CallError ? error.data.fields[0]?.path : undefined;
    if (path !== undefined && form.current) focusPath(form.current, path);
  }
  async function store(): Promise<boolean> {
    const content = toContent(values.get());
    try {
      const { id, version } = await sendLatest(send.mutateAsync, { id: stored.current, ...content }, base);
      stored.current = id;
      base.set({ version, values: toValues(content) });
      // What was typed while the answer was on its way stays; otherwise the form shows what was stored.
      if (changedKeys(toValues(content), values.get()).length === 0) values.set(toValues(content));
      await onSaved(id);
      return true;
    } catch (error) {
      if (isConflict(error) && stored.current !== null) await takeLatest(stored.current, options, message);
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
    changedKeys(base.get().values, values.get()).length > 0 || refusedIn(form.current).length > 0;
  return { save, saving, isDirty };
}
