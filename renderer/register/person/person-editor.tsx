import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Finding } from '#shared/register/findings';
import type { PersonHistoryEntry } from '#shared/register/person/person-document';
import {
  changedKeys,
  labelOf,
  personForm,
  toValues,
  type PersonValues,
} from '#shared/register/person/person-values';
import { invoke } from '../../app/bridge';
import { useAsk } from '../../components/ask';
import { useCall } from '../../components/call';
import { enterToNext } from '../../components/enter-to-next';
import { FocusMark } from '../../components/focus-mark';
import { focusPath } from '../../components/focus-path';
import { noMarks, type Marks } from '../../components/marks';
import { organizationTreeQuery } from '../../components/organization-tree';
import { createStore } from '../../components/value-store';
import { useDraftOffer } from '../form/draft-offer';
import { FieldConflict, type Conflict } from '../form/field-conflict';
import { useFormKeys } from '../form/form-keys';
import { useLeave } from '../form/leave';
import { useTrail } from '../list/list-trail';
import { PersonFormProvider } from './person-form';
import { PersonHead } from './person-head';
import { PersonHistory, useOrganizationName } from './person-history';
import { personSections } from './person-layout';
import { personDraftKey, type Opened } from './person-opened';
import { PersonPhoto } from './person-photo';
import { usePhotoState } from './person-photo-state';
import { PersonRemove } from './person-remove';
import { usePersonSave } from './person-save';
import { PersonSection } from './person-section';
import { PersonSide } from './person-side';
import { usePersonWatch } from './person-watch';
import { valueInWords } from './person-words';
import { useRefreshRegister } from '../queries';
import { useDrafts, type Base } from '../form/record-drafts';

interface Props {
  readonly opened: Opened;
  readonly disabled: boolean;
}

/** The one living organization with exactly this name; undefined for none or several. */
function useFindOrganization(): (name: string) => number | undefined {
  const tree = useQuery(organizationTreeQuery()).data;
  return useMemo(
    () => (name: string) => {
      const found = (tree ?? []).filter((node) => node.name === name && !node.abolished);
      return found.length === 1 ? found[0]?.id : undefined;
    },
    [tree],
  );
}

/** The values, the saved state beneath them, and everything that reads or writes them. */
function useEditor({ opened, disabled }: Props) {
  const { id } = opened;
  const [, navigate] = useLocation();
  const [values] = useState(() => createStore(opened.values));
  const [marks] = useState(() => createStore<Marks>(noMarks));
  const [base] = useState(() =>
    createStore<Base<PersonValues>>({ version: opened.version, values: opened.values }),
  );
  const form = useRef<HTMLDivElement>(null);
  const [epoch, setEpoch] = useState(0);
  const [conflict, setConflict] = useState<Conflict<PersonValues> | null>(null);
  const redraw = (): void => setEpoch((times) => times + 1);
  const question = useAsk();
  const photo = usePhotoState(id);
  const watched = usePersonWatch({ values, marks, base, isNew: id === null, hasPhoto: photo.hasPhoto });
  const shared = { kind: personForm, draftKey: personDraftKey(id), values };
  const offer = useDraftOffer({
    ...shared,
    draft: opened.draft,
    name: opened.draft?.mine.name ?? opened.values.name ?? '新增人员',
    redraw,
    onConflict: setConflict,
    ask: question.ask,
  });
  const drafts = useDrafts({ ...shared, base, active: !disabled && offer.settled });
  const saving = usePersonSave({
    opened,
    values,
    base,
    form,
    redraw,
    onConflict: setConflict,
    onSaved: async (savedId) => {
      await drafts.drop();
      await photo.savePending(savedId);
      watched.recheck();
      if (id === null) navigate(`/people/${savedId}`, { replace: true });
    },
  });
  const name = values.get().name ?? '新增人员';
  useLeave({
    name,
    isDirty: () => !disabled && (saving.isDirty() || photo.pending !== null),
    changed: () => changedKeys(base.get().values, values.get()).map(labelOf),
    save: saving.save,
    keep: async () => (disabled ? undefined : drafts.keep()),
    drop: drafts.drop,
    ask: question.ask,
  });
  return {
    values,
    marks,
    base,
    form,
    epoch,
    redraw,
    conflict,
    setConflict,
    question,
    photo,
    watched,
    drafts,
    saving,
    name,
  };
}

type Editor = ReturnType<typeof useEditor>;

/** A `?field=` in the address leads to that input; somebody new begins with the name. */
function useFirstFocus(isNew: boolean): void {
  const field = new URLSearchParams(useSearch()).get('field');
  const path = field ?? (isNew ? 'fields.name' : null);
  useEffect(() => {
    if (path === null) return undefined;
    const frame = requestAnimationFrame(() => focusPath(document, path));
    return () => cancelAnimationFrame(frame);
  }, [path]);
}

function stateInWords({ watched, drafts }: Editor): string {
  const { length } = watched.changed;
  if (length === 0) return '';
  const kept = drafts.keptAt ? `，草稿 ${dayjs(drafts.keptAt).format('HH:mm')} 已存` : '';
  return `有 ${length} 栏未保存${kept}`;
}

/** One person: view and edit in the same layout. */
export function PersonEditor({ opened, disabled }: Props) {
  const { id } = opened;
  const [, navigate] = useLocation();
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const editor = useEditor({ opened, disabled });
  const { values, marks, form, epoch, redraw, conflict, setConflict, photo, watched, saving, name } = editor;
  const [shown, setShown] = useState<'history' | 'remove' | null>(null);
  const trail = useTrail(id);
  const organizationName = useOrganizationName();
  const findOrganization = useFindOrganization();
  useFirstFocus(id === null && opened.draft === null);
  function go(other: number | undefined): void {
    if (other !== undefined) navigate(`/people/${other}`);
  }
  const actions = {
    back: () => navigate('/people'),
    go,
    save: () => void (!disabled && saving.save()),
    history: () => setShown('history'),
    copy: () => navigate(`/people/new?copy=${id}`),
    remove: () => setShown('remove'),
    firstFinding: (level: Finding['level']) => {
      const first = watched.findings.find((finding) => finding.level === level);
      if (first) focusPath(document, first.fields[0] ?? '');
    },
  };
  useFormKeys({
    save: actions.save,
    leave: actions.back,
    previous: () => go(trail?.previous),
    next: () => go(trail?.next),
  });
  async function restore(entry: PersonHistoryEntry): Promise<void> {
    const content = id === null ? undefined : await call(() => invoke('person.asOf', { id, seq: entry.seq }));
    if (!content) return;
    values.set(toValues(content));
    redraw();
    setShown(null);
    void message.info(`已装入 ${dayjs(entry.at).format('YYYY.MM.DD HH:mm')} 的内容，核对后按保存生效`, 8);
  }
  async function remove(reason: string | null): Promise<void> {
    setShown(null);
    if (reason === null || id === null) return;
    const done = await call(() => invoke('person.remove', { ids: [id], reason }));
    if (!done) return;
    await editor.drafts.drop();
    // What was typed and not saved goes with the person: the user has just decided so.
    values.set(editor.base.get().values);
    await refresh();
    void message.success(`${name}已移入回收站`);
    navigate('/people');
  }
  const context = useMemo(
    () => ({ values, marks, disabled, findOrganization }),
    [values, marks, disabled, findOrganization],
  );
  return (
    <PersonFormProvider value={context}>
      <div className={disabled ? 'person person-fixed' : 'person'}>
        <PersonHead
          isNew={id === null}
          disabled={disabled}
          saving={saving.saving}
          findings={watched.findings}
          trail={trail}
          organizationName={organizationName}
          state={stateInWords(editor)}
          photo={
            <PersonPhoto
              id={id}
              pending={photo.pending}
              disabled={disabled}
              onChange={(image) => void photo.change(image)}
            />
          }
          actions={actions}
        />
        <div className="person-body">
          <div ref={form} className="person-form" data-form onKeyDownCapture={enterToNext}>
            <div key={epoch} className="panel">
              {personSections.map((plan) => (
                <PersonSection key={plan.id} plan={plan} personId={id} />
              ))}
            </div>
            <FocusMark form={form} />
          </div>
          <PersonSide
            form={form}
            sections={personSections}
            findings={watched.findings}
            isEmpty={id === null && watched.changed.length === 0}
          />
        </div>
      </div>
      {editor.question.dialog}
      {conflict && (
        <FieldConflict
          conflict={conflict}
          labelOf={labelOf}
          inWords={(of, key) => valueInWords(of, key, organizationName)}
          onDone={(chosen) => {
            values.set(chosen);
            redraw();
            setConflict(null);
          }}
        />
      )}
      {shown === 'history' && id !== null && (
        <PersonHistory
          id={id}
          name={name}
          disabled={disabled}
          onRestore={(entry) => void restore(entry)}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'remove' && <PersonRemove who={name} onDone={(reason) => void remove(reason)} />}
    </PersonFormProvider>
  );
}
