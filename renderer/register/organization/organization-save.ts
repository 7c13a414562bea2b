import { App } from 'antd';
import { useRef, useState, type RefObject } from 'react';
import { changedIn, mergeInto } from '#shared/lib/form-record';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { organizationForm } from '#shared/register/organization/organization-values';
import { CallError, invoke } from '../../app/bridge';
import { sentenceOf } from '../../components/sentence';
import { focusPath } from '../../components/focus-path';
import { refusedIn, settleFocused } from '../../components/settle-typing';
import type { Store } from '../../components/value-store';
import type { Conflict } from '../form/field-conflict';
import type { OpenedUnit } from './organization-opened';
import { useSaveOrganization } from '../queries';
import type { Base } from '../form/record-drafts';

interface Options {
  readonly opened: OpenedUnit;
  readonly values: Store<OrganizationRecord>;
  readonly base: Store<Base<OrganizationRecord>>;
  readonly form: RefObject<HTMLElement | null>;
  /** The whole form is to be drawn anew from `values`. */
  readonly redraw: () => void;
  readonly onConflict: (conflict: Conflict<OrganizationRecord>) => void;
  /** After every successful save. */
  readonly onSaved: (id: number) => Promise<void>;
}

type MessageInstance = ReturnType<typeof App.useApp>['message'];

/** What keeps a form from being saved, in words; the first such input gets the focus. */
function refusal(form: HTMLElement | null): string | undefined {
  const unread = form ? refusedIn(form) : [];
  const labels = unread.map((input) => input.closest('[data-path]')?.querySelector('label')?.textContent);
  if (unread.length === 0) return undefined;
  unread[0]?.focus();
  const reason = unread[0]?.dataset['refused'] ?? '';
  return unread.length === 1
    ? `没有保存：“${labels[0] ?? ''}”${reason}。请改正或清空后再保存`
    : `没有保存：${labels.map((label) => `“${label ?? ''}”`).join('、')}的内容看不懂。请改正或清空后再保存`;
}

/** Somebody else was faster: what was typed is laid over the latest state, and saved once it has been looked at. */
async function takeLatest(id: number, options: Options, message: MessageInstance): Promise<void> {
  const { base, values, redraw, onConflict } = options;
  const { version, fields: latest } = await invoke('organization.get', { id });
  const merged = mergeInto(organizationForm, { base: base.get().values, mine: values.get() }, latest);
  base.set({ version, values: latest });
  values.set(merged.values);
  redraw();
  if (merged.conflicts.length > 0)
    onConflict({ keys: merged.conflicts, mine: merged.values, theirs: latest });
  else void message.warning('这个单位刚刚被改动过，已与您填写的内容合并，请核对后再保存', 8);
}

/** Saving a unit: nothing is stored while something typed cannot be read. */
export function useOrganizationSave(options: Options) {
  const { opened, values, base, form, onSaved } = options;
  const { message } = App.useApp();
  const send = useSaveOrganization();
  const [saving, setSaving] = useState(false);
  const running = useRef(false);
  // A new unit is stored under this id before the page has gone to its address: saving again makes no second one.
  const stored = useRef(opened.id);

  function fail(error: unknown): void {
    void message.error(sentenceOf(error), 6);
    const path = error instanceof CallError ? error.data.fields[0]?.path : undefined;
    if (path !== undefined && form.current) focusPath(form.current, path);
  }
  async function store(): Promise<boolean> {
    const fields = organizationForm.tidy(values.get());
    const { parentId } = opened;
    const id = stored.current;
    try {
      const saved = await send.mutateAsync({ id, version: base.get().version, parentId, fields });
      stored.current = saved.id;
      base.set({ version: saved.version, values: fields });
      // What was typed while the answer was on its way stays; otherwise the form shows what was stored.
      if (changedIn(organizationForm, fields, values.get()).length === 0) values.set(fields);
      await onSaved(saved.id);
      return true;
    } catch (error) {
      const conflict = error instanceof CallError && error.data.code === 'VERSION_CONFLICT';
      if (conflict && id !== null) await takeLatest(id, options, message);
      else fail(error);
      return false;
    }
  }
  async function saveAll(): Promise<boolean> {
    settleFocused();
    // What was just left is marked once the page has been drawn.
    await new Promise((resolve) => setTimeout(resolve));
    const refused = refusal(form.current);
    if (refused !== undefined) {
      void message.error(refused, 8);
      return false;
    }
    if (!(await store())) return false;
    void message.success('已保存');
    return true;
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
    changedIn(organizationForm, base.get().values, values.get()).length > 0 ||
    refusedIn(form.current).length > 0;
  return { save, saving, isDirty };
}
